package import Dispatch

/// A serial executor over a serial Dispatch queue: an actor that uses it runs on that queue.
///
/// `DispatchSerialQueue` is not an executor on Linux. With this, what libcurl and Dispatch call
/// back on the queue can enter the actor through `assumeIsolated`, which is checked at run time.
///
/// Tasks may prefer it, too: what they then do outside of any actor happens on the queue, and
/// calling the actor costs no change of threads.
///
/// Jobs that come from a turn on the queue are run at the end of that turn, in their order, without
/// a way through Dispatch: a poll gives three of them, each of which would cost two allocations and
/// often the waking of a thread.
///
/// `@unchecked Sendable`: `turn` is touched on the queue only, which `enqueue` makes sure of.
package final class QueueExecutor: SerialExecutor, TaskExecutor, @unchecked Sendable {
  /// The queue that everything runs on.
  package let queue: DispatchQueue
  private var turn = Turn()

  private struct Turn {
    /// Whether somebody will run what is added.
    var isOpen = false
    var jobs: [UnownedJob] = []
  }

  /// Which executor's queue runs the current thread.
  private static let current = DispatchSpecificKey<ObjectIdentifier>()
  /// Jobs that a turn runs at most: then sockets and timers have theirs.
  private static let longestTurn = 256

  /// An executor with a queue of its own, which debuggers show as `label`.
  package init(label: String) {
    queue = DispatchQueue(label: label)
    queue.setSpecific(key: Self.current, value: ObjectIdentifier(self))
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if DispatchQueue.getSpecific(key: Self.current) == ObjectIdentifier(self), turn.isOpen {
      turn.jobs.append(job)
    } else {
      queue.async { self.takeTurn { self.run(job) } }
    }
  }

  /// Runs `body`, then the jobs that it has given rise to. To be called on the queue, not from a job.
  package func takeTurn(_ body: () -> Void) {
    turn.isOpen = true
    body()
    runJobs()
    turn.isOpen = false
  }

  /// Runs the jobs of the turn so far. To be called from the body of a turn, not from a job.
  package func runJobs() {
    var position = 0
    while position < turn.jobs.count, position < Self.longestTurn {
      run(turn.jobs[position])
      position += 1
    }
    for job in turn.jobs[position...] { queue.async { self.takeTurn { self.run(job) } } }
    turn.jobs.removeAll(keepingCapacity: true)
  }

  private func run(_ job: UnownedJob) {
    job.runSynchronously(
      isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
  }

  package func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
