package import NewsModel

extension SourceSchedule {
  /// A server's wish to be left alone is granted up to a week: longer is a mistake, or a way to
  /// silence a source for good.
  static let longestRetryAfter = Duration.seconds(7 * 86_400)
  /// The longest pause between two tries of a source that fails.
  static let longestBackoff = Duration.seconds(86_400)
  /// The end of the year 9999.
  static let never = Timestamp(seconds: 253_402_300_799)
  /// Three, since sites under repair redirect everything for an hour.
  static let sightingsOfMove = 3
  /// After so many failures at the new place the configured URL is tried again.
  static let failuresOfMove = 3
  /// Where counting ends.
  static let mostFailures = 1_000_000

  /// Takes in how a poll ended at `now` and plans the next one.
  package mutating func record(
    _ outcome: PollOutcome, at now: Timestamp, policy: PollPolicy
  ) {
    retryAt = nil
    switch outcome {
    case .document(let new, let hints, let permanentURL):
      observe(new, at: now)
      skipped = SkippedTimes(hints)
      documentWish = max(hints.timeToLive ?? .zero, hints.updateInterval ?? .zero)
      lastDocument = now
      succeed(permanentURL, wish: hints.leastWait(at: now), at: now, policy)
    case .notModified(let maxAge, let expires, let permanentURL):
      rhythm.observe([], at: now)
      let wish = PollHints(timeToLive: documentWish, maxAge: maxAge, expires: expires)
      succeed(permanentURL, wish: wish.leastWait(at: now), at: now, policy)
    case .refused(let status, let retryAfter):
      fail(at: now)
      if status == 410 { sawGone(at: now) }
      plan(pauseAfterRefusal(status, retryAfter, policy), at: now)
      if let retryAfter, retryAfter > .zero { retryAt = nextPoll }
    case .failed:
      fail(at: now)
      plan(backoff(from: .seconds(300), policy), at: now)
    }
    lastPoll = now
  }

  // MARK: Success

  private mutating func observe(_ new: [Timestamp?], at now: Timestamp) {
    if lastSuccess == nil {
      rhythm.begin(with: new, at: now)
    } else {
      rhythm.observe(new, at: now)
    }
    if !new.isEmpty { lastNewStory = now }
  }

  private mutating func succeed(
    _ permanentURL: String?, wish: Duration, at now: Timestamp, _ policy: PollPolicy
  ) {
    failures = 0
    firstGone = nil
    lastSuccess = now
    sawMove(to: permanentURL)
    if let fixed = policy.fixedInterval {
      plan(policy.keepsPhase ? phased(fixed, at: now) : fixed, at: now)
      return
    }
    let bounds = policy.minimumInterval...policy.maximumInterval
    let look = rhythm.nextLook(after: now, within: bounds, busyRate: policy.busyRate)
    // What a publisher wishes is heeded as far as the user's longest interval goes.
    let due = max(look, now + min(wish, policy.maximumInterval))
    let allowed = skipped.firstAllowed(from: due)
    // All who were told to skip an hour would come at the beginning of the next.
    let phase = allowed > due ? Duration.seconds(Int64(jitter * 600)) : .zero
    plan(allowed.since(now) + phase, at: now)
  }

  private mutating func sawMove(to url: String?) {
    guard let url, url.utf8.count <= 2_048 else {
      moving = nil
      movingSightings = 0
      return
    }
    movingSightings = url == moving ? movingSightings + 1 : 1
    moving = url
    guard movingSightings >= Self.sightingsOfMove else { return }
    movedURL = url
    moving = nil
    movingSightings = 0
  }

  // MARK: Failure

  private mutating func fail(at now: Timestamp) {
    failures = min(failures + 1, Self.mostFailures)
    moving = nil
    movingSightings = 0
    if movedURL != nil, failures >= Self.failuresOfMove {
      movedURL = nil
      lastDocument = nil
    }
  }

  private mutating func sawGone(at now: Timestamp) {
    guard let firstGone else {
      firstGone = now
      return
    }
    // A clock that was set back must not make the source last for ever.
    if now < firstGone { self.firstGone = now }
    if now.since(firstGone) >= .seconds(86_400) { isGone = true }
  }

  private func pauseAfterRefusal(
    _ status: Int, _ retryAfter: Duration?, _ policy: PollPolicy
  ) -> Duration {
    // The second sighting must be a day after the first.
    if status == 410 { return .seconds(86_400 + Int64(jitter * 3_600)) }
    // A refusal is a decision of the publisher, not a mishap: no quick second try.
    let isDecision = (400...499).contains(status) && status != 408
    let own = backoff(from: .seconds(isDecision ? 3_600 : 900), policy)
    guard let retryAfter, retryAfter > .zero else { return own }
    let wait = min(retryAfter, Self.longestRetryAfter)
    // Everyone else was told the same: up to a tenth later, at most five minutes.
    return wait + .seconds(Int64(jitter * min(Double(wait.components.seconds) / 10, 300)))
  }

  /// Doubles with each failure from `first` on, a quarter more or less; never beyond a day.
  ///
  /// A source that is polled more often than that begins with its own interval.
  private func backoff(from first: Duration, _ policy: PollPolicy) -> Duration {
    let least = min(first, policy.fixedInterval ?? policy.maximumInterval)
    let start = Double(max(least, policy.minimumInterval).components.seconds)
    let doubled = start * Double(1 << min(failures - 1, 20))
    let spread = 0.75 + 0.5 * jitter
    let longest = max(Self.longestBackoff, policy.maximumInterval)
    return .seconds(Int64(min(doubled * spread, Double(longest.components.seconds))))
  }

  // MARK: The plan

  private mutating func plan(_ wait: Duration, at now: Timestamp) {
    interval = max(.seconds(1), wait)
    nextPoll = isGone ? Self.never : now + interval
  }

  /// A fixed interval, up to a tenth of it longer or shorter so that the poll comes to, or nearer to,
  /// the source's own place in the interval: sources that were polled together because a start or a
  /// lull held them all up part again within five polls, and a poll that took long delays no other.
  private func phased(_ interval: Duration, at now: Timestamp) -> Duration {
    let length = interval.components.seconds
    var hash = StableHash("")
    hash.mix(seed)
    let place = Int64(hash.fraction * Double(length))
    // How long after its place the poll would come.
    let late = (now.seconds &- place).flooredRemainder(by: length)
    let reach = length / 10
    let shift = late <= length / 2 ? -min(late, reach) : min(length - late, reach)
    return interval + .seconds(shift)
  }

  /// 0 ≤ jitter < 1: the source's own, another after each failure.
  private var jitter: Double {
    var hash = StableHash("")
    hash.mix(seed)
    hash.mix(seed >> 32)
    hash.mix(failures)
    return hash.fraction
  }
}
