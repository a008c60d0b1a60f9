import CCurl

/// A request on its way: what was asked, what came so far, and what ended it.
///
/// It lives on the transport's queue. libcurl's callbacks reach it through a plain pointer, which
/// the transport keeps valid for as long as the easy handle is in use.
final class Transfer {
  /// The head of an answer, redirects and interim answers included: libcurl limits only lines.
  static let longestHead = 256 << 10
  /// How much of a body that nobody wants is read so that the connection can be kept.
  static let longestIgnoredBody = 256 << 10
  /// Above this size a body must not be more than `highestRatio` times what was sent. News feeds
  /// pack 3 to 20 times, machine-made sitemaps up to 60; gzip can do 1,032, zstd far more.
  static let ratioFloor = 1 << 20
  static let highestRatio = 200
  /// What libcurl may have read without having counted it yet: its buffer.
  static let uncounted = 16 << 10

  let id: UInt64
  let request: FetchRequest
  let origin: TargetURL
  let policy: AddressPolicy
  let maximumBody: Int
  let timeout: Duration
  let sockets: SocketBoard
  /// Not a checked one, which costs an allocation a poll: `end` is the only place that uses it.
  private var continuation: UnsafeContinuation<FetchOutcome, Never>?

  var target: TargetURL
  var redirects = RedirectTrail()
  var isRedirected = false
  var needsNewConnection = false
  var easy: EasyHandle?
  /// Where it waits or runs.
  var lane: HostGate.Lane?
  var fields = FieldList()
  var usesProxy = false
  /// Whether the handle has more than the standing options.
  var hasOwnOptions = false
  /// Spent by earlier requests of the same redirect chain.
  var spent = Duration.zero
  var wireBytes = 0
  var connects = 0
  /// Those of the last request.
  var newConnects = 0

  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  private var headBytes = 0
  var hasHead: Bool { headBytes > 0 }
  private var bodyBytes = 0
  /// Why a callback stopped libcurl.
  private(set) var verdict: FetchFailure?
  /// A callback stopped libcurl because the rest of the body is of no use.
  private(set) var hasEnough = false

  init(
    id: UInt64, request: FetchRequest, target: TargetURL, configuration: TransportConfiguration,
    sockets: SocketBoard, continuation: UnsafeContinuation<FetchOutcome, Never>
  ) {
    self.id = id
    self.request = request
    self.target = target
    self.sockets = sockets
    self.continuation = continuation
    origin = target
    maximumBody = request.maximumBody ?? configuration.maximumBody
    timeout = request.timeout ?? configuration.timeout
    policy = AddressPolicy(
      allowsAll: request.allowPrivateAddresses ?? configuration.allowPrivateAddresses,
      allowedNetworks: configuration.allowedNetworks + request.allowedNetworks)
  }

  func end(with outcome: FetchOutcome) {
    continuation?.resume(returning: outcome)
    continuation = nil
  }

  /// Forgets the answer of a redirect.
  func prepareForNextRequest() {
    fields = FieldList()
    head = ResponseHead()
    body = []
    headBytes = 0
    bodyBytes = 0
    verdict = nil
    hasEnough = false
  }

  // MARK: What libcurl hands over; false stops it

  func takeHeadLine(_ line: UnsafeRawBufferPointer) -> Bool {
    headBytes += line.count
    guard headBytes <= Self.longestHead else {
      return stop(.tooLarge, "head over \(Self.longestHead) bytes, expected less")
    }
    head.read(line)
    let isLast = line.allSatisfy { $0 == 0x0D || $0 == 0x0A }
    if isLast, head.status >= 200 { judgeConnection() }
    if isLast, isWanted, let length = head.contentLength {
      guard length <= maximumBody else {
        return stop(.tooLarge, "body of \(length) bytes, expected at most \(maximumBody)")
      }
      body.reserveCapacity(min(length, 1 << 20))
    }
    return true
  }

  /// Tells libcurl, as late as it heeds it, whether to keep the connection.
  private func judgeConnection() {
    let idle = sockets.idle
    guard let easy, !ConnectionKeeping.keepsOneMore(idle: idle, isUseful: false) else { return }
    let isAwaited = lane.map { !$0.waiting.isEmpty } ?? false
    let isUseful = isAwaited || nl_easy_long(easy.pointer, CURLINFO_NUM_CONNECTS) == 0
    guard !ConnectionKeeping.keepsOneMore(idle: idle, isUseful: isUseful) else { return }
    easy.endsConnection = true
    nl_easy_set_long(easy.pointer, CURLOPT_FORBID_REUSE, 1)
  }

  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bodyBytes += bytes.count
    guard isWanted else {
      hasEnough = bodyBytes > Self.longestIgnoredBody
      return !hasEnough
    }
    guard bodyBytes <= maximumBody else {
      return stop(.tooLarge, "body over \(maximumBody) bytes, expected at most that")
    }
    guard bodyBytes <= Self.ratioFloor || bodyBytes / Self.highestRatio <= receivedBody else {
      return stop(.ratio, "body unpacks to over \(Self.highestRatio) times its size, expected less")
    }
    body.append(contentsOf: bytes)
    return true
  }

  /// Whether the request may go to the address that `address` reads; nil is one of another family.
  func permits(_ address: @autoclosure () -> IPAddress?) -> Bool {
    if usesProxy || policy.allowsAll { return true }
    let address = address()
    if let address, policy.allows(address) { return true }
    let shown = address.map(\.description) ?? "of an unknown family"
    return stop(.privateAddress, "address \(shown) is not public, expected a public one")
  }

  /// Takes back that an address was refused: another one of the host was not.
  func forgiveRefusedAddress() {
    if verdict?.reason == .privateAddress { verdict = nil }
  }

  private var isWanted: Bool { (200...299).contains(head.status) }

  private var receivedBody: Int {
    guard let easy = easy?.pointer else { return 0 }
    return Int(nl_easy_size(easy, CURLINFO_SIZE_DOWNLOAD_T)) + Self.uncounted
  }

  private func stop(_ reason: FetchFailure.Reason, _ detail: String) -> Bool {
    verdict = FetchFailure(reason, host: target.host, detail)
    return false
  }
}
