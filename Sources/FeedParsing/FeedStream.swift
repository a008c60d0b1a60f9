import Markup
package import NewsModel

/// Reads a feed while it comes in.
///
/// Bytes go through the decoder, the mender, libxml2 and the assembler in blocks; an entry can be
/// taken as soon as its end tag has come, and memory does not grow with the length of the feed (that
/// of a JSON Feed, which is read as a whole, does). Not for two threads at once; several streams are
/// independent of each other.
package struct FeedStream: ~Copyable {
  private enum Content {
    /// Nothing but white space so far.
    case unknown
    case xml
    case json
    case binary(String)
  }

  /// Large enough that a block's overhead does not show, small enough for a cache.
  private static let blockLength = 1 << 15

  private let base: String?
  private let reader: XMLReader
  private var decoder: DocumentDecoder
  private var mender = XMLMender()
  private var content = Content.unknown
  private var text: [UInt8] = []
  private var xml: [UInt8] = []
  /// The first characters, to say what it is if it is no feed.
  private var opening: [UInt8] = []
  private var hasBegun = false

  /// - Parameters:
  ///   - base: the address that the document came from, against which its links are resolved.
  ///   - contentType: the header of the response, for its charset.
  /// - Throws: only when out of memory.
  package init(base: String?, contentType: String?) throws(FeedParsingError) {
    guard let reader = XMLReader(FeedAssembler(base: base)) else {
      throw FeedParsingError(.outOfMemory)
    }
    self.base = base
    self.reader = reader
    decoder = DocumentDecoder(contentType: contentType)
  }

  /// Reads the next bytes of the document. Linear in their number.
  package mutating func append(_ chunk: Span<UInt8>) {
    if !hasBegun, chunk.count > 0 {
      hasBegun = true
      if let kind = FileSignature.kind(of: chunk) { content = .binary(kind) }
    }
    if case .binary = content { return }
    var start = 0
    while start < chunk.count {
      let end = min(chunk.count, start + Self.blockLength)
      decoder.append(chunk.extracting(start..<end), to: &text)
      start = end
      if text.count >= Self.blockLength { readText() }
    }
  }

  /// The entries that have been completed since the last call, in document order.
  package mutating func takeEntries() -> [Entry] {
    reader.assembler.takeEntries()
  }

  /// Ends the document; the feed holds the entries that have not been taken.
  ///
  /// - Throws: what the document is, if it is no feed.
  package mutating func finish() throws(FeedParsingError) -> Feed {
    if case .binary(let kind) = content { throw FeedParsingError(.binary(kind: kind)) }
    decoder.finish(to: &text)
    if case .unknown = content { sniff() }
    if case .json = content {
      guard var feed = JSONFeedReader.read(text, base: base) else {
        throw FeedParsingError(.otherJSON)
      }
      if decoder.isRepaired { feed.repaired = true }
      return feed
    }
    readText()
    reader.assembler.isEnding = true
    mender.finish()
    passOn()
    reader.finish()
    return try finishedFeed()
  }

  private func finishedFeed() throws(FeedParsingError) -> Feed {
    let assembler = reader.assembler
    guard var feed = assembler.feed, assembler.entryCount > 0 || !assembler.isPage else {
      throw FeedParsingError(reason)
    }
    feed.entries = reader.assembler.takeEntries()
    feed.repaired =
      mender.isRepaired || decoder.isRepaired || assembler.rootCount > 1 || assembler.isPage
    return feed
  }

  // MARK: Blocks

  /// Passes on the decoded text, unless it is JSON, which is kept.
  private mutating func readText() {
    if case .unknown = content { sniff() }
    guard case .xml = content else { return }
    let block = text
    text = []
    mender.append(block.span)
    passOn()
  }

  private mutating func passOn() {
    mender.takeOutput(into: &xml)
    xml.withUnsafeBufferPointer { reader.append($0) }
  }

  /// Tells JSON from XML by the first character that is no space.
  private mutating func sniff() {
    var start = 0
    while start < text.count, text[start].isHTMLSpace { start += 1 }
    if text[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    guard start < text.count else {
      text.removeAll(keepingCapacity: true)
      return
    }
    opening = Array(text[start...].prefix(256))
    content = opening[0] == UInt8(ascii: "{") || opening[0] == UInt8(ascii: "[") ? .json : .xml
  }

  // MARK: What it is instead

  private var reason: FeedParsingError.Reason {
    if opening.isEmpty { return .empty }
    let assembler = reader.assembler
    let controls = opening.count { $0 < 0x20 && !$0.isHTMLSpace }
    if controls * 20 > opening.count { return .binary(kind: "binary data") }
    guard let root = assembler.firstElement else {
      let line = MarkupText.collapsed(String(decoding: opening, as: UTF8.self))
      return .text(start: String(line.prefix(60)))
    }
    let isPage =
      ["html", "head", "body", "title", "div", "p", "br", "b"].contains(root.lowercased())
      || opening.span.hasPrefix("<!doctype html", at: 0)
    return isPage
      ? .htmlPage(title: assembler.pageTitle.map { String($0.prefix(80)) })
      : .otherXML(root: String(root.prefix(60)))
  }
}
