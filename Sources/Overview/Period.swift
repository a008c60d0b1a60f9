package import NewsModel

/// The time that is looked at, in equal parts.
package struct Period: Hashable, Sendable {
  /// As many parts a period has; a day's are its hours.
  package static let parts = 24

  package let start: Timestamp
  /// The moment that is looked from.
  package let end: Timestamp

  /// The `length` before `end`: at least a second a part, at most a century.
  package init(_ length: Duration, until end: Timestamp) {
    self.end = end
    let seconds = max(Int64(Self.parts), min(length.components.seconds, 36_500 * 86_400))
    start = end - .seconds(seconds)
  }

  /// The length of one part.
  package var part: Duration { end.since(start) / Self.parts }

  /// The part that `instant` falls into, oldest 0; nil outside the period, whose end belongs to it.
  package func part(of instant: Timestamp) -> Int? {
    guard instant > start, instant <= end else { return nil }
    let elapsed = instant.seconds - start.seconds - 1
    return Int(elapsed * Int64(Self.parts) / (end.seconds - start.seconds))
  }
}
