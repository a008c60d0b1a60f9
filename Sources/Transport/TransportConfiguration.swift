/// What holds for all requests of one transport.
package struct TransportConfiguration: Sendable {
  /// The `User-Agent` field, as `name/version (+URL)`.
  package var userAgent: String
  /// The `From` field (RFC 9110, 10.1.2): where a publisher can complain; a `mailto:` is cut off.
  package var contact: String?
  /// The longest that a request may take, redirects included, waiting for its turn not.
  package var timeout: Duration
  /// The longest that resolving and connecting, TLS included, may take.
  package var connectTimeout: Duration
  /// Requests under way at once.
  package var connections: Int
  /// Requests under way at once to one host.
  package var perHost: Int
  /// The least time from the start of one request to a host to the start of the next.
  package var hostGap: Duration
  /// The most decoded bytes of a body.
  package var maximumBody: Int
  /// `http://…`, `https://…`, `socks5h://…`. The addresses of hosts are then the proxy's to check.
  package var proxy: String?
  /// Whether requests may go to loopback, private and other addresses that are not public.
  package var allowPrivateAddresses: Bool
  /// Networks that requests may go to all the same.
  package var allowedNetworks: [AddressBlock]
  /// The file of trusted certificates. Nil: `SSL_CERT_FILE`, else the distribution's bundle.
  package var certificateAuthorities: String?
  /// A directory for what servers say about the way to them, kept from run to run: `hsts.txt` (hosts
  /// to be reached by TLS only, RFC 6797) and `alt-svc.txt` (RFC 7838). Nil: not kept.
  package var memory: String?

  package init(
    userAgent: String = "newsloom/1", contact: String? = nil, timeout: Duration = .seconds(30),
    connectTimeout: Duration = .seconds(10), connections: Int = 64, perHost: Int = 2,
    hostGap: Duration = .milliseconds(500), maximumBody: Int = 16 << 20, proxy: String? = nil,
    allowPrivateAddresses: Bool = false, allowedNetworks: [AddressBlock] = [],
    certificateAuthorities: String? = nil, memory: String? = nil
  ) {
    self.userAgent = userAgent
    self.contact = contact
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.connections = connections
    self.perHost = perHost
    self.hostGap = hostGap
    self.maximumBody = maximumBody
    self.proxy = proxy
    self.allowPrivateAddresses = allowPrivateAddresses
    self.allowedNetworks = allowedNetworks
    self.certificateAuthorities = certificateAuthorities
    self.memory = memory
  }
}
