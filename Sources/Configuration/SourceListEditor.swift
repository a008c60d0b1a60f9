package import NewsModel
import Yams

/// Changes the list of sources in the text of a configuration, and nothing else of it: comments, order
/// and layout stay the user's.
///
/// It edits lines and then reads the result: what does not give exactly the change that was asked for
/// is refused, and the user is told what to do by hand.
package struct SourceListEditor {
  /// Why a text was not changed: one line.
  package struct Refusal: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// A source to be added.
  package struct NewSource: Hashable, Sendable {
    package var url: String
    package var id: SourceID?
    package var interval: String?
    package var fullText = false
    package var tags: [String] = []

    package init(url: String) {
      self.url = url
    }
  }

  package private(set) var text: String
  private let file: String

  /// - Parameter file: names the configuration in problems; relative paths start from its directory.
  package init(_ text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// Adds `sources` at the end of the list.
  package mutating func add(_ sources: [NewSource]) throws(Refusal) {
    var lines = self.lines
    let list = try list(in: lines)
    let items = sources.flatMap { Self.item($0, indent: list.indent) }
    lines.insert(contentsOf: items, at: list.end)
    let before = try places(of: text)
    try take(lines) { after in
      Set(after.keys) == Set(before.keys).union(sources.map(\.url)) && after.count >= before.count
    }
  }

  /// Takes the source named `id` out of the list. One of an OPML file is in that file's hands.
  package mutating func remove(_ id: SourceID, url: String) throws(Refusal) {
    var lines = self.lines
    let list = try list(in: lines)
    guard let item = list.items.first(where: { Self.mentions($0.node, id: id, url: url) }) else {
      throw Refusal(
        description: "\(file): \(id) has no entry of its own, expected one; is it in an OPML file?")
    }
    lines.removeSubrange(item.lines)
    let before = try places(of: text)
    try take(lines) { $0.count == before.count - 1 && $0[url] == nil }
  }

  // MARK: The list in the text

  private struct List {
    var indent: String
    var items: [(node: Node, lines: Range<Int>)]
    /// Before which line a new item goes.
    var end: Int
  }

  private var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func list(in lines: [String]) throws(Refusal) -> List {
    guard let root = try? Yams.compose(yaml: text), let node = root.mapping?.value("sources"),
      let sequence = node.sequence
    else {
      throw Refusal(description: "\(file): no list `sources` in it, expected one to change")
    }
    let starts = sequence.compactMap { $0.mark.map { $0.line - 1 } }
    guard let first = starts.first, starts.count == sequence.count,
      starts.allSatisfy({ lines.indices.contains($0) && Self.isItem(lines[$0]) })
    else {
      throw Refusal(
        description:
          "\(file): `sources` is not a list with a line for each, expected `- url: …` lines")
    }
    let indent = String(lines[first].prefix { $0 == " " })
    var items: [(node: Node, lines: Range<Int>)] = []
    for (index, start) in starts.enumerated() {
      let limit = index + 1 < starts.count ? starts[index + 1] : lines.count
      items.append((sequence[index], start..<Self.end(of: start, limit, indent.count, in: lines)))
    }
    return List(indent: indent, items: items, end: items.last?.lines.upperBound ?? lines.count)
  }

  private static func isItem(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix("- ")
  }

  /// The line after the last one of the item that begins at `start`: comments and empty lines after it
  /// are the next one's.
  private static func end(
    of start: Int, _ limit: Int, _ indent: Int, in lines: [String]
  ) -> Int {
    var end = start + 1
    var line = end
    while line < limit {
      let content = lines[line].drop { $0 == " " }
      let depth = lines[line].count - content.count
      if !content.isEmpty, content.first != "#" {
        guard depth > indent else { break }
        end = line + 1
      }
      line += 1
    }
    return end
  }

  private static func mentions(_ node: Node, id: SourceID, url: String) -> Bool {
    if let text = node.scalar?.string { return text == url }
    guard let mapping = node.mapping else { return false }
    if let own = mapping.value("id")?.scalar?.string { return own == id.name }
    guard let place = (mapping.value("url") ?? mapping.value("file"))?.scalar?.string else {
      return false
    }
    return SourceNaming.id(for: place) == id
  }

  // MARK: The result

  private mutating func take(
    _ lines: [String], where isRight: ([String: SourceID]) -> Bool
  ) throws(Refusal) {
    let changed = lines.joined(separator: "\n")
    guard isRight(try places(of: changed)) else {
      throw Refusal(
        description: "\(file): the change would not give what was asked for; edit it by hand")
    }
    text = changed
  }

  /// The sources of a text by the place that is shown of them.
  private func places(of text: String) throws(Refusal) -> [String: SourceID] {
    do throws(ConfigurationError) {
      let configuration = try ConfigurationReader.read(yaml: text, file: file)
      return Dictionary(configuration.sources.map { ($0.displayName, $0.id) }) { first, _ in first }
    } catch {
      throw Refusal(description: error.problems.first?.description ?? "\(file): not readable")
    }
  }

  private static func item(_ source: NewSource, indent: String) -> [String] {
    var lines = ["\(indent)- url: \(quoted(source.url))"]
    if let id = source.id { lines.append("\(indent)  id: \(id)") }
    if let interval = source.interval { lines.append("\(indent)  interval: \(interval)") }
    if source.fullText { lines.append("\(indent)  full_text: true") }
    if !source.tags.isEmpty {
      lines.append("\(indent)  tags: [\(source.tags.map(quoted).joined(separator: ", "))]")
    }
    return lines
  }

  /// A YAML scalar; quoted unless it is of harmless characters only.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/:.-_?=&+~;".utf8.contains(byte)
      }
    }
    let startsPlain = text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
    let endsPlain = !text.hasSuffix(":")
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isPlain, startsPlain, endsPlain, !words.contains(text.lowercased()) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
