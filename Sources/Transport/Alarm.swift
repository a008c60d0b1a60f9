import Dispatch

/// One timer for everything that waits.
///
/// libcurl moves its deadline several times a request, mostly to a later time. The timer is set
/// anew only for an earlier one; when it goes off too early, its owner sets it again.
final class Alarm {
  typealias Instant = ContinuousClock.Instant

  private let source: any DispatchSourceTimer
  private var armedFor: Instant?

  init(queue: DispatchQueue, onFire: @escaping @Sendable () -> Void) {
    source = DispatchSource.makeTimerSource(queue: queue)
    source.setEventHandler(handler: onFire)
    source.activate()
  }

  deinit {
    source.cancel()
  }

  /// To be called first thing when the alarm has gone off.
  func didFire() {
    armedFor = nil
  }

  /// The alarm goes off at `instant`, or earlier.
  func set(for instant: Instant, now: Instant) {
    if let armedFor, armedFor <= instant { return }
    armedFor = instant
    let delay = max(.zero, now.duration(to: instant))
    let (seconds, attoseconds) = delay.components
    let nanoseconds = min(seconds, 86_400) * 1_000_000_000 + attoseconds / 1_000_000_000
    source.schedule(
      deadline: .now() + .nanoseconds(Int(nanoseconds)), leeway: .milliseconds(1))
  }
}
