import NewsModel

/// All that the polls of a source have taught: its schedule, the validators of the copy that is
/// known, and what is to be said about the last poll.
package struct PollMemory: Hashable, Sendable {
  package var schedule: SourceSchedule
  /// The `ETag` and `Last-Modified` of the last document, verbatim.
  package var entityTag: String?
  package var lastModified: String?
  /// What the last poll gave, one line.
  package var outcome: String?
  /// The WebSub hub that the feed names.
  package var hub: String?

  package init(_ schedule: SourceSchedule) {
    self.schedule = schedule
  }

  /// The same in few bytes, in one piece of memory: what a service holds of each source between two
  /// polls.
  package var packed: [UInt8] {
    let schedule = self.schedule.encoded
    let texts = [entityTag, lastModified, outcome, hub]
    // Each is preceded by its length, of one byte or two.
    let lengths = [schedule.count] + texts.map { $0?.utf8.count ?? 0 }
    let room = lengths.reduce(0) { $0 + $1 + ($1 < 0x80 ? 1 : 2) }
    var writer = ByteWriter(capacity: room)
    writer.put(short: UInt64(schedule.count))
    writer.put(schedule)
    for text in texts { writer.put(text) }
    return writer.bytes
  }

  /// What `packed` gave; nil for any other bytes.
  package init?(packed: [UInt8]) {
    var reader = ByteReader(packed)
    guard let schedule = SourceSchedule(encoded: reader.bytes(Int(clamping: reader.short())))
    else { return nil }
    self.schedule = schedule
    entityTag = reader.text()
    lastModified = reader.text()
    outcome = reader.text()
    hub = reader.text()
    guard reader.isIntact else { return nil }
  }
}
