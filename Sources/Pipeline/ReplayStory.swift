import FeedParsing
import Foundation
package import NewsModel
import TextAnalysis

/// One line of a replay's input.
package struct ReplayStory: Sendable {
  package var id: String?
  package var title: String
  /// What stands in for a text that is missing, in the service's own records.
  package var summary: String?
  package var text: String?
  package var url: String?
  package var source: String?
  package var published: Timestamp?
  /// When the story came, in the service's own records.
  package var fetched: Timestamp?
  package var lang: String?

  /// Reads a line.
  package init(line: [UInt8], number: Int, file: String) throws(ReplayError) {
    if let plain = PlainStoryLine(line) {
      self.init(plain)
    } else {
      try self.init(anyLine: line, number: number, file: file)
    }
  }

  private init(_ line: PlainStoryLine) {
    id = line.id.text
    title = line.title.text ?? ""
    summary = line.summary.text
    text = line.text.text
    url = line.url.text
    source = line.source.text
    published = line.published.text.flatMap { FeedDate.parse($0) }
    fetched = line.fetched.text.flatMap { FeedDate.parse($0) }
    lang = line.lang.text
  }

  private init(anyLine line: [UInt8], number: Int, file: String) throws(ReplayError) {
    let fields: Fields
    do {
      fields = try JSONDecoder().decode(Fields.self, from: Data(line))
    } catch let error as DecodingError {
      throw ReplayError(.badLine(Self.reason(error)), file: file, line: number)
    } catch {
      throw ReplayError(.badLine("not JSON"), file: file, line: number)
    }
    id = fields.id?.text
    title = fields.title
    summary = fields.summary
    text = fields.text
    url = fields.url
    source = fields.source
    published = fields.published.flatMap { FeedDate.parse($0.text) }
    fetched = fields.fetched.flatMap { FeedDate.parse($0.text) }
    lang = fields.lang
  }

  private struct Fields: Decodable {
    var id: Scalar?
    var title: String
    var summary: String?
    var text: String?
    var url: String?
    var source: String?
    var published: Scalar?
    var fetched: Scalar?
    var lang: String?
  }

  /// A text, or a number in place of one.
  private struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else {
        text = String(try container.decode(Int64.self))
      }
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _):
      "no `\(key.stringValue)`, expected an object with at least `title`"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.codingPath.isEmpty
        ? "not an object, expected one with at least `title`"
        : "`\(context.codingPath.map(\.stringValue).joined(separator: "."))` is not a text"
    default: "not JSON, expected one object a line"
    }
  }

  /// What stands for the id of a story that has none.
  private var key: String {
    Digest([(id ?? "").utf8, (source ?? "").utf8, (url ?? "").utf8, title.utf8]).name
  }

  /// The clock after this story, when it stood at `before`.
  ///
  /// The service's clock is the time at which a story came: from its own records a replay reads that
  /// time and decides as the service did. Other lines have the time of publication alone.
  package func clock(after before: Timestamp) -> Timestamp { fetched ?? published ?? before }

  /// The draft of this story, which came at `clock`.
  func draft(at clock: Timestamp) -> StoryDraft {
    let language =
      LanguageCode.stated(lang)
      ?? LanguageIdentifier.identify(title + "\n" + (text ?? "").prefix(1_000))
    let storyID = StoryID(id ?? "s_" + key)
    let record = StoryRecord(
      id: storyID, revision: 1, source: source, guid: nil, url: url, canonicalURL: nil,
      title: title, summary: summary, text: text, author: nil, lang: language, categories: [],
      image: nil, published: published, updated: nil, fetched: clock, duplication: nil, event: nil)
    return StoryDraft(identity: StoryIdentity(id: storyID, keys: []), record: record)
  }
}

/// Why a replay stopped.
package struct ReplayError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Equatable, Sendable {
    case badLine(String)
  }

  package let reason: Reason
  package let file: String
  package let line: Int

  init(_ reason: Reason, file: String, line: Int) {
    self.reason = reason
    self.file = file
    self.line = line
  }

  package var description: String {
    switch reason {
    case .badLine(let why): "\(file):\(line): \(why)"
    }
  }
}
