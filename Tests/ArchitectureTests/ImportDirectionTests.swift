import Foundation
import Testing

/// The house's one rule, read from the `import` lines: rooms import only rooms on lower floors, and
/// each C library has one room.
@Suite struct ImportDirectionTests {
  static let floors: [[String]] = [
    ["CCurl", "CPSL", "CLibXML2", "CZstd", "CZlib", "CCrypto", "CCLD2", "CMalloc", "NewsModel"],
    ["Markup", "TextAnalysis", "Scheduling", "Transport", "StateStore", "NDJSONOutput"],
    ["FeedParsing", "ArticleExtraction", "NearDuplicates", "EventClustering", "Overview"],
    ["Configuration"],
    ["Pipeline"],
    ["Service"],
    ["newsloom"],
  ]

  static let owners = [
    "CCurl": "Transport", "CPSL": "Transport", "CLibXML2": "FeedParsing", "CCLD2": "TextAnalysis",
    "CCrypto": "Pipeline", "CMalloc": "Service", "CZstd": "NDJSONOutput", "CZlib": "NDJSONOutput",
    "GRDB": "StateStore", "Yams": "Configuration", "ArgumentParser": "newsloom",
  ]

  /// Rooms that decide without input, output, clock or randomness.
  static let pure = [
    "NewsModel", "Markup", "TextAnalysis", "FeedParsing", "ArticleExtraction", "NearDuplicates",
    "EventClustering", "Overview", "Scheduling",
  ]

  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  static func imports() throws -> [(room: String, file: String, module: String)] {
    var found: [(String, String, String)] = []
    for room in floors.flatMap(\.self) {
      let folder = sources.appending(path: room)
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
            place == 0 || ["package", "public", "internal", "@testable"].contains(words[0])
          else { continue }
          found.append((room, file.lastPathComponent, String(words[place + 1])))
        }
      }
    }
    return found
  }

  @Test func `Imports point only downwards`() throws {
    var floor: [String: Int] = [:]
    for (number, rooms) in Self.floors.enumerated() {
      for room in rooms { floor[room] = number }
    }
    let imports = try Self.imports()
    #expect(imports.count > 100, "the import lines were not found")
    for (room, file, module) in imports {
      guard let from = floor[room], let to = floor[module] else { continue }
      #expect(to < from, "\(room)/\(file) imports \(module), which is not below it")
    }
  }

  @Test func `Each library of others has one room`() throws {
    for (room, file, module) in try Self.imports() {
      guard let owner = Self.owners[module] else { continue }
      #expect(room == owner, "\(room)/\(file) imports \(module), which belongs to \(owner)")
    }
  }

  @Test func `Every room is on a floor`() throws {
    let rooms = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
      .filter { !$0.hasPrefix(".") }
    #expect(Set(rooms) == Set(Self.floors.flatMap(\.self)))
  }
}
