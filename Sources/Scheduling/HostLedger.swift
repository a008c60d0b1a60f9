package import NewsModel

/// Hosts that have asked to be left alone, whatever the feed: a 429 or 503 speaks for the server.
package struct HostLedger: Hashable, Sendable {
  private var closedUntil: [String: Timestamp] = [:]

  package init() {}

  /// A host has answered 429 or 503 with `Retry-After`. At most a week counts.
  package mutating func close(_ host: String, for wait: Duration, at now: Timestamp) {
    guard wait > .zero else { return }
    let until = now + min(wait, SourceSchedule.longestRetryAfter)
    closedUntil[host] = max(until, closedUntil[host] ?? until)
  }

  /// When the host may be asked again; nil: now.
  package mutating func opening(of host: String, at now: Timestamp) -> Timestamp? {
    guard let until = closedUntil[host] else { return nil }
    // A clock that was set back by more than a week leaves no host closed for good.
    guard until > now, until.since(now) <= SourceSchedule.longestRetryAfter else {
      closedUntil[host] = nil
      return nil
    }
    return until
  }
}
