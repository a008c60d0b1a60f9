package import NewsModel

/// How a request ended. Nothing that a server does is an error: each end is an outcome.
package enum FetchOutcome: Hashable, Sendable {
  /// 2xx with its body (226: only the entries that are new, RFC 3229).
  case fetched(FetchResponse)
  /// 304: the caller's copy is current. No body; the validators may be new ones.
  case notModified(FetchResponse)
  /// 4xx or 5xx. No body.
  case refused(FetchResponse)
  /// No answer, or none that could be used.
  case failed(FetchFailure)
}

/// The answer of a server.
package struct FetchResponse: Hashable, Sendable {
  package var status: Int
  /// Where the answer came from, after all redirects, without credentials and fragment.
  package var effectiveURL: String
  /// Where the resource has moved for good: what the 301 and 308 redirects before any other kind
  /// of redirect lead to. Nil without such a redirect, and for one from https to http.
  package var permanentURL: String?
  /// `ETag`, verbatim.
  package var entityTag: String?
  /// `Last-Modified`, verbatim.
  package var lastModified: String?
  /// `Content-Type`, verbatim.
  package var contentType: String?
  /// `Retry-After` in either form, from the receipt of the answer on; never negative.
  package var retryAfter: Duration?
  /// `Cache-Control: max-age` less `Age`; zero for `no-cache` and `no-store`; never negative.
  package var maxAge: Duration?
  package var expires: Timestamp?
  /// The `Link` fields, verbatim (RFC 8288): WebSub hubs, among others.
  package var links: [String]
  /// Decoded.
  package var body: [UInt8]
  /// What came over the network, head and body, encoded, all redirects included.
  package var wireBytes: Int
  /// From the start of the first request to the end of the last, without waiting for turns.
  package var duration: Duration
  /// Whether no new connection was needed.
  package var reusedConnection: Bool

  package init(status: Int, effectiveURL: String) {
    self.status = status
    self.effectiveURL = effectiveURL
    links = []
    body = []
    wireBytes = 0
    duration = .zero
    reusedConnection = false
  }
}
