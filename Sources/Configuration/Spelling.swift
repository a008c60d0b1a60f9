/// Finds what somebody meant to write.
enum Spelling {
  /// The candidate nearest to `word`, nil where none is near: at most two edits, or a third of the
  /// word's length where that is more.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let best = candidates.map { ($0, distance(word.lowercased(), $0)) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, word.count / 3) else { return nil }
    return best.0
  }

  /// Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment).
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left), right = Array(right)
    var beforeLast = [Int](), last = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        var cost = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
