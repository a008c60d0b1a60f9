import Foundation

/// The public libraries, where Python has them.
enum Peers {
  /// Runs `peers.py` on the same texts and returns what each library managed.
  static func measure(_ texts: [String]) -> [(name: String, rate: Double)] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("duplicates-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let file = folder.appendingPathComponent("texts.json")
      try JSONEncoder().encode(texts).write(to: file)
      return parse(try output(of: file.path))
    } catch {
      print("NOTICE: no peers measured: \(error)")
      return []
    }
  }

  private static func output(of file: String) throws -> String {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("peers.py")
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script.path, file]
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// Lines of a name and a number; other lines are notices.
  private static func parse(_ output: String) -> [(name: String, rate: Double)] {
    output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let rate = Double(fields[1]) else {
        print("NOTICE: \(line)")
        return nil
      }
      return (String(fields[0]), rate)
    }
  }
}
