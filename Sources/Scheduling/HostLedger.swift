package import NewsModel

/// Hosts that have asked to be left alone, whatever the feed: a 429 or 503 speaks for the server.
package struct HostLedger: Hashable, Sendable {
  private var closedUntil: [String: Timestamp] = [:]
  private var changed: Set<String> = []

  package init() {}

  /// The ledger that `takeChanges` has given the rows of; unreadable ones are left out.
  package init(restoring rows: [ModelRow]) {
    for row in rows {
      var reader = ByteReader(row.value ?? [])
      let until = reader.instant()
      guard reader.isIntact else { continue }
      closedUntil[String(decoding: row.key, as: UTF8.self)] = until
    }
  }

  /// A host has answered 403, 429 or 503 with `Retry-After`. At most a week counts.
  package mutating func close(_ host: String, for wait: Duration, at now: Timestamp) {
    guard wait > .zero else { return }
    let until = now + min(wait, SourceSchedule.longestRetryAfter)
    closedUntil[host] = max(until, closedUntil[host] ?? until)
    changed.insert(host)
  }

  /// When the host may be asked again; nil: now.
  package mutating func opening(of host: String, at now: Timestamp) -> Timestamp? {
    guard let until = closedUntil[host] else { return nil }
    // A clock that was set back by more than a week leaves no host closed for good.
    guard until > now, until.since(now) <= SourceSchedule.longestRetryAfter else {
      closedUntil[host] = nil
      changed.insert(host)
      return nil
    }
    return until
  }

  /// The wall clock was set: it went from `before` to `now` while `elapsed` passed. A wait is one of
  /// so many seconds, whatever the clock shows.
  package mutating func clockWasSet(from before: Timestamp, to now: Timestamp, elapsed: Duration) {
    let shift = now.since(before) - elapsed
    for (host, until) in closedUntil { closedUntil[host] = until + shift }
    changed.formUnion(closedUntil.keys)
  }

  /// The rows to be stored since the last call: a wait holds over restarts and one-time runs.
  package mutating func takeChanges() -> [ModelRow] {
    defer { changed = [] }
    return changed.sorted().map { host in
      var writer = ByteWriter()
      if let until = closedUntil[host] { writer.put(until.seconds) }
      return ModelRow(key: Array(host.utf8), value: closedUntil[host] == nil ? nil : writer.bytes)
    }
  }
}
