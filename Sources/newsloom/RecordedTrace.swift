import FeedParsing
import Foundation
import NDJSONOutput
import NewsModel

/// When each source published, as files of records have it.
struct RecordedTrace {
  /// What is wrong with a line, and where it is.
  struct Unreadable: Error {
    let description: String
  }

  private(set) var published: [String: [Timestamp]] = [:]

  /// A line longer than this is no record.
  private static let longestLine = 64 << 20

  /// Adds the lines of `file`; `-` is standard input.
  mutating func read(_ file: String) throws {
    let reader = try LineReader(file, longestLine: Self.longestLine)
    let name = file == "-" ? "standard input" : file
    var number = 0
    while let line = try reader.next() {
      number += 1
      guard !line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else { continue }
      guard let fields = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw Unreadable(
          description: "\(name):\(number): expected an object with `source` and `published`")
      }
      guard fields.isFirst else { continue }
      guard let source = fields.source, let instant = fields.instant else {
        throw Unreadable(
          description: "\(name):\(number): no `source` or no time, expected both")
      }
      published[source, default: []].append(instant)
    }
  }

  private struct Line: Decodable {
    var type: String?
    var revision: Int?
    var source: String?
    var published: String?
    var firstSeen: String?
    var fetched: String?

    private enum CodingKeys: String, CodingKey {
      case type, revision, source, published, fetched
      case firstSeen = "first_seen"
    }

    /// Whether it is about a story that was not there before.
    var isFirst: Bool { type ?? "story" == "story" && revision ?? 1 == 1 }

    /// When the story came; nobody saw it before it was there, whatever its date.
    var instant: Timestamp? {
      let seen = (firstSeen ?? fetched).flatMap { FeedDate.parse($0) }
      let date = published.flatMap { FeedDate.parse($0) }
      guard let seen, let date else { return date ?? seen }
      return min(date, seen)
    }
  }
}
