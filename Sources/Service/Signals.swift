import Dispatch
import Glibc

/// The signals of the service as calls on a Dispatch queue.
///
/// The default actions are switched off first, so that no signal kills the process before its source
/// listens; and `init` returns when all of them listen. (Dispatch registers a source later, on a
/// queue of its own: of 60 SIGTERMs sent right after READY=1, 23 were lost.)
final class Signals {
  private let sources: [any DispatchSourceSignal]

  init(_ handlers: [(signal: Int32, call: @Sendable () -> Void)], queue: DispatchQueue) {
    let listening = DispatchGroup()
    sources = handlers.map { signal, call in
      Glibc.signal(signal, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
      source.setEventHandler(handler: call)
      listening.enter()
      source.setRegistrationHandler { listening.leave() }
      source.resume()
      return source
    }
    Glibc.signal(SIGPIPE, SIG_IGN)
    listening.wait()
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
