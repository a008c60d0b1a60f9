import Dispatch
import Glibc

/// The signals of the service as calls on a Dispatch queue.
///
/// The default actions are switched off first, so that no signal is lost or kills the process before
/// its source listens.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  init(_ handlers: [(signal: Int32, call: @Sendable () -> Void)], queue: DispatchQueue) {
    sources = handlers.map { signal, call in
      Glibc.signal(signal, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
      source.setEventHandler(handler: call)
      source.resume()
      return source
    }
    Glibc.signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
