/// One document to be fetched.
package struct FetchRequest: Sendable {
  /// An absolute `http` or `https` URL. A user and password in it become `credentials`.
  package var url: String
  /// The `ETag` of the copy that the caller has, verbatim; sent as `If-None-Match`.
  package var entityTag: String?
  /// The `Last-Modified` of the copy that the caller has, verbatim; sent as `If-Modified-Since`.
  package var lastModified: String?
  /// The `Accept` field.
  package var accept: String
  /// Further fields, such as a token that a publisher asks for. Not sent to another host after a
  /// redirect.
  package var headers: [HeaderField]
  /// Basic authentication. Not sent to another host after a redirect.
  package var credentials: Credentials?
  /// The most decoded bytes of the body. Nil: the transport's.
  package var maximumBody: Int?
  /// Nil: the transport's.
  package var timeout: Duration?
  /// Nil: the transport's. An empty string: none.
  package var proxy: String?
  /// Whether this request may go to addresses that are not public. Nil: as the transport says.
  package var allowPrivateAddresses: Bool?
  /// The file of trusted certificates. Nil: the transport's.
  package var certificateAuthorities: String?
  /// A file with the client's certificate in PEM. Not shown to another host after a redirect.
  package var clientCertificate: String?
  /// A file with its key in PEM. Nil: the key is in the file of the certificate.
  package var clientKey: String?
  /// Networks that this request may go to beside the transport's.
  package var allowedNetworks: [AddressBlock]
  /// What is sent: the request is then a POST, which no redirect takes anywhere else. Nil: a GET.
  package var content: Content?

  /// The body of a POST.
  package struct Content: Hashable, Sendable {
    /// The `Content-Type` field.
    package var type: String
    package var bytes: [UInt8]

    package init(type: String, bytes: [UInt8]) {
      self.type = type
      self.bytes = bytes
    }
  }

  /// The `Accept` field for feeds: every registered type, then XML and JSON, then anything.
  package static let acceptFeed =
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
  /// The `Accept` field for article pages.
  package static let acceptPage = "text/html, application/xhtml+xml, */*;q=0.5"

  package init(
    url: String, entityTag: String? = nil, lastModified: String? = nil,
    accept: String = FetchRequest.acceptFeed, headers: [HeaderField] = [],
    credentials: Credentials? = nil, maximumBody: Int? = nil, timeout: Duration? = nil,
    proxy: String? = nil, allowPrivateAddresses: Bool? = nil,
    certificateAuthorities: String? = nil, clientCertificate: String? = nil,
    clientKey: String? = nil, allowedNetworks: [AddressBlock] = [], content: Content? = nil
  ) {
    self.url = url
    self.entityTag = entityTag
    self.lastModified = lastModified
    self.accept = accept
    self.headers = headers
    self.credentials = credentials
    self.maximumBody = maximumBody
    self.timeout = timeout
    self.proxy = proxy
    self.allowPrivateAddresses = allowPrivateAddresses
    self.certificateAuthorities = certificateAuthorities
    self.clientCertificate = clientCertificate
    self.clientKey = clientKey
    self.allowedNetworks = allowedNetworks
    self.content = content
  }
}
