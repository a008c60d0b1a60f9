package import NewsModel

/// What a feed and its server say about when to come again. All of it is the publisher's word:
/// senseless values count as absent.
package struct PollHints: Hashable, Sendable {
  /// RSS `ttl`.
  package var timeToLive: Duration?
  /// `sy:updatePeriod` divided by `sy:updateFrequency`.
  package var updateInterval: Duration?
  /// `Cache-Control: max-age` less `Age`.
  package var maxAge: Duration?
  package var expires: Timestamp?
  /// RSS `skipHours`, 0…23 in UTC (24 counts as 0).
  package var skipHours: [Int]
  /// RSS `skipDays` in UTC, 0 being Sunday.
  package var skipDays: [Int]

  package init(
    timeToLive: Duration? = nil, updateInterval: Duration? = nil, maxAge: Duration? = nil,
    expires: Timestamp? = nil, skipHours: [Int] = [], skipDays: [Int] = []
  ) {
    self.timeToLive = timeToLive
    self.updateInterval = updateInterval
    self.maxAge = maxAge
    self.expires = expires
    self.skipHours = skipHours
    self.skipDays = skipDays
  }

  /// The longest of what is asked for, at `now`.
  func leastWait(at now: Timestamp) -> Duration {
    let untilExpiry = expires.map { $0.since(now) }
    return [timeToLive, updateInterval, maxAge, untilExpiry].compactMap(\.self).max() ?? .zero
  }
}
