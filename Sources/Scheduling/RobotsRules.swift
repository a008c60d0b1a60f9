/// What a site's `robots.txt` allows one crawler (RFC 9309).
///
/// Obeyed for pages that newsloom finds by itself, not for a feed that the user named.
package struct RobotsRules: Hashable, Sendable {
  /// RFC 9309, 2.5 asks to read at least 500 KiB.
  static let longest = 512 << 10
  private static let mostRules = 10_000
  private static let mostSitemaps = 100

  private var rules: [RobotsRule] = []
  /// `Crawl-delay`, which no standard has but many sites do; at most a minute.
  package private(set) var crawlDelay: Duration?
  /// The sitemaps that the site names, in its order.
  package private(set) var sitemaps: [String] = []

  /// No rules: the file is not there (4xx; RFC 9309, 2.3.1.3).
  package static let everything = RobotsRules()
  /// The site cannot say (5xx or no answer; RFC 9309, 2.3.1.4).
  package static let nothing: RobotsRules = {
    var rules = RobotsRules()
    rules.rules = [RobotsRule("/", allows: false)].compactMap(\.self)
    return rules
  }()

  private init() {}

  /// Reads `robots.txt` for the crawler whose product token is `agent` (`newsloom`). O(bytes).
  package init(_ bytes: [UInt8], agent: String) {
    var reader = RobotsReader(agent: agent.lowercased())
    let body = bytes.prefix(Self.longest)
    for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = RobotsReader.field(line) else { continue }
      if key == "sitemap", sitemaps.count < Self.mostSitemaps, value.utf8.count <= 2_048 {
        sitemaps.append(value)
      }
      reader.read(key, value)
    }
    let group = reader.chosen
    rules = Array(group.rules.prefix(Self.mostRules))
    crawlDelay = group.delay
  }

  /// Whether the page at `path` (with its query, as in the request) may be fetched: the longest rule
  /// that matches decides, the milder of two equally long ones. O(rules × path).
  package func allows(_ path: String) -> Bool {
    let path = RobotsRule.normalised(path.isEmpty ? "/" : path)
    var best: RobotsRule?
    for rule in rules where rule.length >= best?.length ?? 0 && rule.matches(path) {
      if let current = best, current.length == rule.length, current.allows { continue }
      best = rule
    }
    return best?.allows ?? true
  }
}

/// The groups of a `robots.txt` that may concern one crawler, while it is read.
private struct RobotsReader {
  struct Group {
    var rules: [RobotsRule] = []
    var delay: Duration?
  }

  private let agent: String
  /// All groups that name the crawler count as one, as do those for everybody.
  private var own: Group?
  private var general = Group()
  private var concernsOwn = false
  private var concernsAll = false
  private var isAmongAgents = false

  init(agent: String) {
    self.agent = agent
  }

  var chosen: Group { own ?? general }

  static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
    let line = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (trimmed(line[..<colon]).lowercased(), trimmed(line[(colon + 1)...]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    // A byte order mark before the first line counts as space.
    var bytes = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func read(_ key: String, _ value: String) {
    switch key {
    case "user-agent": readAgent(value)
    case "allow", "disallow":
      isAmongAgents = false
      guard let rule = RobotsRule(value, allows: key == "allow") else { return }
      change { $0.rules.append(rule) }
    case "crawl-delay":
      isAmongAgents = false
      guard let seconds = Double(value), seconds > 0 else { return }
      change { $0.delay = .milliseconds(Int(min(seconds, 60) * 1_000)) }
    default: break
    }
  }

  private mutating func readAgent(_ value: String) {
    if !isAmongAgents {
      concernsOwn = false
      concernsAll = false
      isAmongAgents = true
    }
    let token = value.lowercased().prefix { $0.isLetter || $0 == "-" || $0 == "_" }
    if value == "*" {
      concernsAll = true
    } else if token == agent {
      concernsOwn = true
      own = own ?? Group()
    }
  }

  private mutating func change(_ body: (inout Group) -> Void) {
    if concernsOwn, var group = own {
      own = nil
      body(&group)
      own = group
    }
    if concernsAll { body(&general) }
  }
}
