/// What a document and its transport say about its encoding.
enum EncodingDeclaration {
  /// The encoding that a byte order mark or the bytes of the first `<` prove, and the length of the
  /// mark. Unicode Standard, section 23.8; XML 1.0, appendix F.1.
  static func signature(of head: Span<UInt8>) -> (encoding: CharacterEncoding, mark: Int)? {
    for (bytes, label, mark) in signatures where head.count >= bytes.count {
      let fits = bytes.indices.allSatisfy { bytes[$0] == head[$0] }
      if fits, let encoding = CharacterEncoding(label: label) { return (encoding, mark) }
    }
    return nil
  }

  private static let signatures: [(bytes: [UInt8], label: String, mark: Int)] = [
    ([0xFF, 0xFE, 0x00, 0x00], "utf-32le", 4),
    ([0x00, 0x00, 0xFE, 0xFF], "utf-32be", 4),
    ([0x3C, 0x00, 0x00, 0x00], "utf-32le", 0),
    ([0x00, 0x00, 0x00, 0x3C], "utf-32be", 0),
    ([0xEF, 0xBB, 0xBF], "utf-8", 3),
    ([0xFF, 0xFE], "utf-16le", 2),
    ([0xFE, 0xFF], "utf-16be", 2),
    ([0x3C, 0x00], "utf-16le", 0),
    ([0x00, 0x3C], "utf-16be", 0),
    ([0x7B, 0x00], "utf-16le", 0),
    ([0x00, 0x7B], "utf-16be", 0),
  ]

  /// The charset of a Content-Type header, however it is quoted and capitalised.
  static func charset(ofContentType header: String?) -> CharacterEncoding? {
    guard let header, let label = value(of: "charset", in: Array(header.utf8).span) else {
      return nil
    }
    return CharacterEncoding(label: label)
  }

  /// The encoding of the XML declaration, which need not be at the very start.
  static func ofDocument(_ head: Span<UInt8>) -> CharacterEncoding? {
    if isEBCDIC(head) { return ofEBCDICDocument(head) }
    var position = 0
    while position < head.count {
      let start = head.firstIndex(of: UInt8(ascii: "<"), in: position..<head.count)
      guard start < head.count else { return nil }
      if head.hasPrefix("<?xml", at: start) {
        let end = head.firstIndex(of: UInt8(ascii: ">"), in: start..<head.count)
        let label = value(of: "encoding", in: head.extracting(start..<end))
        return label.flatMap(CharacterEncoding.init(label:))
      }
      position = start + 1
    }
    return nil
  }

  /// The encoding that a `meta` element of HTML declares, as `charset` or as `http-equiv`; one of
  /// XHTML may stand in an XML declaration.
  ///
  /// WHATWG HTML, section 13.2.3.2: UTF-16 in bytes of ASCII is UTF-8. UTF-7 and EBCDIC, in which
  /// markup hides, are nobody's.
  static func ofPage(_ head: Span<UInt8>) -> CharacterEncoding? {
    var tokenizer = HTMLTokenizer()
    while let token = tokenizer.next(in: head) {
      if token.kind == .startTag, token.tag == .body { break }
      guard token.kind == .startTag, token.tag == .meta, let encoding = ofMeta(token, in: head)
      else { continue }
      return encoding
    }
    return head.hasPrefix("<?xml", at: 0) ? ofDocument(head).flatMap(forPage) : nil
  }

  private static func ofMeta(_ token: HTMLToken, in head: Span<UInt8>) -> CharacterEncoding? {
    if let label = token.attribute("charset", in: head) {
      return CharacterEncoding(label: label).flatMap(forPage)
    }
    guard token.attribute("http-equiv", in: head)?.lowercased() == "content-type" else {
      return nil
    }
    return charset(ofContentType: token.attribute("content", in: head)).flatMap(forPage)
  }

  private static func forPage(_ encoding: CharacterEncoding) -> CharacterEncoding? {
    switch encoding.shape {
    case .wide: .utf8
    case .ebcdic: nil
    case .escaped: encoding.name.hasPrefix("ISO-2022") ? encoding : nil
    default: encoding
    }
  }

  /// Whether the document begins with `<?xm` in EBCDIC.
  private static func isEBCDIC(_ head: Span<UInt8>) -> Bool {
    head.count >= 4 && head[0] == 0x4C && head[1] == 0x6F && head[2] == 0xA7 && head[3] == 0x94
  }

  private static func ofEBCDICDocument(_ head: Span<UInt8>) -> CharacterEncoding? {
    guard let common = CharacterEncoding(label: "ibm037"), var decoder = IconvDecoder(common) else {
      return nil
    }
    var text: [UInt8] = []
    decoder.append(head.extracting(first: 256), to: &text)
    let declared = value(of: "encoding", in: text.span).flatMap(CharacterEncoding.init(label:))
    if let declared, case .ebcdic = declared.shape { return declared }
    return common
  }

  /// The value of `name = "value"`, quoted or not, the name in whatever case.
  private static func value(of name: StaticString, in bytes: Span<UInt8>) -> String? {
    var position = 0
    while position < bytes.count, !bytes.hasPrefix(name, at: position) { position += 1 }
    position += name.utf8CodeUnitCount
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while position < bytes.count, isSkipped(bytes[position]) { position += 1 }
    }
    skip(\.isHTMLSpace)
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return nil }
    position += 1
    skip { $0.isHTMLSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let start = position
    skip { $0.isASCIIAlphanumeric || "-_.:+".utf8.contains($0) }
    guard position > start else { return nil }
    return bytes.extracting(start..<position).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
