/// The named references of HTML as a closed hash table over the bytes of their names.
struct EntityTable: Sendable {
  /// What a name stands for.
  struct Reference: Sendable {
    var first: Unicode.Scalar
    /// 93 names stand for two code points.
    var second: Unicode.Scalar?
    /// Whether the name is read without a semicolon as well.
    var isLegacy: Bool
  }

  /// The longest name is `CounterClockwiseContourIntegral`.
  static let longestName = 31
  /// The longest name that may lack its semicolon.
  static let longestLegacyName = 6
  static let shared = EntityTable(parsing: source)

  private struct Entry {
    var start: Int
    var length: Int
    var reference: Reference
  }

  private let names: [UInt8]
  private let entries: [Entry]
  /// Index + 1 into `entries`, 0 where empty; 2,125 names in 8,192 slots.
  private let slots: [UInt16]

  init(parsing source: String) {
    var names: [UInt8] = []
    var entries: [Entry] = []
    for item in source.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard
        let mark = item.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "!") })
      else { continue }
      let scalars = item[item.index(after: mark)...].split(separator: UInt8(ascii: "+"))
        .compactMap { UInt32(Substring($0), radix: 16).flatMap(Unicode.Scalar.init) }
      guard let first = scalars.first else { continue }
      let start = names.count
      names.append(contentsOf: item[..<mark])
      let reference = Reference(
        first: first, second: scalars.dropFirst().first, isLegacy: item[mark] == UInt8(ascii: "!"))
      entries.append(Entry(start: start, length: names.count - start, reference: reference))
    }
    self.names = names
    self.entries = entries
    slots = Self.filledSlots(names: names, entries: entries)
  }

  private static func filledSlots(names: [UInt8], entries: [Entry]) -> [UInt16] {
    var slots = [UInt16](repeating: 0, count: 8_192)
    for (index, entry) in entries.enumerated() {
      var slot = hash(names.span, from: entry.start, count: entry.length) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(truncatingIfNeeded: index + 1)
    }
    return slots
  }

  /// FNV-1a; the table is fixed, so nobody can choose names that collide in it.
  private static func hash(_ bytes: Span<UInt8>, from start: Int, count: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in start..<start + count {
      hash = (hash ^ UInt32(bytes[index])) &* 16_777_619
    }
    return Int(hash ^ hash >> 15)
  }

  /// The reference whose name is the `count` bytes at `start`, in constant time.
  func reference(in bytes: Span<UInt8>, from start: Int, count: Int) -> Reference? {
    guard count > 0, count <= Self.longestName else { return nil }
    var slot = Self.hash(bytes, from: start, count: count) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.length == count, isName(entry, at: start, in: bytes) { return entry.reference }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isName(_ entry: Entry, at start: Int, in bytes: Span<UInt8>) -> Bool {
    for offset in 0..<entry.length where names[entry.start + offset] != bytes[start + offset] {
      return false
    }
    return true
  }
}
