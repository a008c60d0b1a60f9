import Glibc
import NewsModel
import Pipeline

/// A clock that runs `factor` times as fast as the real one; two processes that are given the same
/// numbers agree on it.
struct VirtualTime: Sendable {
  /// CLOCK_MONOTONIC when it began, in nanoseconds.
  let origin: Int64
  let factor: Int64

  /// 2026-11-21T00:00:00Z.
  static let epoch: Int64 = 1_795_219_200

  static func beginning(factor: Int64) -> VirtualTime {
    VirtualTime(origin: monotonic(), factor: factor)
  }

  /// Virtual nanoseconds since it began.
  var elapsed: Int64 { (Self.monotonic() - origin) * factor }

  var hours: Double { Double(elapsed) / 3.6e12 }

  var seconds: Int64 { Self.epoch + elapsed / 1_000_000_000 }

  /// For a pipeline: its wall and its steady clock go equally fast.
  var clock: Clock {
    let start = ContinuousClock.now
    return Clock(
      now: { Timestamp(seconds: seconds) }, steady: { start + .nanoseconds(elapsed) })
  }

  private static func monotonic() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
