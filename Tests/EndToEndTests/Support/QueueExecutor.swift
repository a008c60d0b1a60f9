import Dispatch

/// An actor's executor over a Dispatch queue, so that Dispatch sources and the actor's methods
/// share one queue.
final class QueueExecutor: SerialExecutor {
  let queue: DispatchQueue

  init(_ label: String) {
    queue = DispatchQueue(label: label)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  func checkIsolated() {
    dispatchPrecondition(condition: .onQueue(queue))
  }
}
