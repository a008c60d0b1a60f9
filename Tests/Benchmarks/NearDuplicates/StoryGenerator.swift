import Foundation

/// A made-up story.
struct GeneratedStory {
  var title: String
  var text: String
  var site: String
}

/// Writes stories of 400 words over a vocabulary with a long tail, one in five a copy with edits.
struct StoryGenerator {
  private static let words = 400
  private static let syllables = [
    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va",
  ]

  private var state: UInt64
  private let vocabulary: [String]

  init(seed: UInt64) {
    state = seed
    vocabulary = (0..<30_000).map { number in
      // Frequent words are short, as in language.
      var rest = number + 1
      var word = ""
      while rest > 0 {
        word += Self.syllables[rest % 16]
        rest /= 16
      }
      return word
    }
  }

  func stories(_ count: Int) -> [GeneratedStory] {
    var copy = self
    var stories: [GeneratedStory] = []
    for number in 0..<count {
      if number > 10, copy.next() % 5 == 0 {
        var story = stories[number - 1 - Int(copy.next() % 10)]
        story.text = copy.edited(story.text)
        stories.append(story)
      } else {
        stories.append(copy.story())
      }
    }
    return stories
  }

  private mutating func story() -> GeneratedStory {
    var text = ""
    for number in 0..<Self.words {
      var word = self.word()
      if number % 12 == 0 || next() % 9 == 0 { word = word.capitalized }
      if next() % 25 == 0 { word = String(next() % 5_000) }
      text += word
      text += number % 60 == 59 ? ".\n" : number % 12 == 11 ? ". " : " "
    }
    return GeneratedStory(
      title: "\(word()) \(word()) \(word()) \(word())", text: text, site: "site-\(next() % 200)")
  }

  /// Replaces one word in twenty.
  private mutating func edited(_ text: String) -> String {
    text.split(separator: " ").map { next() % 20 == 0 ? word()[...] : $0 }.joined(separator: " ")
  }

  /// Cubing a uniform number puts most of the mass on few words, as in language.
  private mutating func word() -> String {
    let uniform = Double(next()) / Double(1 << 31)
    return vocabulary[Int(uniform * uniform * uniform * Double(vocabulary.count))]
  }

  private mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
