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
    guard Set(lines.map(\.text)).count < lines.count else { return lines }
    let boxes = boxes(in: lines)
    let total = lines.reduce(0) { $0 + $1.length }
    let boxed = boxes.reduce(0) { $0 + lines[$1].length }
    let dropsBoxes = Double(boxed) < mostShare * Double(total)
    var seen: Set<String> = []
    return lines.indices.compactMap { index in
      if dropsBoxes, boxes.contains(index) { return nil }
      let isNew = seen.insert(lines[index].text).inserted
      return isNew || lines[index].length < longLine ? lines[index] : nil
    }
  }

  /// The lines of runs that come more than once.
  private static func boxes(in lines: [TextLine]) -> Set<Int> {
    guard lines.count >= 2 * run else { return [] }
    var first: [String: Int] = [:]
    var boxes: Set<Int> = []
    for start in 0...lines.count - run {
      let key = lines[start..<start + run].map(\.text).joined(separator: "\n")
      if let earlier = first[key] {
        boxes.formUnion(earlier..<earlier + run)
        boxes.formUnion(start..<start + run)
      } else {
        first[key] = start
      }
    }
    return boxes
  }
}
