import Dispatch
import Testing

/// Waiting for something outside this process, which cannot call back.
enum Pause {
  /// Looks again every 10 ms until `condition` holds; an issue is recorded after `limit`.
  @discardableResult
  static func until(
    _ what: Comment, within limit: Duration = .seconds(20),
    location: SourceLocation = #_sourceLocation, isolation: isolated (any Actor)? = #isolation,
    _ condition: () async throws -> Bool
  ) async throws -> Bool {
    let deadline = ContinuousClock.now + limit
    while try await !condition() {
      guard ContinuousClock.now < deadline else {
        Issue.record("waited \(limit) in vain: \(what)", sourceLocation: location)
        return false
      }
      try await wait(.milliseconds(10))
    }
    return true
  }

  /// Returns after `duration`, or throws at once when the task is cancelled.
  static func wait(_ duration: Duration) async throws {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    let parts = duration.components
    let nanoseconds = Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
    DispatchQueue.global().asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) {
      continuation.finish()
    }
    for await _ in stream {}
    try Task.checkCancellation()
  }
}
