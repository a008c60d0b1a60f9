import Glibc

/// Made-up stories with the shape of a day's news.
///
/// Words follow Zipf's law; every story belongs to one of sixty topics, whose words all of its
/// stories share. Six stories of ten stand alone. The others tell of happenings of 2 to 40 accounts
/// within a day and a half, which share rare names and words; later accounts use words that the
/// first did not have yet. A quarter is told in another language than the first account.
struct Press {
  /// The shape: stories of ten that stand alone.
  private static let alone = 0.6
  private static let topics = 60
  private static let topicWords = 120

  private var dice: Dice
  private let length: Int
  private let lexicon: Lexicon
  private let wordLaw = ZipfLaw(count: Lexicon.words, power: 1.05)
  private let nameLaw = ZipfLaw(count: Lexicon.names, power: 0.9, offset: 40)
  private var topicWords: [[Int]] = []
  private var hour = 0.0
  private var waiting: [(hour: Double, place: Int, happening: Happening)] = []
  private var made = 0

  /// A story and the happening it tells of.
  struct Story {
    var happening: Int
    var title: String
    var text: String
    var language: String
    /// Since the beginning.
    var seconds: Int64
  }

  /// - Parameter words: of the text; 0 gives headlines.
  init(seed: UInt64, words: Int, lexicon: Lexicon) {
    var dice = Dice(seed: seed)
    length = words
    self.lexicon = lexicon
    topicWords = (0..<Self.topics).map { _ in
      (0..<Self.topicWords).map { _ in 300 + dice.below(8_000) }
    }
    self.dice = dice
  }

  /// The next story. Happenings begin one after the other; who waits longest is told first.
  mutating func story() -> Story {
    while waiting.first.map({ $0.hour > hour }) ?? true { begin() }
    let next = waiting.removeFirst()
    let account = next.happening.accounts[next.place]
    return Story(
      happening: next.happening.number,
      title: title(next.happening, next.place, account.language),
      text: length == 0 ? "" : text(next.happening, next.place, account.language),
      language: Lexicon.languages[account.language], seconds: Int64(next.hour * 3_600))
  }

  /// A new happening; some four hundred stories come a day.
  private mutating func begin() {
    hour += 0.012 * Double(3 + dice.below(9))
    let size = size()
    let home = [0, 0, 0, 0, 0, 0, 1, 2, 3][dice.below(9)]
    var accounts: [(hour: Double, language: Int)] = []
    for place in 0..<size {
      let later = place == 0 ? 0 : -log(1 - dice.share()) * 9
      let language = place > 0 && dice.below(4) == 0 ? dice.below(4) : home
      accounts.append((hour + min(36, later), language))
    }
    accounts.sort { $0.hour < $1.hour }
    let names = [nameLaw.rank(&dice)] + (0..<4).map { _ in dice.below(Lexicon.names) }
    let happening = Happening(
      number: made, topic: dice.below(Self.topics), names: names.sorted(by: >),
      own: (0..<18).map { _ in 2_000 + dice.below(Lexicon.words - 2_000) }, accounts: accounts)
    made += 1
    for (place, account) in accounts.enumerated() {
      let at = waiting.firstIndex { $0.hour > account.hour } ?? waiting.count
      waiting.insert((account.hour, place, happening), at: at)
    }
  }

  /// 1 for so many that six stories of ten stand alone; else 2 to 40, large ones rarely.
  private mutating func size() -> Int {
    // The mean of the others is 5.2.
    let lone = Self.alone / (Self.alone + (1 - Self.alone) / 5.2)
    guard dice.share() >= lone else { return 1 }
    return min(40, Int(2 / pow(1 - dice.share(), 0.75)))
  }

  private mutating func title(_ told: Happening, _ place: Int, _ language: Int) -> String {
    var words = [
      lexicon.name(told.names[dice.below(3)]), lexicon.name(told.names[3 + dice.below(2)]),
    ]
    words += own(told, place, count: 3, language)
    words.append(topical(told.topic, language))
    words += (0..<3).map { _ in common(language) }
    return Self.sentence(shuffled(words))
  }

  private mutating func text(_ told: Happening, _ place: Int, _ language: Int) -> String {
    var sentences: [String] = []
    var count = 0
    while count < length {
      var words = own(told, place, count: 2, language)
      words.append(lexicon.name(told.names[dice.below(told.names.count)]))
      // Names that many stories mention.
      if dice.below(3) == 0 { words.append(lexicon.name(nameLaw.rank(&dice))) }
      words += (0..<3).map { _ in topical(told.topic, language) }
      words += (0..<13).map { _ in common(language) }
      sentences.append(Self.sentence(shuffled(words)) + ".")
      count += words.count
    }
    return sentences.joined(separator: " ")
  }

  /// Words of the happening, out of eight that move on with every third account.
  private mutating func own(
    _ told: Happening, _ place: Int, count: Int, _ language: Int
  ) -> [String] {
    let first = min(told.own.count - 8, place / 3)
    return (0..<count).map { _ in
      lexicon.word(told.own[first + dice.below(8)], language: language)
    }
  }

  private mutating func topical(_ topic: Int, _ language: Int) -> String {
    lexicon.word(topicWords[topic][dice.below(Self.topicWords)], language: language)
  }

  private mutating func common(_ language: Int) -> String {
    lexicon.word(wordLaw.rank(&dice), language: language)
  }

  private mutating func shuffled(_ words: [String]) -> [String] {
    var words = words
    for place in words.indices.dropFirst() { words.swapAt(place, dice.below(place + 1)) }
    return words
  }

  private static func sentence(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
