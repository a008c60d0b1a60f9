import NewsModel

/// Writes numbers little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes that there is room for from the start; where what is written is kept,
  ///   it had better be all of them.
  init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Seven bits a byte, the lowest first (LEB128): small numbers take one byte.
  mutating func put(short number: UInt64) {
    var left = number
    while left >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }

  /// As its distance from `base`: instants of one source are near each other.
  mutating func put(_ instant: Timestamp?, from base: Timestamp) {
    guard let instant else { return put(short: 0) }
    let distance = instant.seconds &- base.seconds
    put(short: UInt64(bitPattern: distance << 1 ^ distance >> 63) &+ 1)
  }

  mutating func put(_ bytes: [UInt8]) {
    self.bytes.append(contentsOf: bytes)
  }

  /// None and the empty text are the same.
  mutating func put(_ text: String?) {
    let utf8 = (text ?? "").utf8.prefix(Int(UInt16.max))
    put(short: UInt64(utf8.count))
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

  mutating func short() -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = number(UInt8.self)
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    isValid = false
    return 0
  }

  mutating func instant() -> Timestamp {
    Timestamp(seconds: bounded(number(Int64.self)))
  }

  mutating func instant(from base: Timestamp) -> Timestamp? {
    let coded = short()
    guard coded > 0 else { return nil }
    let folded = coded - 1
    let distance = Int64(folded >> 1) ^ -Int64(folded & 1)
    return Timestamp(seconds: bounded(base.seconds &+ distance))
  }

  mutating func duration() -> Duration {
    .seconds(bounded(Int64(truncatingIfNeeded: short())))
  }

  /// What is further off than 30,000 years would only overflow later.
  private mutating func bounded(_ seconds: Int64) -> Int64 {
    isValid = isValid && seconds.magnitude < 1_000_000_000_000
    return isValid ? seconds : 0
  }

  /// A number from 0 on; none that counts anything is greater than 10¹².
  mutating func quantity() -> Double {
    let value = Double(bitPattern: number(UInt64.self))
    isValid = isValid && value >= 0 && value < 1e12
    return isValid ? value : 0
  }

  mutating func share() -> Float {
    let value = Float(bitPattern: number(UInt32.self))
    isValid = isValid && value.isFinite && value >= 0
    return isValid ? value : 0
  }

  mutating func text() -> String? {
    let utf8 = slice(Int(clamping: short()))
    return utf8.isEmpty ? nil : String(decoding: utf8, as: UTF8.self)
  }

  mutating func bytes(_ count: Int) -> [UInt8] { Array(slice(count)) }

  private mutating func slice(_ count: Int) -> ArraySlice<UInt8> {
    guard isValid, count >= 0, bytes.count - position >= count else {
      isValid = false
      return []
    }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
