import NewsModel

/// What invented papers publish, as a function of time: no state, so that a server can answer
/// anything at any moment.
///
/// Every half hour something happens. Each story tells of one of the last happenings; a third of them
/// are an agency's words with a line of the paper's own.
struct NewsDay: Sendable {
  private static let syllables = [
    "bra", "kel", "vo", "tin", "sha", "mur", "del", "ost", "fen", "gri", "lau", "pex", "rho", "zim",
    "cu", "wan", "nith", "ara", "jok", "eld", "quor", "hes", "ulm", "yv", "sto", "lim",
  ]

  /// Seconds between two stories of a paper: from 40 minutes to 12 hours.
  private static func period(of paper: Int) -> Int64 {
    2_400 + Int64(Mix.first(paper, 1) % 40_800)
  }

  /// The number of the newest story of a paper.
  func newest(of paper: Int, at now: Int64) -> Int64 {
    (now + Int64(Mix.first(paper, 2) % 86_400)) / Self.period(of: paper)
  }

  /// The feed of a paper with its last 15 stories.
  func feed(of paper: Int, at now: Int64) -> String {
    let newest = newest(of: paper, at: now)
    let age = now - newest * Self.period(of: paper)
    var text = "<rss version=\"2.0\"><channel><title>Paper \(paper)</title><language>en</language>"
    for number in stride(from: newest, to: newest - 15, by: -1) {
      let published = min(now, now - age % Self.period(of: paper) - (newest - number) * 60)
      text += item(paper, number, published)
    }
    return text + "</channel></rss>"
  }

  private func item(_ paper: Int, _ number: Int64, _ published: Int64) -> String {
    var random = Mix(paper, Int(number))
    let happening = number * Self.period(of: paper) / 1_800 - Int64(random.next() % 6)
    let isAgency = random.next() % 3 == 0
    var words = isAgency ? Mix(Int(happening), 7) : random
    let names = Self.names(of: happening)
    var body = ""
    for _ in 0..<12 { body += Self.sentence(names, &words) }
    if isAgency { body += " \(Self.name(&random)) reports for paper \(paper)." }
    return """
      <item><title>\(names[0]) \(Self.word(&words)) \(names[1]) \(Self.word(&words))</title>
      <guid isPermaLink="false">\(paper)-\(number)</guid>
      <pubDate>\(Timestamp(seconds: published).rfc3339)</pubDate>
      <description>\(body)</description></item>

      """
  }

  private static func names(of happening: Int64) -> [String] {
    var random = Mix(Int(happening), 3)
    return (0..<4).map { _ in name(&random) }
  }

  private static func sentence(_ names: [String], _ random: inout Mix) -> String {
    let name = names[Int(random.next() % 4)]
    var text = "\(name) said that "
    for _ in 0..<9 { text += word(&random) + " " }
    return text + "\(random.next() % 9_000). "
  }

  private static func name(_ random: inout Mix) -> String {
    let word = word(&random)
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func word(_ random: inout Mix) -> String {
    let count = 1 + Int(random.next() % 3)
    return (0..<count).map { _ in syllables[Int(random.next() % UInt64(syllables.count))] }.joined()
  }
}

/// SplitMix64 from two numbers.
struct Mix: Sendable {
  private var state: UInt64

  init(_ one: Int, _ other: Int) {
    state =
      UInt64(bitPattern: Int64(one)) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(bitPattern: Int64(other))
  }

  static func first(_ one: Int, _ other: Int) -> UInt64 {
    var random = Mix(one, other)
    return random.next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
