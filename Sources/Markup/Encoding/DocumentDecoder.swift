/// Turns the bytes of a document, as they come in, into UTF-8.
///
/// The order of trust: a byte order mark; then, at the first byte that is not ASCII, the transport's
/// charset, the document's own declaration, UTF-8, and what the letters look like. A claim that the
/// bytes disprove is passed over. Nothing is decided, and little is held back, before that byte
/// comes.
package struct DocumentDecoder: ~Copyable {
  /// How a document declares its encoding.
  package enum Format: Sendable {
    /// In the XML declaration.
    case xml
    /// In a `meta` element.
    case html
  }

  private enum State {
    /// The first kilobyte is being gathered.
    case opening
    /// Nothing but ASCII so far: it is its own UTF-8.
    case ascii
    /// Bytes from the first one above ASCII on are being gathered.
    case judging
    case utf8
    case legacy
  }

  /// Long enough for a byte order mark, warnings of a script, and an XML declaration; in HTML, for
  /// the scripts and styles that pages put before their `meta` (the standard asks for 1,024).
  private var openingLength: Int { format == .html ? 8_192 : 1_024 }
  /// 16 KB of text decide as well as the whole document did in all feeds tried.
  private static let judgingLength = 16_384

  private let contentType: String?
  private let format: Format
  private var state = State.opening
  private var held: [UInt8] = []
  private var claims: [CharacterEncoding] = []
  private var decoder: IconvDecoder?
  /// Whether a byte had to be replaced.
  package private(set) var isRepaired = false

  /// - Parameter contentType: the header of the response, for its charset.
  package init(contentType: String?, format: Format = .xml) {
    self.contentType = contentType
    self.format = format
  }

  /// Whether a header of a response says that its body is UTF-8.
  package static func declaresUTF8(_ contentType: String?) -> Bool {
    EncodingDeclaration.charset(ofContentType: contentType) == .utf8
  }

  /// Decodes what can be decided, into `text`. Linear in the bytes.
  package mutating func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
    if held.isEmpty {
      let rest = decode(bytes, isLast: false, to: &text)
      bytes.append(rest..<bytes.count, to: &held)
      return
    }
    var joined = held
    bytes.append(0..<bytes.count, to: &joined)
    let rest = decode(joined.span, isLast: false, to: &text)
    held = Array(joined[rest...])
  }

  /// Decodes the rest, deciding by what there is.
  package mutating func finish(to text: inout [UInt8]) {
    let rest = held
    held = []
    let end = decode(rest.span, isLast: true, to: &text)
    if end < rest.count {
      text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      isRepaired = true
    }
    decoder?.finish(to: &text)
  }

  /// Goes through the states as far as the bytes allow; returns how many it has dealt with.
  private mutating func decode(_ bytes: Span<UInt8>, isLast: Bool, to text: inout [UInt8]) -> Int {
    var start = 0
    if state == .opening {
      guard isLast || bytes.count >= openingLength else { return 0 }
      start = open(bytes)
    }
    if state == .ascii {
      let end = Self.endOfPlainASCII(in: bytes, from: start)
      bytes.append(start..<end, to: &text)
      start = end
      if start < bytes.count { state = .judging }
    }
    let rest = bytes.extracting(start..<bytes.count)
    if state == .judging {
      guard isLast || rest.count >= Self.judgingLength else { return start }
      judge(rest.extracting(first: Self.judgingLength))
    }
    switch state {
    case .utf8: return start + appendUTF8(rest, to: &text)
    case .legacy: decoder?.append(rest, to: &text)
    default: break
    }
    return bytes.count
  }

  private mutating func appendUTF8(_ bytes: Span<UInt8>, to text: inout [UInt8]) -> Int {
    let before = text.count
    let end = UTF8Scan.appendRepaired(bytes, to: &text)
    if text.count - before != end { isRepaired = true }
    return end
  }

  /// The end of the bytes that mean the same in every encoding here: ISO 2022 begins with ESC.
  private static func endOfPlainASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    let end = UTF8Scan.endOfASCII(in: bytes, from: start)
    return bytes.firstIndex(of: 0x1B, in: start..<end)
  }

  /// Reads the first bytes; returns the length of the byte order mark.
  private mutating func open(_ bytes: Span<UInt8>) -> Int {
    state = .ascii
    if let (encoding, mark) = EncodingDeclaration.signature(of: bytes) {
      use(encoding)
      return mark
    }
    let head = bytes.extracting(first: openingLength)
    let header = EncodingDeclaration.charset(ofContentType: contentType)
    let declared =
      format == .html ? EncodingDeclaration.ofPage(head) : EncodingDeclaration.ofDocument(head)
    claims = [header, declared].compactMap { $0 }
    if let first = claims.first {
      switch first.shape {
      case .escaped: use(first)
      case .wide where !head.firstBytesAreASCII: use(first)
      case .ebcdic where !head.firstBytesAreASCII: use(first)
      default: break
      }
    }
    return 0
  }

  private mutating func use(_ encoding: CharacterEncoding) {
    if case .utf8 = encoding.shape {
      state = .utf8
    } else {
      decoder = IconvDecoder(encoding)
      state = decoder == nil ? .utf8 : .legacy
    }
  }

  /// Chooses by the first bytes above ASCII.
  private mutating func judge(_ bytes: Span<UInt8>) {
    let census = UTF8Scan.census(of: bytes)
    for claim in claims {
      switch claim.shape {
      case .utf8 where census.isMostlyUTF8: return use(.utf8)
      case .singleByte: return use(census.isHardlyElse ? .utf8 : claim)
      // A short text in GBK or Big5 may pass for two-byte UTF-8, hardly for three-byte; of a dozen
      // common characters all do in one text of ten billion.
      case .multiByte where census.isUTF8 && (census.long > 0 || census.wellFormed >= 12):
        return use(.utf8)
      case .multiByte where Self.fits(bytes, claim): return use(claim)
      default: continue
      }
    }
    if census.isMostlyUTF8 { return use(.utf8) }
    if bytes[0] == 0x1B, let escaped = CharacterEncoding(label: "iso-2022-jp") {
      return use(escaped)
    }
    use(EncodingDetector.detect(bytes))
  }

  /// Whether at most one character in twenty is wrong: more, and the claim is.
  private static func fits(_ bytes: Span<UInt8>, _ encoding: CharacterEncoding) -> Bool {
    guard var decoder = IconvDecoder(encoding) else { return false }
    var text: [UInt8] = []
    decoder.append(bytes, to: &text)
    var high = 0
    for index in text.indices where text[index] >= 0xC0 { high += 1 }
    return decoder.faults * 20 <= high
  }
}

extension Span<UInt8> {
  /// Whether the first bytes are markup, JSON or white space in ASCII.
  fileprivate var firstBytesAreASCII: Bool {
    guard count >= 2 else { return true }
    return (self[0] < 0x80 && self[0] >= 0x09) && (self[1] < 0x80 && self[1] >= 0x09)
      && !(self[0] == 0x4C && self[1] == 0x6F)
  }
}
