/// Why there is no answer.
package struct FetchFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of failure, which the schedule and the log tell apart.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Not a URL.
    case invalidURL
    /// Neither http nor https, at first or after a redirect.
    case scheme
    /// A request field or an option that cannot be sent.
    case invalidRequest
    /// The host's addresses are not public, and nothing allows them.
    case privateAddress
    case dns
    case connect
    case tls
    /// The proxy cannot be reached or refuses.
    case proxy
    /// Connecting, waiting or reading took too long.
    case timeout
    /// Head or body over the limit.
    case tooLarge
    /// The body unpacks to far more than was sent.
    case ratio
    /// A redirect to where it came from, or too many of them.
    case redirectLoop
    /// Not HTTP, or HTTP that contradicts itself.
    case protocolError
    /// The connection ended before the answer did.
    case interrupted
    /// The caller or the shutdown gave it up.
    case cancelled
  }

  package var reason: Reason
  /// The host, as far as it is known; never a whole URL, which may hold a token.
  package var host: String
  /// What happened, and what was expected: one line in lower case.
  package var detail: String

  package init(_ reason: Reason, host: String, _ detail: String) {
    self.reason = reason
    self.host = host
    self.detail = detail
  }

  package var description: String {
    host.isEmpty ? "request: \(detail)" : "\(host): \(detail)"
  }
}
