import CCurl

/// How a transfer tells libcurl what to do.
extension Transfer {
  /// Sets up `easy` for the request to `target`. Nil where something cannot be sent.
  func configure(
    _ easy: CurlMulti.Easy, _ configuration: TransportConfiguration
  ) throws(FetchFailure) {
    self.easy = easy
    try setRequest(easy, configuration)
    setLimits(easy, configuration)
    setTrust(easy, configuration)
    setCallbacks(easy)
  }

  private var isAtOrigin: Bool { target.hasSameOrigin(as: origin) }

  private func setRequest(
    _ easy: CurlMulti.Easy, _ configuration: TransportConfiguration
  ) throws(FetchFailure) {
    nl_easy_set_string(easy, CURLOPT_URL, target.text)
    nl_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    nl_easy_set_string(easy, CURLOPT_USERAGENT, configuration.userAgent)
    // All that this libcurl can unpack: gzip, deflate, br and zstd.
    nl_easy_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    nl_easy_set_long(easy, CURLOPT_PIPEWAIT, 1)
    let proxy = request.proxy ?? configuration.proxy ?? ""
    usesProxy = !proxy.isEmpty
    // An empty string: not even the one that the environment names.
    nl_easy_set_string(easy, CURLOPT_PROXY, proxy)
    nl_easy_set_string(easy, CURLOPT_NOPROXY, "")
    if isAtOrigin, let credentials = request.credentials ?? origin.credentials {
      nl_easy_set_basic_auth(easy, credentials.user, credentials.password)
    }
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

  private func setLimits(_ easy: CurlMulti.Easy, _ configuration: TransportConfiguration) {
    nl_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    // Else an aborted lookup holds up the queue until the resolver gives up.
    nl_easy_set_long(easy, CURLOPT_QUICK_EXIT, 1)
    nl_easy_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, 300)
    let left = max(1, (timeout - spent).milliseconds)
    nl_easy_set_long(easy, CURLOPT_TIMEOUT_MS, left)
    nl_easy_set_long(
      easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, min(left, configuration.connectTimeout.milliseconds)))
    // Waiting for the first byte counts as low speed, too. Half the time is the publisher's to
    // think; what then comes slower than this would not end in time anyway.
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 256)
    nl_easy_set_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, timeout.milliseconds / 2_000))
  }

  private func setTrust(_ easy: CurlMulti.Easy, _ configuration: TransportConfiguration) {
    // Debian's libcurl has a default CAPATH, with which each new connection reads the whole bundle
    // again: 49 ms of processor time instead of 1.7.
    nl_easy_set_string(easy, CURLOPT_CAPATH, nil)
    nl_easy_set_string(easy, CURLOPT_PROXY_CAPATH, nil)
    let authorities = request.certificateAuthorities ?? configuration.certificateAuthorities
    if let authorities {
      nl_easy_set_string(easy, CURLOPT_CAINFO, authorities)
      nl_easy_set_string(easy, CURLOPT_PROXY_CAINFO, authorities)
    }
    if isAtOrigin, let certificate = request.clientCertificate {
      nl_easy_set_string(easy, CURLOPT_SSLCERT, certificate)
    }
  }

  private func setCallbacks(_ easy: CurlMulti.Easy) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    nl_easy_set_pointer(easy, CURLOPT_PRIVATE, this)
    nl_easy_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    nl_easy_set_write(easy, Transfer.onBody, this)
    nl_easy_set_header(easy, Transfer.onHeadLine, this)
    nl_easy_set_open_socket(easy, Transfer.onOpenSocket, this)
    nl_easy_set_prerequest(easy, Transfer.onPrerequest, this)
    // A connection outlives its first transfer: the context is the board.
    nl_easy_set_close_socket(
      easy, Transfer.onCloseSocket, Unmanaged.passUnretained(sockets).toOpaque())
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
