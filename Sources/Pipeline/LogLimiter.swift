package import NewsModel

/// Which lines of the log are written where many of one kind come: a bucket of tokens for each
/// source and kind, and one for each kind over all sources.
///
/// A failing network fails every source, and a site that blocks readers fails every page; the first
/// lines say it, and a count says how often. What is left out is told with the next line of its kind
/// or after a minute.
package struct LogLimiter: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case news = "polls with news"
    case failure = "failures"
    case page = "unreadable pages"
    case sitemap = "unreadable sitemaps"
  }

  /// Lines that were left out.
  package struct Omission: Hashable, Sendable {
    package let source: SourceID
    package let kind: Kind
    package let count: Int
  }

  private struct Key: Hashable {
    let source: SourceID
    let kind: Kind
  }

  private struct Line {
    var bucket: TokenBucket
    var omitted = 0
  }

  /// A source says five things of a kind at once, then two a minute.
  private static let ofSource = TokenBucket(capacity: 5, refill: .seconds(30))
  /// All sources together say a hundred, then two a second: a journal keeps up with that for ever.
  private static let ofAll = TokenBucket(capacity: 100, refill: .milliseconds(500))
  private static let period: Duration = .seconds(60)

  private var lines: [Key: Line] = [:]
  private var kinds: [Kind: TokenBucket] = [:]
  private var lastReport: ContinuousClock.Instant?

  package init() {}

  /// Whether a line may be written now.
  ///
  /// - Returns: how many like it were left out before it, or nil: leave this one out too.
  package mutating func admit(
    _ kind: Kind, of source: SourceID, at now: ContinuousClock.Instant
  ) -> Int? {
    let key = Key(source: source, kind: kind)
    var line = lines[key] ?? Line(bucket: Self.ofSource)
    defer { lines[key] = line }
    var all = kinds[kind] ?? Self.ofAll
    guard line.bucket.has(at: now), all.has(at: now) else {
      line.omitted += 1
      return nil
    }
    line.bucket.take()
    all.take()
    kinds[kind] = all
    defer { line.omitted = 0 }
    return line.omitted
  }

  /// Once a minute what was left out since, by source and kind; forgets who has been quiet.
  package mutating func report(at now: ContinuousClock.Instant) -> [Omission] {
    guard let last = lastReport else {
      lastReport = now
      return []
    }
    guard now - last >= Self.period else { return [] }
    lastReport = now
    var omissions: [Omission] = []
    for (key, line) in lines {
      if line.omitted > 0 {
        omissions.append(Omission(source: key.source, kind: key.kind, count: line.omitted))
        lines[key]?.omitted = 0
      } else if line.bucket.isFull(at: now) {
        lines[key] = nil
      }
    }
    return omissions.sorted {
      ($0.source, $0.kind.rawValue) < ($1.source, $1.kind.rawValue)
    }
  }
}

/// Tokens that come back one by one.
package struct TokenBucket: Hashable, Sendable {
  package let capacity: Int
  /// The time in which one token comes back.
  package let refill: Duration
  private var tokens: Int
  private var since: ContinuousClock.Instant?

  package init(capacity: Int, refill: Duration) {
    self.capacity = capacity
    self.refill = refill
    tokens = capacity
  }

  /// Whether there is a token at `now`.
  package mutating func has(at now: ContinuousClock.Instant) -> Bool {
    guard tokens < capacity else {
      since = now
      return true
    }
    let start = since ?? now
    let back = Int((now - start) / refill)
    tokens = min(capacity, tokens + max(0, back))
    since = tokens == capacity ? now : start + refill * max(0, back)
    return tokens > 0
  }

  /// Takes one that `has` found.
  package mutating func take() { tokens -= 1 }

  package func isFull(at now: ContinuousClock.Instant) -> Bool {
    guard tokens < capacity, let since else { return true }
    return (now - since) / refill >= Double(capacity - tokens)
  }
}
