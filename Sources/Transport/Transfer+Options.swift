import CCurl

/// What is the same for all requests of a transport. Handles keep it from one to the next: setting
/// twenty options anew took a fifth of the time of a poll.
struct StandingOptions {
  let configuration: TransportConfiguration
  let sockets: SocketBoard

  func set(_ easy: CurlMulti.Easy) {
    nl_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    nl_easy_set_string(easy, CURLOPT_USERAGENT, configuration.userAgent)
    // All that this libcurl can unpack: gzip, deflate, br and zstd.
    nl_easy_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    nl_easy_set_long(easy, CURLOPT_PIPEWAIT, 1)
    nl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    // Else an aborted lookup holds up the queue until the resolver gives up.
    nl_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    nl_easy_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, 300)
    // An empty string: not even the proxy that the environment names.
    nl_easy_set_string(easy, CURLOPT_PROXY, configuration.proxy ?? "")
    nl_easy_set_string(easy, CURLOPT_NOPROXY, "")
    // Debian's libcurl has a default CAPATH, with which each new connection reads the whole bundle
    // again: 49 ms of processor time instead of 1.7.
    nl_easy_set_string(easy, CURLOPT_CAPATH, nil)
    nl_easy_set_string(easy, CURLOPT_PROXY_CAPATH, nil)
    if let authorities = configuration.certificateAuthorities {
      nl_easy_set_string(easy, CURLOPT_CAINFO, authorities)
      nl_easy_set_string(easy, CURLOPT_PROXY_CAINFO, authorities)
    }
    // Waiting for the first byte counts as low speed, too. What comes slower than this would not
    // end in time anyway.
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 256)
    // A connection outlives its first transfer: the context is the board.
    nl_easy_set_close_socket(
      easy, Transfer.onCloseSocket, Unmanaged.passUnretained(sockets).toOpaque())
  }
}

/// How a transfer tells libcurl what to do.
extension Transfer {
  /// Sets up `easy`, which has the standing options, for the request to `target`.
  func configure(
    _ easy: CurlMulti.Easy, _ configuration: TransportConfiguration
  ) throws(FetchFailure) {
    self.easy = easy
    nl_easy_set_string(easy, CURLOPT_URL, target.text)
    try setFields(easy, configuration)
    setOwnOptions(easy, configuration)
    setTimes(easy, configuration)
    setCallbacks(easy)
  }

  private var isAtOrigin: Bool { target.hasSameOrigin(as: origin) }

  private func setFields(
    _ easy: CurlMulti.Easy, _ configuration: TransportConfiguration
  ) throws(FetchFailure) {
    for field in headerFields(configuration) {
      guard let line = field.line, let list = curl_slist_append(fields, line) else {
        throw FetchFailure(
          .invalidRequest, host: target.host,
          "field \(field.name.prefix(64)) has a line break, expected one line")
      }
      fields = list
    }
    nl_easy_set_pointer(easy, CURLOPT_HTTPHEADER, fields)
  }

  /// What only some requests have. The handle of such a one is not used again as it is.
  private func setOwnOptions(_ easy: CurlMulti.Easy, _ configuration: TransportConfiguration) {
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
    }
  }

  private func headerFields(_ configuration: TransportConfiguration) -> [HeaderField] {
    var fields = [HeaderField(name: "Accept", value: request.accept)]
    if let contact = configuration.contact, !contact.isEmpty {
      let address = contact.hasPrefix("mailto:") ? String(contact.dropFirst(7)) : contact
      fields.append(HeaderField(name: "From", value: address))
    }
    if let entityTag = request.entityTag {
      fields.append(HeaderField(name: "If-None-Match", value: entityTag))
      // RFC 3229: with it, a server may send only the entries that are new.
      fields.append(HeaderField(name: "A-IM", value: "feed"))
    }
    if let lastModified = request.lastModified {
      fields.append(HeaderField(name: "If-Modified-Since", value: lastModified))
    }
    return isAtOrigin ? fields + request.headers : fields
  }

  private func setTimes(_ easy: CurlMulti.Easy, _ configuration: TransportConfiguration) {
    let left = max(1, (timeout - spent).milliseconds)
    nl_easy_set_long(easy, CURLOPT_TIMEOUT_MS, left)
    nl_easy_set_long(
      easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(left, configuration.connectTimeout.milliseconds)))
    // Half the time is the publisher's to think.
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, timeout.milliseconds / 2_000))
  }

  private func setCallbacks(_ easy: CurlMulti.Easy) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    nl_easy_set_pointer(easy, CURLOPT_PRIVATE, this)
    nl_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    nl_easy_set_write(easy, Transfer.onBody, this)
    nl_easy_set_header(easy, Transfer.onHeadLine, this)
    nl_easy_set_open_socket(easy, Transfer.onOpenSocket, this)
    nl_easy_set_prerequest(easy, Transfer.onPrerequest, this)
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
