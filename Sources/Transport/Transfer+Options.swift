import CCurl

/// What is the same for all requests of a transport. Handles keep it from one to the next.
final class StandingOptions {
  let configuration: TransportConfiguration
  let sockets: SocketBoard
  let fields: SharedFields

  init(_ configuration: TransportConfiguration, sockets: SocketBoard) {
    self.configuration = configuration
    self.sockets = sockets
    fields = SharedFields(contact: configuration.contact)
  }

  func set(_ easy: EasyHandle) {
    easy.addressSeconds = -1
    setProtocol(easy.pointer)
    setTrust(easy.pointer)
    setCallbacks(easy)
    Transfer.setTimes(
      easy.pointer, left: configuration.timeout, timeout: configuration.timeout, configuration)
  }

  private func setProtocol(_ easy: UnsafeMutableRawPointer) {
    nl_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    nl_easy_set_string(easy, CURLOPT_USERAGENT, configuration.userAgent)
    // All that this libcurl can unpack: gzip, deflate, br and zstd.
    nl_easy_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    nl_easy_set_long(easy, CURLOPT_PIPEWAIT, 1)
    nl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    // Else an aborted lookup holds up the queue until the resolver gives up.
    nl_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    // An empty string: not even the proxy that the environment names.
    nl_easy_set_string(easy, CURLOPT_PROXY, configuration.proxy ?? "")
    nl_easy_set_string(easy, CURLOPT_NOPROXY, "")
    // Waiting for the first byte counts as low speed, too. What comes slower than this would not
    // end in time anyway.
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 256)
  }

  private func setTrust(_ easy: UnsafeMutableRawPointer) {
    // Debian's libcurl has a default CAPATH, with which each new connection reads the whole bundle
    // again: 49 ms of processor time instead of 1.7.
    nl_easy_set_string(easy, CURLOPT_CAPATH, nil)
    nl_easy_set_string(easy, CURLOPT_PROXY_CAPATH, nil)
    if let authorities = configuration.certificateAuthorities {
      nl_easy_set_string(easy, CURLOPT_CAINFO, authorities)
      nl_easy_set_string(easy, CURLOPT_PROXY_CAINFO, authorities)
    }
  }

  private func setCallbacks(_ easy: EasyHandle) {
    let pointer = easy.pointer
    nl_easy_set_pointer(pointer, CURLOPT_PRIVATE, easy.context)
    nl_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, easy.errorText)
    nl_easy_set_write(pointer, Transfer.onBody, easy.context)
    nl_easy_set_header(pointer, Transfer.onHeadLine, easy.context)
    nl_easy_set_open_socket(pointer, Transfer.onOpenSocket, easy.context)
    nl_easy_set_prerequest(pointer, Transfer.onPrerequest, easy.context)
    // A connection outlives its first transfer: the context is the board.
    nl_easy_set_close_socket(
      pointer, Transfer.onCloseSocket, Unmanaged.passUnretained(sockets).toOpaque())
  }
}

/// How a transfer tells libcurl what to do.
extension Transfer {
  /// Sets up `easy`, which has the standing options, for the request to `target`.
  func configure(_ easy: EasyHandle, _ standing: StandingOptions) throws(FetchFailure) {
    self.easy = easy
    easy.transfer = self
    easy.errorText[0] = 0
    if easy.endsConnection {
      easy.endsConnection = false
      nl_easy_set_long(easy.pointer, CURLOPT_FORBID_REUSE, 0)
    }
    nl_easy_set_string(easy.pointer, CURLOPT_URL, target.text)
    nl_easy_set_pointer(easy.pointer, CURLOPT_CURLU, UnsafeMutableRawPointer(target.parsed))
    try setFields(easy.pointer, standing)
    try setContent(easy.pointer)
    setOwnOptions(easy.pointer, standing.configuration)
    if needsNewConnection {
      hasOwnOptions = true
      nl_easy_set_long(easy.pointer, CURLOPT_FRESH_CONNECT, 1)
    }
    if request.timeout != nil || spent > .zero {
      hasOwnOptions = true
      Self.setTimes(easy.pointer, left: timeout - spent, timeout: timeout, standing.configuration)
    }
  }

  private var isAtOrigin: Bool { !isRedirected || target.hasSameOrigin(as: origin) }

  private func setFields(
    _ easy: UnsafeMutableRawPointer, _ standing: StandingOptions
  ) throws(FetchFailure) {
    let host = target.host
    if let entityTag = request.entityTag {
      try fields.append(HeaderField(name: "If-None-Match", value: entityTag), host: host)
    }
    if let lastModified = request.lastModified {
      try fields.append(HeaderField(name: "If-Modified-Since", value: lastModified), host: host)
    }
    let saysAccept = request.accept != FetchRequest.acceptFeed
    if saysAccept {
      try fields.append(HeaderField(name: "Accept", value: request.accept), host: host)
    }
    if isAtOrigin {
      for field in request.headers { try fields.append(field, host: host) }
    }
    if let content = request.content {
      try fields.append(HeaderField(name: "Content-Type", value: content.type), host: host)
      // Not to be asked before: a server that does not know of it costs a second.
      fields.leaveOut("Expect")
    }
    fields.end(
      with: standing.fields.tail(saysAccept: saysAccept, takesPart: request.entityTag != nil))
    nl_easy_set_pointer(easy, CURLOPT_HTTPHEADER, fields.head)
  }

  private func setContent(_ easy: UnsafeMutableRawPointer) throws(FetchFailure) {
    guard let content = request.content else { return }
    hasOwnOptions = true
    let result = content.bytes.withUnsafeBytes { bytes in
      // Without bytes libcurl would ask for them elsewhere; of the handle it then reads none.
      nl_easy_set_post(easy, bytes.baseAddress ?? UnsafeRawPointer(easy), bytes.count)
    }
    guard result == CURLE_OK else {
      throw FetchFailure(.invalidRequest, host: target.host, "no memory for what is to be sent")
    }
  }

  /// What only some requests have. The handle of such a one is not used again as it is.
  private func setOwnOptions(
    _ easy: UnsafeMutableRawPointer, _ configuration: TransportConfiguration
  ) {
    if let proxy = request.proxy {
      hasOwnOptions = true
      nl_easy_set_string(easy, CURLOPT_PROXY, proxy)
    }
    usesProxy = !(request.proxy ?? configuration.proxy ?? "").isEmpty
    if let authorities = request.certificateAuthorities {
      hasOwnOptions = true
      nl_easy_set_string(easy, CURLOPT_CAINFO, authorities)
    }
    if isAtOrigin, let credentials = request.credentials ?? origin.credentials {
      hasOwnOptions = true
      nl_easy_set_basic_auth(easy, credentials.user, credentials.password)
    }
    if isAtOrigin, let certificate = request.clientCertificate {
      hasOwnOptions = true
      nl_easy_set_string(easy, CURLOPT_SSLCERT, certificate)
      nl_easy_set_string(easy, CURLOPT_SSLKEY, request.clientKey ?? certificate)
    }
  }

  fileprivate static func setTimes(
    _ easy: UnsafeMutableRawPointer, left: Duration, timeout: Duration,
    _ configuration: TransportConfiguration
  ) {
    let left = max(1, left.milliseconds)
    nl_easy_set_long(easy, CURLOPT_TIMEOUT_MS, left)
    nl_easy_set_long(
      easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(left, configuration.connectTimeout.milliseconds)))
    // Half the time is the publisher's to think.
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, timeout.milliseconds / 2_000))
  }
}

extension Duration {
  /// Whole milliseconds, at most a day of them.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 86_400 else { return 86_400_000 }
    return max(0, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
