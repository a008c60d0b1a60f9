import Glibc
import Transport
import Yams

/// How sources are reached.
extension ConfigurationReader {
  static let accessKeys = [
    "headers", "username", "password", "client_certificate", "client_key", "ca_file", "proxy",
    "allow_private_addresses",
  ]

  /// What `mapping` says about the way to the source; nil where it says nothing.
  mutating func access(_ mapping: Node.Mapping) -> SourceAccess? {
    guard Self.accessKeys.contains(where: { mapping.value($0) != nil }) else { return nil }
    var access = SourceAccess()
    access.headers = headers(mapping)
    access.credentials = credentials(mapping)
    setFile(&access.clientCertificate, mapping, "client_certificate", "a certificate in PEM")
    setFile(&access.clientKey, mapping, "client_key", "a key in PEM")
    setFile(&access.authorities, mapping, "ca_file", "certificates in PEM")
    if access.clientKey != nil, mapping.value("client_certificate") == nil {
      report(
        "`client_key` stands alone, expected `client_certificate` beside it",
        at: mapping.value("client_key")?.mark)
    }
    access.proxy = proxy(mapping)
    let addresses = privateAddresses(mapping)
    access.allowPrivateAddresses = addresses.all
    access.allowedNetworks = addresses.networks
    return access
  }

  private mutating func headers(_ mapping: Node.Mapping) -> [HeaderField] {
    guard let node = mapping.value("headers"),
      let fields = self.mapping(node, "`headers`")
    else { return [] }
    var headers: [HeaderField] = []
    for (name, value) in fields {
      guard let name = text(name, "headers"), let value = text(value, name) else { continue }
      let field = HeaderField(name: name, value: value)
      if field.isSendable {
        headers.append(field)
      } else {
        report(
          "the field `\(name)` cannot be sent, expected a name of letters and a value of one line",
          at: node.mark)
      }
    }
    return headers
  }

  private mutating func credentials(_ mapping: Node.Mapping) -> Credentials? {
    var user: String?
    var password: String?
    set(&user, mapping, "username")
    set(&password, mapping, "password")
    if let user { return Credentials(user: user, password: password ?? "") }
    if password != nil {
      report(
        "`password` stands alone, expected `username` beside it",
        at: mapping.value("password")?.mark)
    }
    return nil
  }

  /// A file that libcurl reads later: whether it can is told now.
  mutating func setFile(
    _ target: inout String?, _ mapping: Node.Mapping, _ key: String, _ content: String
  ) {
    var path: String?
    set(&path, mapping, key)
    guard let path = path.map(absolute) else { return }
    target = path
    if Glibc.access(path, R_OK) != 0 {
      report(
        "`\(key)` names \(path), which cannot be read, expected \(content)",
        at: mapping.value(key)?.mark)
    }
  }

  mutating func proxy(_ mapping: Node.Mapping) -> Secret? {
    var proxy: String?
    set(&proxy, mapping, "proxy")
    guard let proxy else { return nil }
    let schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]
    if !proxy.isEmpty, !schemes.contains(where: { proxy.hasPrefix($0 + "://") }) {
      report(
        "`proxy` has another scheme, expected one of \(schemes.joined(separator: ", "))",
        at: mapping.value("proxy")?.mark)
    }
    return Secret(proxy)
  }

  /// `true`, `false`, or a list of networks.
  mutating func privateAddresses(_ mapping: Node.Mapping) -> (all: Bool?, networks: [AddressBlock])
  {
    guard let node = mapping.value("allow_private_addresses") else { return (nil, []) }
    guard let list = node.sequence else {
      var flag = false
      set(&flag, mapping, "allow_private_addresses")
      return (flag, [])
    }
    var networks: [AddressBlock] = []
    for item in list {
      guard let text = text(item, "allow_private_addresses") else { continue }
      if let network = AddressBlock(text) {
        networks.append(network)
      } else {
        report(
          "`allow_private_addresses` has \(shown(item)), expected a network such as 10.0.0.0/8",
          at: item.mark)
      }
    }
    return (nil, networks)
  }
}
