/// Finds countries and news words in a story.
struct GazetteerReader {
  private var marks: [UInt16] = []
  private let gazetteer = Gazetteer.shared
  private let regions: MarkTable
  private let spelled: [Gazetteer.Spelled]

  init(language: String) {
    regions = gazetteer.regions(of: language)
    spelled = gazetteer.spelled(in: language)
  }

  /// What was found, ascending, each once.
  var found: [UInt16] {
    var found: [UInt16] = []
    for mark in marks.sorted() where mark != found.last { found.append(mark) }
    return found
  }

  /// Reads a word in a script with spaces.
  @inline(__always)
  mutating func read(_ word: borrowing FoldedWord, mayBeRegion: Bool) {
    if mayBeRegion, word.count >= 4,
      let mark = regions[word.hash(first: min(word.count, Gazetteer.regionLetters))]
    {
      marks.append(mark)
    }
    if let mark = gazetteer.newsWord(word) { marks.append(mark) }
  }

  /// Notes what a word is known to be.
  mutating func note(_ mark: UInt16) { marks.append(mark) }

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
