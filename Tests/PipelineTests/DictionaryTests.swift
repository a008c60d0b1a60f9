import EventClustering
import Foundation
import Pipeline
import Testing
import TestSupport

@Suite struct DictionaryTests {
  /// Writes a list as dictd has it; each entry is a headword and the lines below it.
  private static func write(
    _ entries: [(word: String, lines: [String])], _ pair: String, to directory: TemporaryDirectory,
    gzip: Bool = false
  ) throws {
    var text = "About this list\nword\nnotaword\n"
    var index = ""
    for (word, lines) in entries {
      let entry = "\(word) /IPA/ <n>\n" + lines.map { $0 + "\n" }.joined()
      index += "\(word)\t\(base64(text.utf8.count))\t\(base64(entry.utf8.count))\n"
      text += entry
    }
    try directory.write(index, to: "freedict-\(pair).index")
    try directory.write(text, to: "freedict-\(pair).dict")
    guard gzip else { return }
    let pack = Process()
    pack.executableURL = URL(filePath: "/usr/bin/gzip")
    pack.arguments = ["-S", ".dz", directory.file("freedict-\(pair).dict")]
    try pack.run()
    pack.waitUntilExit()
    #expect(pack.terminationStatus == 0)
  }

  private static func base64(_ number: Int) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    return number < 64 ? String(digits[number]) : base64(number / 64) + String(digits[number % 64])
  }

  private static func folder(_ directory: TemporaryDirectory) -> DictionaryFolder {
    DictionaryFolder(directory.path) { _ in }
  }

  @Test(arguments: [false, true])
  func `Single words are read both ways, packed or not`(gzip: Bool) throws {
    let directory = try TemporaryDirectory()
    try Self.write(
      [
        ("séisme", ["1. earthquake <n> [geol.], quake", "2. to shake"]),
        ("tremblement de terre", ["earthquake"]), ("gouvernement", [" [pol.] government"]),
        ("pays", ["   Note: the land", "see: {land}", "\"a country\" - an example", "country"]),
      ], "fra-eng", to: directory, gzip: gzip)
    try Self.write([("river", ["fleuve, cours d'eau"])], "eng-fra", to: directory, gzip: gzip)
    let list = try #require(Self.folder(directory).words(of: "fr"))
    // earthquake, quake, shake; government; country; river: each under its term and its beginning.
    #expect(list.count == 12)
    #expect(Self.folder(directory).words(of: "de") == nil)
    #expect(Self.folder(directory).words(of: "en") == nil)
    #expect(Self.folder(directory).words(of: "../../etc") == nil)
  }

  @Test func `Damaged lists give less or nothing, never a crash`() throws {
    let directory = try TemporaryDirectory()
    let entries = (0..<200).map { ("mot\($0)x", ["word, \($0) other"]) }
    try Self.write(entries, "fra-eng", to: directory)
    let index = try #require(directory.text("freedict-fra-eng.index"))
    var random = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      var bytes = Array(index.utf8)
      for _ in 0..<20 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          UInt8.random(in: 0...255, using: &random)
      }
      try directory.writeBytes(bytes, to: "freedict-fra-eng.index")
      _ = Self.folder(directory).words(of: "fr")
    }
    try directory.write("a\t//////\t//////\nb\tA\t9999999\nc\n\t\t\n", to: "freedict-fra-eng.index")
    #expect(Self.folder(directory).words(of: "fr") == nil)
    try directory.writeBytes(
      [0x1F, 0x8B, 8, 0, 1, 2, 3], to: "freedict-fra-eng.dict.dz")
    #expect(Self.folder(directory).words(of: "fr") == nil)
    try directory.write(String(repeating: "x", count: 1 << 20), to: "freedict-fra-eng.index")
    #expect(Self.folder(directory).words(of: "fr") == nil)
  }

  @Test func `A folder without lists says so`() throws {
    let directory = try TemporaryDirectory()
    #expect(!Self.folder(directory).hasLists)
    #expect(!DictionaryFolder(directory.path + "/missing") { _ in }.hasLists)
  }
}
