import Configuration
import NewsModel
import Transport

extension FetchRequest {
  /// Takes over how a source is reached.
  ///
  /// - Parameter isAtHome: whether the request goes to the configured server. A feed that has moved to
  ///   another one for good gets no secrets there.
  mutating func take(_ access: SourceAccess, isAtHome: Bool) {
    if isAtHome {
      headers = access.headers
      credentials = access.credentials
      clientCertificate = access.clientCertificate
      clientKey = access.clientKey
      allowPrivateAddresses = access.allowPrivateAddresses
      allowedNetworks = access.allowedNetworks
    }
    certificateAuthorities = access.authorities
    proxy = access.proxy?.value
  }
}

extension PollJob {
  /// Whether it goes to the server that is configured: same scheme, host and port.
  var isAtHome: Bool {
    guard case .url(let configured) = source.location, case .url(let actual) = location else {
      return true
    }
    return Self.server(configured) == Self.server(actual)
  }

  private static func server(_ url: String) -> String? {
    guard let range = URLHost.range(in: url) else { return nil }
    let host = url[range].split(separator: "@").last ?? ""
    return (url[..<range.lowerBound] + host).lowercased()
  }
}

/// A `Link` field (RFC 8288).
enum LinkField {
  /// The WebSub hub that `fields` name: `<https://hub.example/>; rel="hub"`.
  static func hub(in fields: [String]) -> String? {
    for link in fields.flatMap({ $0.split(separator: ",") }) {
      let parts = link.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
      guard let target = parts.first, target.hasPrefix("<http"), target.hasSuffix(">"),
        parts.dropFirst().contains(where: { $0.lowercased() == "rel=hub" })
      else { continue }
      return String(target.dropFirst().dropLast())
    }
    return nil
  }
}
