package import Dispatch

/// A serial executor over a serial Dispatch queue: an actor that uses it runs on that queue.
///
/// `DispatchSerialQueue` is not an executor on Linux. With this, what libcurl and Dispatch call
/// back on the queue can enter the actor through `assumeIsolated`, which is checked at run time.
///
/// Tasks may prefer it, too: what they then do outside of any actor happens on the queue, and
/// calling the actor costs no change of threads.
package final class QueueExecutor: SerialExecutor, TaskExecutor {
  /// The queue that everything runs on.
  package let queue: DispatchQueue

  /// An executor with a queue of its own, which debuggers show as `label`.
  package init(label: String) {
    queue = DispatchQueue(label: label)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async {
      job.runSynchronously(
        isolatedTo: self.asUnownedSerialExecutor(), taskExecutor: self.asUnownedTaskExecutor())
    }
  }

  package func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
