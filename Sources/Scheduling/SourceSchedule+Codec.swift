package import NewsModel

extension SourceSchedule {
  private static let version: UInt8 = 2

  /// The stored form: a version, then fixed fields, then strings with their lengths.
  package var encoded: [UInt8] {
    var writer = ByteWriter()
    writer.put(Self.version)
    writer.put(seed)
    for instant in [nextPoll, rhythm.updated] { writer.put(instant.seconds) }
    for instant in [lastPoll, lastSuccess, lastNewStory, lastDocument, retryAt, firstGone] {
      writer.put(instant?.seconds ?? .min)
    }
    for duration in [interval, documentWish] { writer.put(duration.components.seconds) }
    writer.put(Int64(failures))
    writer.put(UInt8(isGone ? 1 : 0))
    writer.put(skipped.hours)
    writer.put(skipped.days)
    writer.put(UInt8(movingSightings))
    for number in [rhythm.stories, rhythm.seconds, rhythm.burst] { writer.put(number.bitPattern) }
    for lane in 0..<31 { writer.put(rhythm.profile[lane].bitPattern) }
    for lane in 0..<12 { writer.put(rhythm.minutes[lane].bitPattern) }
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
    guard let next = reader.instant(), let updated = reader.instant() else { return nil }
    self.init(seed: seed, at: next)
    rhythm = Rhythm(at: updated)
    lastPoll = reader.instant()
    lastSuccess = reader.instant()
    lastNewStory = reader.instant()
    lastDocument = reader.instant()
    retryAt = reader.instant()
    firstGone = reader.instant()
    interval = reader.duration()
    documentWish = reader.duration()
    failures = Int(reader.number(Int64.self))
    isGone = reader.number(UInt8.self) == 1
    let hours = reader.number(UInt32.self)
    skipped = SkippedTimes(hours: hours, days: reader.number(UInt8.self))
    movingSightings = Int(reader.number(UInt8.self))
    rhythm.stories = reader.quantity()
    rhythm.seconds = reader.quantity()
    rhythm.burst = reader.quantity()
    for lane in 0..<31 { rhythm.profile[lane] = reader.share() }
    for lane in 0..<12 { rhythm.minutes[lane] = reader.share() }
    movedURL = reader.text()
    moving = reader.text()
    guard reader.isIntact, failures >= 0 else { return nil }
  }

  /// The plan of a source whose stored plan cannot be right, after a clock that was wrong: no plan
  /// reaches further than a week and a bit.
  package mutating func mend(at now: Timestamp) {
    let furthest = now + Self.longestRetryAfter + .seconds(3_600)
    if nextPoll > furthest, !isGone { nextPoll = now }
  }
}
