/// Reads one JSON value, as strictly as RFC 8259 defines it; what newsloom writes must pass it.
///
/// Linear; brackets deeper than `depthLimit` are refused, so that no line can exhaust the stack.
struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private static let depthLimit = 32

  /// The value that `bytes` hold, and nothing else.
  static func value(of bytes: [UInt8]) throws(RecordProblem) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.passSpace()
    guard reader.place == bytes.count else { throw reader.problem("more after the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func problem(_ what: String) -> RecordProblem {
    RecordProblem("not JSON, \(what) at byte \(place)")
  }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func passSpace() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    passSpace()
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(RecordProblem) -> JSONValue {
    guard depth < Self.depthLimit else { throw problem("too deep") }
    passSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try literal("true", .flag(true))
    case UInt8(ascii: "f"): return try literal("false", .flag(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func literal(_ word: String, _ value: JSONValue) throws(RecordProblem)
    -> JSONValue
  {
    guard bytes[place...].starts(with: word.utf8) else { throw problem("no value") }
    place += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(RecordProblem) -> JSONObject {
    place += 1
    var object = JSONObject()
    if take(UInt8(ascii: "}")) { return object }
    repeat {
      passSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("no key") }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw problem("no colon") }
      let value = try value(depth: depth)
      guard object.add(key, value) else { throw problem("`\(key)` for the second time") }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw problem("no end of the object") }
    return object
  }

  private mutating func array(depth: Int) throws(RecordProblem) -> [JSONValue] {
    place += 1
    var values: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return values }
    repeat { values.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw problem("no end of the array") }
    return values
  }

  private mutating func number() throws(RecordProblem) -> JSONValue {
    let rest = bytes[place...].prefix { byte in
      (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
    let text = String(decoding: rest, as: UTF8.self)
    let isPlain = rest.allSatisfy { (0x30...0x39).contains($0) }
    if isPlain, rest.first != 0x30, let number = Int64(text), number < 1 << 53 {
      place += rest.count
      return .number(Double(number), isWhole: true)
    }
    guard text.wholeMatch(of: /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/) != nil,
      let number = Double(text), number.isFinite
    else { throw problem("no value") }
    place += rest.count
    return .number(number, isWhole: number == number.rounded())
  }
}

// MARK: Strings

extension JSONReader {
  private mutating func string() throws(RecordProblem) -> String {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20 else { throw problem("a control character") }
      if bytes[place] == UInt8(ascii: "\\") {
        text += String(try escaped()).utf8
      } else {
        text.append(bytes[place])
        place += 1
      }
    }
    guard place < bytes.count else { throw problem("no end of the text") }
    place += 1
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw problem("a text that is not UTF-8")
    }
    return valid
  }

  private mutating func escaped() throws(RecordProblem) -> Unicode.Scalar {
    place += 1
    let byte = next
    place += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "u"): return try codePoint()
    default: throw problem("an unknown escape")
    }
  }

  private mutating func codePoint() throws(RecordProblem) -> Unicode.Scalar {
    let high = try codeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800...0xDBFF).contains(high), bytes[place...].starts(with: "\\u".utf8) else {
      throw problem("half a surrogate pair")
    }
    place += 2
    let low = try codeUnit()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw problem("half a surrogate pair") }
    return scalar
  }

  private mutating func codeUnit() throws(RecordProblem) -> UInt32 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw problem("an escape without four digits") }
    place += 4
    return unit
  }
}
