import Dispatch
import Glibc

/// The hang-ups (SIGHUP) of a service, from the moment that it is made: those that come while
/// nobody waits count as one.
final class HangUps {
  let stream: AsyncStream<Void>
  private let signals: Signals

  init() {
    let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.stream = stream
    let hangUp: @Sendable () -> Void = { _ = continuation.yield() }
    signals = Signals([(SIGHUP, hangUp)], queue: .global())
  }
}
