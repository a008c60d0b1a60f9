extension Comparison {
  /// Compares a new signature with the stored one at `place`.
  init(
    _ new: Signature, with place: UInt32, in sketches: SketchRing, frequencies: FactFrequencies
  ) {
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
    let facts = sketches.facts(at: place)
    names = Agreement(
      facts.prefix(Int(head.names)), new.names, frequencies: frequencies)
    numbers = Agreement(
      facts.dropFirst(Int(head.names)), new.numbers, frequencies: frequencies)
  }
}

extension Comparison.Agreement {
  /// Compares two ascending samples below the end of the one that ends first.
  init(_ stored: ArraySlice<UInt32>, _ new: [FactCode], frequencies: FactFrequencies) {
    let limit = min(
      stored.count < Signature.maxFacts ? .max : stored.last ?? .max,
      new.count < Signature.maxFacts ? .max : new.last?.bits ?? .max)
    var left = stored.startIndex
    var right = 0
    var counts = (stored: 0, new: 0)
    while true {
      let first = left < stored.endIndex ? stored[left] : nil
      let second = right < new.count ? new[right].bits : nil
      guard let least = [first, second].compactMap({ $0 }).min(), least <= limit else { break }
      let weight = frequencies.weight(least)
      if first == least {
        self.stored += weight
        counts.stored += 1
        left += 1
      }
      if second == least {
        self.new += weight
        counts.new += 1
        right += 1
      }
      if first == second {
        common += weight
        commonCount += 1
      }
    }
    leastCount = min(counts.stored, counts.new)
  }
}
