import Foundation

/// A story of a labelled set, which lies beside the project.
struct LabelledStory: Decodable {
  var id: String
  var title: String?
  var text: String?
  var lang: String?
  var source: String?
  /// Given for some sets: the story repeats another.
  var dup: String?
  var event: String

  func piece(hour: Double) -> Piece {
    Piece(
      id: "s_\(id)", title: title ?? "", text: text ?? "", lang: lang ?? "und", hour: hour)
  }

  /// The stories of a set. Nil where it is missing, which is said; `subject` is then not tested.
  static func all(of set: String, wantedBy subject: String) throws -> [LabelledStory]? {
    let file = sets.appending(path: "\(set)-dev.ndjson.gz")
    guard FileManager.default.fileExists(atPath: file.path) else {
      print("NOTICE: \(file.path) is missing, \(subject) was NOT tested")
      return nil
    }
    let unpacking = Process()
    let output = Pipe()
    unpacking.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    unpacking.arguments = ["gzip", "-dc", file.path]
    unpacking.standardOutput = output
    try unpacking.run()
    return try output.fileHandleForReading.readDataToEndOfFile().split(separator: 10).map {
      try JSONDecoder().decode(LabelledStory.self, from: Data($0))
    }
  }

  private static let sets = URL(fileURLWithPath: #filePath).appending(
    path: "../../../../shared/eval/events-dev"
  ).standardized
}
