/// Whether the embedding endpoint is asked at all: after three failures in a row it is left alone
/// for a minute, then asked once; while it goes on failing, for twice as long each time.
struct EmbeddingBreaker: Sendable {
  typealias Instant = ContinuousClock.Instant

  private static let patience = 3
  private static let firstWait: Duration = .seconds(60)
  private static let longestWait: Duration = .seconds(15 * 60)

  private var failures = 0
  /// The next wait.
  private var wait = firstWait
  /// While it is left alone: when it is asked again.
  private var opensAt: Instant?

  /// What somebody who reads the log should know.
  enum Change: Equatable {
    case none
    /// The endpoint is left alone from now on.
    case givenUp
    /// It answers again.
    case recovered
  }

  /// Whether a request may be made. After a wait one is let through, and the next wait has begun, so
  /// that its failure changes nothing more.
  mutating func admits(at now: Instant) -> Bool {
    guard let opening = opensAt else { return true }
    guard now >= opening else { return false }
    opensAt = now + wait
    wait = min(Self.longestWait, wait * 2)
    return true
  }

  mutating func succeeded() -> Change {
    let hadGivenUp = opensAt != nil
    self = EmbeddingBreaker()
    return hadGivenUp ? .recovered : .none
  }

  mutating func failed(at now: Instant) -> Change {
    guard opensAt == nil else { return .none }
    failures += 1
    guard failures >= Self.patience else { return .none }
    opensAt = now + wait
    wait = min(Self.longestWait, wait * 2)
    return .givenUp
  }
}
