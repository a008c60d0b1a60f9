import NewsModel

/// The time of the window: it never goes back, and one senseless date does not empty the window.
///
/// A story dated more than a whole window ahead is believed only when the next one is, too: a lone
/// date in the far future would otherwise evict everything, while after a true pause the second
/// story sets the clock.
struct WindowClock: Equatable {
  private(set) var now: Int64?
  private(set) var suspect: Int64?
  private let window: Int64

  init(window: Duration, now: Int64? = nil, suspect: Int64? = nil) {
    self.window = max(0, window.components.seconds)
    self.now = now
    self.suspect = suspect
  }

  /// Takes the date of the next story and returns the time to stamp it with.
  mutating func advance(to instant: Timestamp) -> Int64 {
    let seconds = instant.seconds
    guard let current = now else {
      now = seconds
      return seconds
    }
    let (limit, overflow) = current.addingReportingOverflow(window)
    if seconds <= (overflow ? .max : limit) {
      suspect = nil
      now = max(current, seconds)
    } else if let earlier = suspect {
      now = min(earlier, seconds)
      suspect = nil
    } else {
      suspect = seconds
    }
    return now ?? seconds
  }

  /// Whether a story stamped at `stamp` has left the window.
  func isPast(_ stamp: Int64) -> Bool {
    guard let now else { return false }
    let (age, overflow) = now.subtractingReportingOverflow(stamp)
    return overflow || age > window
  }
}
