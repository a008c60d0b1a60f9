import ArgumentParser
import FeedParsing
import Glibc
import Markup
import NDJSONOutput
import NewsModel
import Service

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read one feed document and print its entries as JSON.",
    discussion: """
      Reads RSS, Atom, RDF, CDF, JSON Feed and sitemaps, in whatever encoding and however broken, \
      and writes one JSON object a line for each entry: id, url, title, summary, content, author, \
      published, updated, categories, lang, image. What the feed does not say is null. Texts are \
      plain, dates are RFC 3339 in UTC. Nothing else is read: no DTD, no entity, no link.

      A document that is no feed ends with status 65 and one line on stderr that says what it is.

        newsloom parse feed.xml --url https://example.org/feed.xml
        curl -s https://example.org/feed | newsloom parse - | jq -r .title
      """)

  @Argument(help: "The feed document; - reads standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "The address of the document, against which relative links are resolved.",
      valueName: "base"))
  var url: String?

  @Option(
    help: ArgumentHelp(
      "The Content-Type header that the document came with, for its charset.", valueName: "type"))
  var contentType: String?

  func run() throws {
    do {
      let input = try InputFile(file)
      let writer = try LineWriter(nil)
      var stream = try FeedStream(base: url, contentType: contentType)
      while let chunk = try input.next() {
        stream.append(chunk.span)
        for entry in stream.takeEntries() { try writer.write(EntryLine.encode(entry)) }
      }
      for entry in try stream.finish().entries { try writer.write(EntryLine.encode(entry)) }
      try writer.flush()
    } catch let error as FeedParsingError {
      StandardError.print("\(file == "-" ? "standard input" : file): \(error)")
      throw ExitCode(ExitStatus.badInput.rawValue)
    } catch let error as OutputError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }
}

/// A file or standard input, read in chunks.
private struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws(OutputError) {
    self.path = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw OutputError(.system(call: "open", code: errno), path: path) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// The next bytes, nil at the end.
  func next() throws(OutputError) -> [UInt8]? {
    var count = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, length in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      length = max(0, count)
    }
    if count < 0 { throw OutputError(.system(call: "read", code: errno), path: path) }
    return count == 0 ? nil : chunk
  }
}

/// An entry as a line of JSON.
private enum EntryLine {
  static func encode(_ entry: Entry) -> [UInt8] {
    var json = JSONLine()
    json.beginObject()
    json.field("id", entry.id)
    json.field("url", entry.url)
    json.field("title", plain(entry.title))
    json.field("summary", plain(entry.summary))
    json.field("content", plain(entry.content))
    json.field("author", entry.author)
    json.field("published", entry.published?.rfc3339)
    json.field("updated", entry.updated?.rfc3339)
    json.field("categories", entry.categories)
    json.field("lang", entry.lang)
    json.field("image", entry.image)
    json.endObject()
    return json.takeLine()
  }

  /// One line of plain text; nil where nothing is left of it.
  private static func plain(_ field: FieldText?) -> String? {
    guard let field else { return nil }
    let text =
      field.form == .plain
      ? MarkupText.collapsed(field.source) : MarkupText.plainText(html: field.source)
    guard !text.isEmpty else { return nil }
    return String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }
}
