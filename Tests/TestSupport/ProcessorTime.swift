import Glibc

/// Time that a processor worked, which does not pass while other programs or tests have their turn:
/// what a test may put a bound on.
package enum ProcessorTime {
  /// What `body` takes on the thread that calls. Work that it gives to other threads does not count.
  package static func measure(_ body: () throws -> Void) rethrows -> Duration {
    let start = ofThread
    try body()
    return ofThread - start
  }

  /// What the current thread has taken so far.
  package static var ofThread: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
