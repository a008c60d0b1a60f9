/// Finds countries and news words in a story.
struct GazetteerReader {
  private(set) var marks: [UInt16] = []
  private let regions: [UInt32: UInt16]
  private let words: [UInt32: UInt16]
  private let spelled: [Gazetteer.Spelled]

  init(language: String) {
    let gazetteer = Gazetteer.shared
    regions = gazetteer.prefixes[language] ?? [:]
    words = gazetteer.prefixes[Gazetteer.anyLanguage] ?? [:]
    spelled =
      (gazetteer.spelled[language] ?? []) + (gazetteer.spelled[Gazetteer.anyLanguage] ?? [])
  }

  /// Reads a word in a script with spaces, folded.
  mutating func read(_ letters: [UInt8], mayBeRegion: Bool) {
    if mayBeRegion, letters.count >= 4,
      let mark = regions[FoldedWord.hash(letters.prefix(Gazetteer.regionLetters))]
    {
      marks.append(mark)
    }
    // A short beginning must be the word but for an ending of two letters.
    for length in Gazetteer.wordLetters.reversed() where length <= letters.count {
      guard length >= 5 || letters.count - length <= 2 else { continue }
      if let mark = words[FoldedWord.hash(letters.prefix(length))] {
        return marks.append(mark)
      }
    }
  }

  /// Looks for words of scripts without spaces among a story's pairs of characters, ascending.
  mutating func readPairs(_ pairs: [UInt32]) {
    guard !pairs.isEmpty else { return }
    var hits: [Gazetteer.Spelled] = []
    for word in spelled where word.pairs.allSatisfy({ pairs.holdsAscending($0) }) {
      hits.append(word)
    }
    // "India" is written within "Indonesia".
    for hit in hits {
      let isWithin = hits.contains { other in
        other.pairs.count > hit.pairs.count && hit.pairs.allSatisfy(other.pairs.contains)
      }
      if !isWithin { marks.append(hit.mark) }
    }
  }
}

extension Array where Element == UInt32 {
  func holdsAscending(_ value: UInt32) -> Bool {
    let place = lowerBound(value)
    return place < count && self[place] == value
  }
}
