/// Lines that come again in one text.
///
/// A box that a page shows twice goes: three lines in a row that stand elsewhere in the same order,
/// as long as such boxes are a small part (a schedule repeats itself for a reason). A long line that
/// comes again, a quotation pulled out, stays once.
enum RepeatedLines {
  private static let run = 3
  private static let mostShare = 0.2
  private static let longLine = 60

  static func removed(from lines: [TextLine]) -> [TextLine] {
    let hashes = lines.map { hash($0.text) }
    guard Set(hashes).count < lines.count else { return lines }
    let boxes = boxes(in: hashes)
    let total = lines.reduce(0) { $0 + $1.length }
    let boxed = boxes.reduce(0) { $0 + lines[$1].length }
    let dropsBoxes = Double(boxed) < mostShare * Double(total)
    var seen: Set<UInt64> = []
    return lines.indices.compactMap { index in
      if dropsBoxes, boxes.contains(index) { return nil }
      let isNew = seen.insert(hashes[index]).inserted
      return isNew || lines[index].length < longLine ? lines[index] : nil
    }
  }

  /// The lines of runs that come more than once.
  private static func boxes(in hashes: [UInt64]) -> Set<Int> {
    guard hashes.count >= 2 * run else { return [] }
    var first: [UInt64: Int] = [:]
    var boxes: Set<Int> = []
    for start in 0...hashes.count - run {
      let key = hashes[start..<start + run].reduce(0) { ($0 &* 31) ^ $1 }
      if let earlier = first[key] {
        boxes.formUnion(earlier..<earlier + run)
        boxes.formUnion(start..<start + run)
      } else {
        first[key] = start
      }
    }
    return boxes
  }

  /// FNV-1a of the bytes; nothing depends on it but speed and a line or two.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
