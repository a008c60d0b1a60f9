import NewsModel

/// Writes numbers little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ text: String?) {
    let utf8 = Array((text ?? "").utf8.prefix(Int(UInt16.max)))
    put(UInt16(utf8.count))
    bytes.append(contentsOf: utf8)
  }
}

/// Reads what `ByteWriter` wrote. Past the end it reads zeros and is no longer intact.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0
  private var isValid = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether everything was there, and nothing more.
  var isIntact: Bool { isValid && position == bytes.count }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard isValid, bytes.count - position >= size else {
      isValid = false
      return 0
    }
    defer { position += size }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: Number.self))
    }
  }

  mutating func instant() -> Timestamp? {
    let seconds = number(Int64.self)
    return seconds == .min ? nil : Timestamp(seconds: bounded(seconds))
  }

  mutating func duration() -> Duration {
    .seconds(bounded(number(Int64.self)))
  }

  /// What is further off than 30,000 years would only overflow later.
  private mutating func bounded(_ seconds: Int64) -> Int64 {
    isValid = isValid && seconds.magnitude < 1_000_000_000_000
    return isValid ? seconds : 0
  }

  /// A finite number from 0 on.
  mutating func quantity() -> Double {
    let value = Double(bitPattern: number(UInt64.self))
    isValid = isValid && value.isFinite && value >= 0
    return isValid ? value : 0
  }

  mutating func share() -> Float {
    let value = Float(bitPattern: number(UInt32.self))
    isValid = isValid && value.isFinite && value >= 0
    return isValid ? value : 0
  }

  mutating func text() -> String? {
    let count = Int(number(UInt16.self))
    guard isValid, bytes.count - position >= count else {
      isValid = false
      return nil
    }
    defer { position += count }
    return count == 0 ? nil : String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}
