import CLibXML2
import Markup

/// A reader of well-formed XML in UTF-8: blocks in, events out, through libxml2's SAX2 push parser
/// (136–148 MB/s here, where its tree builder reaches 93).
///
/// The parser has no handler for entities and subsets, so it can neither expand nor load anything.
final class XMLReader {
  private let parser: xmlParserCtxtPtr
  /// The parser's unretained context: it lives as long as this object.
  private let box: AssemblerBox

  /// What the events have built so far.
  var assembler: FeedAssembler {
    get { box.assembler }
    _modify { yield &box.assembler }
  }

  /// Nil when out of memory.
  init?(_ assembler: FeedAssembler) {
    let box = AssemblerBox(assembler)
    _ = Self.library
    let parser = newsloom_xml_parser(
      Unmanaged.passUnretained(box).toOpaque(),
      { context, name, prefix, uri, _, _, count, _, attributes in
        AssemblerBox.of(context)?.assembler.start(
          XMLName(local: name, prefix: prefix, uri: uri), XMLAttributes(attributes, Int(count)))
      },
      { context, _, _, _ in AssemblerBox.of(context)?.assembler.end() },
      { context, text, length in
        guard let text, length > 0 else { return }
        AssemblerBox.of(context)?.assembler.text(
          UnsafeBufferPointer(start: text, count: Int(length)))
      })
    guard let parser else { return nil }
    self.parser = parser
    self.box = box
  }

  deinit {
    xmlFreeParserCtxt(parser)
  }

  /// Reads the next bytes of the document.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < bytes.count {
      // The length is a C int.
      let length = min(bytes.count - start, 1 << 24)
      bytes[start..<start + length].withMemoryRebound(to: CChar.self) {
        _ = xmlParseChunk(parser, $0.baseAddress, Int32(length), 0)
      }
      start += length
    }
  }

  func finish() {
    xmlParseChunk(parser, nil, 0, 1)
  }

  /// Set up once a process, before the first parser; Swift makes that thread-safe.
  private static let library: Void = xmlInitParser()
}

/// A place that libxml2's callbacks can point to.
private final class AssemblerBox {
  var assembler: FeedAssembler

  init(_ assembler: FeedAssembler) {
    self.assembler = assembler
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> AssemblerBox? {
    context.map { Unmanaged<AssemblerBox>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// An element's name as libxml2 has it: pointers into its dictionary, valid and unique while the
/// parser lives.
struct XMLName: Hashable {
  let local: UnsafePointer<UInt8>?
  let prefix: UnsafePointer<UInt8>?
  let uri: UnsafePointer<UInt8>?
}

/// The attributes of a start tag, valid during its event only.
struct XMLAttributes {
  /// Five pointers each: local name, prefix, namespace, start and end of the value.
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  let count: Int

  init(_ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
    self.fields = fields
    self.count = fields == nil ? 0 : count
  }

  /// The value of the first attribute with this name, which is in lower case, in whatever case it
  /// stands; with `prefix`, only of one that has this prefix.
  subscript(_ name: StaticString, prefix prefix: StaticString? = nil) -> String? {
    guard count > 0, let fields else { return nil }
    for index in 0..<count where Self.equals(fields[index * 5], name) {
      if let prefix, !Self.equals(fields[index * 5 + 1], prefix) { continue }
      return value(at: index)
    }
    return nil
  }

  func name(at index: Int) -> String { fields?[index * 5].map { String(cString: $0) } ?? "" }

  func value(at index: Int) -> String {
    guard let start = fields?[index * 5 + 3], let end = fields?[index * 5 + 4], end > start else {
      return ""
    }
    let value = String(
      decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    // libxml2 leaves the ampersand, and only it, as a reference unless entities are substituted.
    return value.utf8.contains(UInt8(ascii: "&"))
      ? value.split(separator: "&#38;", omittingEmptySubsequences: false).joined(separator: "&")
      : value
  }

  private static func equals(_ text: UnsafePointer<UInt8>?, _ word: StaticString) -> Bool {
    guard let text else { return false }
    return word.withUTF8Buffer { letters in
      for index in 0..<letters.count where text[index].lowercasedASCII != letters[index] {
        return false
      }
      return text[letters.count] == 0
    }
  }
}
