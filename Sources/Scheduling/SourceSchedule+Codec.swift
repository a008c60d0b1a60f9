package import NewsModel

extension SourceSchedule {
  private static let version: UInt8 = 3

  /// The stored form: 70 bytes for a source without stories, 250 for one with stories at all hours,
  /// where the value takes 600. A service holds this form of each source.
  package var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.put(Self.version)
    writer.put(seed)
    writer.put(nextPoll.seconds)
    writer.put(rhythm.updated, from: nextPoll)
    for instant in [lastPoll, lastSuccess, lastNewStory, lastDocument, retryAt, firstGone] {
      writer.put(instant, from: nextPoll)
    }
    for duration in [interval, documentWish] {
      writer.put(short: UInt64(max(0, duration.components.seconds)))
    }
    writer.put(short: UInt64(failures))
    writer.put(UInt8(isGone ? 1 : 0))
    writer.put(short: UInt64(skipped.hours))
    writer.put(skipped.days)
    writer.put(UInt8(movingSightings))
    rhythm.encode(into: &writer)
    writer.put(movedURL)
    writer.put(moving)
    return writer.bytes
  }

  /// What `encoded` gave. Nil where the bytes are of another version or were damaged: the source
  /// then begins anew.
  package init?(encoded: [UInt8]) {
    var reader = ByteReader(encoded)
    guard reader.number(UInt8.self) == Self.version else { return nil }
    let seed = reader.number(UInt64.self)
    let next = reader.instant()
    self.init(seed: seed, at: next)
    guard let updated = reader.instant(from: next) else { return nil }
    lastPoll = reader.instant(from: next)
    lastSuccess = reader.instant(from: next)
    lastNewStory = reader.instant(from: next)
    lastDocument = reader.instant(from: next)
    retryAt = reader.instant(from: next)
    firstGone = reader.instant(from: next)
    interval = reader.duration()
    documentWish = reader.duration()
    failures = Int(truncatingIfNeeded: reader.short())
    isGone = reader.number(UInt8.self) == 1
    let hours = UInt32(truncatingIfNeeded: reader.short())
    skipped = SkippedTimes(hours: hours, days: reader.number(UInt8.self))
    movingSightings = Int(reader.number(UInt8.self))
    rhythm = Rhythm(from: &reader, updated: updated)
    movedURL = reader.text()
    moving = reader.text()
    guard reader.isIntact, (0...Self.mostFailures).contains(failures) else { return nil }
  }

  /// Fits a stored plan to the clock and the configuration as they are now.
  ///
  /// A source is due at once if its plan cannot be right, because a clock was wrong: its last poll has
  /// not been yet, or it waits longer than `record` ever plans. A server's own wish is kept as long as
  /// it can be one. An interval that the user has shortened holds from the last poll on.
  package mutating func mend(at now: Timestamp, policy: PollPolicy) {
    guard !isGone else { return }
    let isOfFuture = lastPoll.map { $0 > now + Self.clockTolerance } ?? false
    if nextPoll > now + Self.longestWait(policy) || isOfFuture && retryAt == nil { nextPoll = now }
    if let fixed = policy.fixedInterval, let lastPoll, failures == 0 {
      nextPoll = min(nextPoll, lastPoll + Self.latest(fixed))
    }
  }

  /// Smaller differences are those of two clocks that are right.
  private static let clockTolerance = Duration.seconds(60)

  /// A source with a place of its own in a fixed interval may wait a tenth longer than that.
  private static func latest(_ fixed: Duration) -> Duration { fixed + fixed / 10 }

  /// No plan reaches further: hours and days to be skipped add a week at the most, and so much is a
  /// wait granted that a server asks for.
  private static func longestWait(_ policy: PollPolicy) -> Duration {
    let fixed = policy.fixedInterval.map(latest) ?? .zero
    return max(fixed, policy.maximumInterval, longestBackoff) + longestRetryAfter + .seconds(3_600)
  }
}

extension Rhythm {
  private static let hourLanes = 31
  private static let lanes = 43

  private subscript(lane lane: Int) -> Float {
    get { lane < Self.hourLanes ? profile[lane] : minutes[lane - Self.hourLanes] }
    set {
      if lane < Self.hourLanes {
        profile[lane] = newValue
      } else {
        minutes[lane - Self.hourLanes] = newValue
      }
    }
  }

  /// Lanes without a story take a bit each.
  fileprivate func encode(into writer: inout ByteWriter) {
    for number in [stories, seconds, burst] { writer.put(number.bitPattern) }
    var used: UInt64 = 0
    for lane in 0..<Self.lanes where self[lane: lane] != 0 { used |= 1 << UInt64(lane) }
    writer.put(short: used)
    for lane in 0..<Self.lanes where self[lane: lane] != 0 {
      writer.put(self[lane: lane].bitPattern)
    }
  }

  fileprivate init(from reader: inout ByteReader, updated: Timestamp) {
    self.init(at: updated)
    stories = reader.quantity()
    seconds = reader.quantity()
    burst = reader.quantity()
    let used = reader.short()
    for lane in 0..<Self.lanes where used & 1 << UInt64(lane) != 0 {
      self[lane: lane] = reader.share()
    }
  }
}
