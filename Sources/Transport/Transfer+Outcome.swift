import CCurl

/// What a finished transfer means.
extension Transfer {
  enum Conclusion {
    case done(FetchOutcome)
    /// To be requested from there, after waiting for its turn.
    case redirected(TargetURL)
    /// A kept connection was reset before anything of the answer came: its server had just ended
    /// it. To be requested once more, over a new one. libcurl itself does so only after a clean end.
    case again
  }

  func conclusion(_ result: CURLcode) -> Conclusion {
    collectFigures()
    if wasReset(result) { return .again }
    if result != CURLE_OK, !hasEnough { return .done(.failed(failure(result))) }
    switch head.status {
    case 304: return .done(unchanged())
    case 301, 302, 303, 307, 308: return redirect()
    case 200...299:
      var response = response()
      response.body = body
      return .done(.fetched(response))
    case 400...599: return .done(.refused(response()))
    default:
      let detail = "status \(head.status), expected one of 200 to 599"
      return .done(.failed(FetchFailure(.protocolError, host: target.host, detail)))
    }
  }

  /// Who asked for the document has no copy that could be current: taken for one, such an answer would
  /// make a source that is dead look well for ever.
  private func unchanged() -> FetchOutcome {
    guard request.entityTag == nil, request.lastModified == nil else {
      return .notModified(response())
    }
    let detail = "status 304 to a request without validators, expected a document"
    return .failed(FetchFailure(.protocolError, host: target.host, detail))
  }

  private func wasReset(_ result: CURLcode) -> Bool {
    [CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING].contains(result)
      && newConnects == 0 && !hasHead && !needsNewConnection && spent < timeout
  }

  private func collectFigures() {
    guard let easy = easy?.pointer else { return }
    spent += .microseconds(nl_easy_size(easy, CURLINFO_TOTAL_TIME_T))
    wireBytes += Int(nl_easy_size(easy, CURLINFO_SIZE_DOWNLOAD_T))
    wireBytes += nl_easy_long(easy, CURLINFO_HEADER_SIZE)
    newConnects = nl_easy_long(easy, CURLINFO_NUM_CONNECTS)
    connects += newConnects
  }

  private func redirect() -> Conclusion {
    guard request.content == nil else {
      let detail = "status \(head.status), expected an answer: a post goes nowhere else"
      return .done(.failed(FetchFailure(.protocolError, host: target.host, detail)))
    }
    guard let easy = easy?.pointer, let location = nl_easy_string(easy, CURLINFO_REDIRECT_URL)
    else {
      let detail = "status \(head.status) without a place to go, expected a Location field"
      return .done(.failed(FetchFailure(.protocolError, host: target.host, detail)))
    }
    do throws(FetchFailure) {
      let next = try TargetURL(parsing: String(cString: location))
      try redirects.follow(from: target, to: next, status: head.status)
      if let refusal = refusalOfLiteralHost(next) { throw refusal }
      guard spent < timeout else {
        throw FetchFailure(.timeout, host: next.host, "redirects took too long, expected an answer")
      }
      return .redirected(next)
    } catch let failure {
      var failure = failure
      if failure.host.isEmpty { failure.host = target.host }
      return .done(.failed(failure))
    }
  }

  /// Behind a proxy no socket shows the address; one that stands in the URL does.
  func refusalOfLiteralHost(_ target: TargetURL) -> FetchFailure? {
    guard !policy.allowsAll, let address = IPAddress(target.host), !policy.allows(address) else {
      return nil
    }
    return FetchFailure(
      .privateAddress, host: target.host,
      "address \(address) is not public, expected a public one")
  }

  private func response() -> FetchResponse {
    var response = FetchResponse(status: head.status, effectiveURL: target.text)
    response.permanentURL = redirects.permanentURL
    response.entityTag = head.entityTag
    response.lastModified = head.lastModified
    response.contentType = head.contentType
    response.retryAfter = head.retryAfter
    response.maxAge = head.maxAge
    response.expires = head.expires
    response.links = head.links
    response.wireBytes = wireBytes
    response.duration = spent
    response.reusedConnection = connects == 0
    return response
  }

  private func failure(_ result: CURLcode) -> FetchFailure {
    if let verdict { return verdict }
    let (reason, expectation) = Self.meaning(of: result)
    var detail = easy.map { Self.oneLine(String(cString: $0.errorText)) } ?? ""
    if detail.isEmpty { detail = Self.oneLine(String(cString: curl_easy_strerror(result))) }
    return FetchFailure(reason, host: target.host, "\(detail), expected \(expectation)")
  }

  private static func meaning(of result: CURLcode) -> (FetchFailure.Reason, String) {
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST: (.dns, "an address")
    case CURLE_COULDNT_CONNECT: (.connect, "a connection")
    case CURLE_OPERATION_TIMEDOUT: (.timeout, "an answer in time")
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: (.proxy, "a proxy")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_USE_SSL_FAILED,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_ENGINE_SETFAILED:
      (.tls, "a trusted certificate")
    case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      (.interrupted, "the whole answer")
    case CURLE_FILESIZE_EXCEEDED: (.tooLarge, "a smaller body")
    case CURLE_ABORTED_BY_CALLBACK: (.cancelled, "to go on")
    case CURLE_URL_MALFORMAT: (.invalidURL, "a url")
    default: (.protocolError, "an answer in http")
    }
  }

  /// libcurl's words may quote the server's.
  private static func oneLine(_ text: String) -> String {
    let clean = text.unicodeScalars.prefix(160).map { $0.value < 0x20 ? " " : Character($0) }
    let line = String(clean)
    return line.prefix(1).lowercased() + line.dropFirst()
  }
}
