import ArgumentParser
import ArticleExtraction
import FeedParsing
import Foundation
import NDJSONOutput
import Service

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Take the main text of an article page.",
    discussion: """
      Prints one JSON object: url, title, text, author, published, lang, canonical_url, site_name, \
      image, quality. What the page does not say is null; quality is 0 to 1.

      With --batch, standard input is NDJSON, {"url":"…","html":"…"} a line, and there is one line \
      of output for each line of input, in order, whatever the pages are.

        curl -s https://example.org/story | newsloom extract - --url https://example.org/story
      """)

  @Argument(help: "The page; - reads standard input.", completion: .file())
  var file: String?

  @Option(help: ArgumentHelp("The address of the page.", valueName: "url"))
  var url: String?

  @Flag(help: "Read pages as NDJSON from standard input.")
  var batch = false

  func validate() throws {
    if batch, file != nil { throw ValidationError("--batch reads standard input, not a file") }
    if !batch, file == nil { throw ValidationError("a file, - or --batch is missing") }
    if !batch, url == nil { throw ValidationError("--url is missing: the address of the page") }
  }

  func run() throws {
    do {
      let writer = try LineWriter(nil)
      let extractor = ArticleExtractor(readDate: { FeedDate.parse($0) })
      guard batch else {
        let article = extractor.extract(html: try page(), url: url ?? "")
        try writer.write(ArticleLine.encode(article))
        return try writer.flush()
      }
      let reader = try LineReader("-")
      while let line = try reader.next() {
        let article = PageRequest(line: line).map { extractor.extract($0) }
        try writer.write(ArticleLine.encode(article))
        try writer.flush()
      }
    } catch let error as OutputError {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }

  private func page() throws -> [UInt8] {
    guard let file, file != "-" else {
      return Array(FileHandle.standardInput.readDataToEndOfFile())
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      StandardError.print("\(file): cannot be read")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
    return Array(data)
  }
}

/// An article as a line of JSON; nil is a line that held no page.
private enum ArticleLine {
  static func encode(_ article: Article?) -> [UInt8] {
    var json = JSONLine(capacity: 8_192)
    json.beginObject()
    json.field("url", article?.url)
    json.field("title", article?.title)
    json.field("text", article?.text)
    json.field("author", article?.author)
    json.field("published", article?.published?.rfc3339)
    json.field("lang", article?.lang)
    json.field("canonical_url", article?.canonicalURL)
    json.field("site_name", article?.siteName)
    json.field("image", article?.image)
    json.field("quality", article?.quality)
    json.endObject()
    return json.takeLine()
  }
}
