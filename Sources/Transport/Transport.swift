import CCurl
import Dispatch
import Glibc
import NewsModel

/// Fetches documents over HTTP, or posts to a service that the user named: politely, safely, many at
/// once.
///
/// One libcurl multi handle on one serial Dispatch queue, driven by the readiness of sockets. No
/// thread waits for a transfer. Connections and addresses are used again, HTTP/2 carries several
/// requests on one connection.
package actor Transport {
  private typealias Instant = ContinuousClock.Instant

  /// What the transport runs on. Short work on outcomes may prefer it as its task executor, which
  /// saves two changes of threads a request.
  package nonisolated let executor: QueueExecutor
  private let configuration: TransportConfiguration
  private var gate: HostGate
  private var transfers: [UInt64: Transfer] = [:]
  private var nextID: UInt64 = 0
  private var engine: CurlMulti?
  private var alarm: Alarm?
  private var isShutDown = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  package init(_ configuration: TransportConfiguration) {
    var configuration = configuration
    configuration.certificateAuthorities =
      configuration.certificateAuthorities ?? Self.systemAuthorities
    self.configuration = configuration
    executor = QueueExecutor(label: "newsloom.transport")
    gate = HostGate(
      limit: configuration.connections, limitPerHost: configuration.perHost,
      gap: configuration.hostGap)
  }

  private static var systemAuthorities: String? {
    let named = getenv("SSL_CERT_FILE").map { String(cString: $0) }
    let usual = "/etc/ssl/certs/ca-certificates.crt"
    return named ?? (access(usual, R_OK) == 0 ? usual : nil)
  }

  /// Requests that run or wait for their turn.
  package var pending: Int { transfers.count }

  /// Fetches a document, after waiting for the turn of its host.
  ///
  /// Never throws and always ends: `timeout` bounds each request once it has begun. Cancelling the
  /// calling task gives the request up.
  package func fetch(_ request: FetchRequest) async -> FetchOutcome {
    nextID += 1
    let id = nextID
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { begin(request, id: id, continuation: $0) }
    } onCancel: {
      executor.queue.async { self.assumeIsolated { $0.cancel(id) } }
    }
  }

  /// Gives up all requests, closes all connections and takes no further requests.
  package func shutDown() {
    isShutDown = true
    for id in transfers.keys.sorted() { cancel(id) }
    engine = nil
    alarm = nil
  }

  // MARK: A request's way

  private func begin(
    _ request: FetchRequest, id: UInt64, continuation: UnsafeContinuation<FetchOutcome, Never>
  ) {
    do throws(FetchFailure) {
      let target = try TargetURL(parsing: request.url)
      let engine = try readyEngine(for: target)
      let transfer = Transfer(
        id: id, request: request, target: target, configuration: configuration,
        sockets: engine.sockets, continuation: continuation)
      if let refusal = transfer.refusalOfLiteralHost(target) {
        transfer.end(with: .failed(refusal))
        return
      }
      transfers[id] = transfer
      gate.enter(transfer, at: .now)
      work()
    } catch let failure {
      continuation.resume(returning: .failed(failure))
    }
  }

  private func readyEngine(for target: TargetURL) throws(FetchFailure) -> CurlMulti {
    if isShutDown {
      throw FetchFailure(.cancelled, host: target.host, "shut down, expected to go on")
    }
    if let engine { return engine }
    let sockets = SocketBoard(queue: executor.queue) { [weak self] in
      self?.assumeIsolated { $0.socketsAreReady() }
    }
    guard let sockets,
      let made = CurlMulti(StandingOptions(configuration, sockets: sockets))
    else {
      throw FetchFailure(.invalidRequest, host: target.host, "no descriptor or memory is left")
    }
    alarm = Alarm(queue: executor.queue) { [weak self] in
      self?.assumeIsolated { $0.alarmWentOff() }
    }
    engine = made
    return made
  }

  private func start(_ transfer: Transfer, _ engine: CurlMulti, at now: Instant) {
    do throws(FetchFailure) {
      guard let easy = transfer.easy ?? engine.takeEasy() else {
        throw FetchFailure(.invalidRequest, host: transfer.target.host, "no memory for libcurl")
      }
      try transfer.configure(easy, engine.standing)
      guard engine.add(easy) else {
        throw FetchFailure(.invalidRequest, host: transfer.target.host, "libcurl takes no more")
      }
    } catch let failure {
      gate.leave(transfer, at: now)
      finish(transfer, .failed(failure))
    }
  }

  private func conclude(_ transfer: Transfer, _ result: CURLcode, at now: Instant) {
    gate.leave(transfer, at: now)
    let conclusion = transfer.conclusion(result)
    engine?.note(connections: transfer.newConnects, at: now)
    switch conclusion {
    case .done(let outcome):
      finish(transfer, outcome)
    case .redirected(let target):
      transfer.target = target
      transfer.isRedirected = true
      begin(transfer, at: now)
    case .again:
      transfer.needsNewConnection = true
      begin(transfer, at: now)
    }
  }

  /// The next request of the same transfer.
  private func begin(_ transfer: Transfer, at now: Instant) {
    release(transfer)
    transfer.prepareForNextRequest()
    gate.enter(transfer, at: now)
  }

  private func finish(_ transfer: Transfer, _ outcome: FetchOutcome) {
    release(transfer)
    transfers[transfer.id] = nil
    transfer.end(with: outcome)
  }

  /// Gives the easy handle of a transfer back, which libcurl no longer has.
  private func release(_ transfer: Transfer) {
    guard let easy = transfer.easy else { return }
    transfer.easy = nil
    engine?.giveBack(easy, isStanding: !transfer.hasOwnOptions)
  }

  private func cancel(_ id: UInt64) {
    guard let transfer = transfers[id] else { return }
    let host = transfer.target.host
    if let easy = transfer.easy {
      engine?.remove(easy)
      gate.leave(transfer, at: .now)
    } else {
      gate.withdraw(transfer)
    }
    finish(transfer, .failed(FetchFailure(.cancelled, host: host, "given up, expected to go on")))
    work()
  }

  // MARK: Events

  /// While answers come in, callers are told and make their next requests in the same turn.
  private func socketsAreReady() {
    executor.takeTurn {
      for _ in 0..<Self.longestTurn {
        guard let engine, engine.sockets.handleReady({ engine.socketIsReady($0, $1) }) else {
          return
        }
        work()
        executor.runJobs()
      }
    }
  }

  /// Rounds of ready sockets, after which others have their turn on the queue.
  private static let longestTurn = 16

  private func alarmWentOff() {
    alarm?.didFire()
    executor.takeTurn { work() }
  }

  /// Does all that can be done now, then sets the alarm for what comes next.
  private func work() {
    guard let engine, !isShutDown else { return }
    // A new transfer is due at once; its first steps may make others due. What then still is waits
    // for the alarm, so that other work on the queue gets its turn.
    var now = Instant.now
    for _ in 0..<4 {
      engine.runTimeouts(at: now)
      takeFinished(engine, at: now)
      while let transfer = gate.next(at: now) { start(transfer, engine, at: now) }
      now = .now
      guard let due = engine.deadline(at: now), due <= now else { break }
    }
    takeFinished(engine, at: now)
    engine.writeMemory(at: now)
    if let deadline = engine.deadline(at: now) { alarm?.set(for: deadline, now: now) }
    if let wakeUp = gate.wakeUp { alarm?.set(for: wakeUp, now: now) }
    if let due = engine.memoryIsDue { alarm?.set(for: due, now: now) }
  }

  private func takeFinished(_ engine: CurlMulti, at now: Instant) {
    while let (easy, result) = engine.nextFinished() {
      engine.remove(easy)
      if let transfer = easy.transfer { conclude(transfer, result, at: now) }
    }
  }
}
