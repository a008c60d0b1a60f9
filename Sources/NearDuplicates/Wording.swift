/// How alike the words of two texts are.
struct Wording: Equatable {
  /// Shared shingles by all shingles.
  var resemblance: Double
  /// Shared shingles by those of the smaller text.
  var containment: Double
  /// Distinct shingles of the stored text and of the new one.
  var storedCount: Int
  var newCount: Int
  /// Words of the stored text and of the new one.
  var storedWords: Int
  var newWords: Int
  /// Whether both have the same words in the same order.
  var isSameText: Bool

  /// Shingles of the smaller text.
  var smaller: Int { min(storedCount, newCount) }

  /// Words of the shorter text by those of the longer.
  var lengthRatio: Double {
    Double(min(storedWords, newWords)) / Double(max(1, storedWords, newWords))
  }
}

extension Wording {
  /// Compares a new signature with the stored one at `place`.
  init(_ new: borrowing Signature, with place: UInt32, in sketches: borrowing SketchRing) {
    let head = sketches.head(at: place)
    let bins = sketches.equalBins(at: place, new.bins)
    let used = Signature.binCount - bins.empty
    // Eight bits of a hash agree by chance once in 255 times.
    let equal = used == 0 ? 0 : Double(bins.equal) / Double(used)
    resemblance = max(0, (equal - 1 / 255) / (1 - 1 / 255))
    storedCount = Int(head.count)
    newCount = Int(new.count)
    storedWords = Int(head.words)
    newWords = Int(new.words)
    let smaller = Double(max(1, min(storedCount, newCount)))
    let shared = resemblance / (1 + resemblance) * Double(storedCount + newCount)
    containment = min(1, shared / smaller)
    isSameText = head.digest == new.digest && head.count == new.count
  }
}
