import Foundation
import Testing

/// The output directory as a reader of the contract sees it.
struct OutputFolder: Sendable {
  let directory: URL

  /// One line of either file; the fields that tests look at.
  struct Line: Decodable, Sendable {
    let schema: String
    let type: String
    let seq: Int
    let id: String
    let revision: Int?
    let source: String?
    let guid: String?
    let url: String?
    let title: String
    let summary: String?
    let text: String?
    let lang: String
    let published: String?
    let duplicateOf: String?
    let similarity: Double?
    let event: String?
    let action: String?
    let into: String?
    let stories: Int?
    let sources: Int?
    let storyIDs: [String]?
    let reason: String?

    private enum CodingKeys: String, CodingKey {
      case schema, type, seq, id, revision, source, guid, url, title, summary, text, lang
      case published, similarity, event, action, into, stories, sources, reason
      case duplicateOf = "duplicate_of"
      case storyIDs = "story_ids"
    }
  }

  /// Both files and the rotated ones as they are on the disk, by name.
  func bytes() -> [String: Data] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.contains(".ndjson") }.reduce(into: [:]) { files, name in
      files[name] = try? Data(contentsOf: directory.appendingPathComponent(name))
    }
  }

  /// Every line of both files by `seq`. Throws where a line is not JSON or lacks its end.
  func lines() throws -> [Line] {
    try bytes().flatMap { name, data in try Self.lines(of: data, name: name) }
      .sorted { $0.seq < $1.seq }
  }

  func stories() throws -> [Line] { try lines().filter { $0.type == "story" } }

  func events() throws -> [Line] { try lines().filter { $0.type == "event" } }

  /// How many whole story lines there are now; cheap, while the service writes.
  func storyCount() -> Int {
    let data = try? Data(contentsOf: directory.appendingPathComponent("stories.ndjson"))
    return data?.count { $0 == UInt8(ascii: "\n") } ?? 0
  }

  static func lines(of data: Data, name: String) throws -> [Line] {
    guard data.isEmpty || data.last == UInt8(ascii: "\n") else {
      throw SupportError("\(name): the last line has no end")
    }
    return try data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast().enumerated().map { index, line in
        do {
          return try JSONDecoder().decode(Line.self, from: line)
        } catch {
          throw SupportError(
            "\(name):\(index + 1): \(error): \(String(decoding: line.prefix(200), as: UTF8.self))")
        }
      }
  }

  /// Expects what the contract promises about any output: `seq` from 1 without a gap or repeat, and
  /// references that resolve.
  @discardableResult
  func expectWhole(location: SourceLocation = #_sourceLocation) throws -> [Line] {
    let lines = try lines()
    #expect(
      lines.map(\.seq) == lines.indices.map { $0 + 1 }, "seq has a gap or a repeat",
      sourceLocation: location)
    let stories = lines.filter { $0.type == "story" }
    let heads = Set(stories.filter { $0.duplicateOf == nil }.map(\.id))
    for story in stories {
      if let head = story.duplicateOf {
        #expect(heads.contains(head), "\(story.id) names no head", sourceLocation: location)
      }
    }
    let events = Set(lines.filter { $0.type == "event" }.map(\.id))
    for event in stories.compactMap(\.event) {
      #expect(events.contains(event), "\(event) has no record", sourceLocation: location)
    }
    return lines
  }
}
