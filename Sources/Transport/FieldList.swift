import CCurl

/// The fields of a request in libcurl's form: its own ones, then those that many requests share.
struct FieldList: ~Copyable {
  typealias Node = UnsafeMutablePointer<curl_slist>

  /// What libcurl is given; it lives as long as the list.
  private(set) var head: Node?
  /// The last node of the list's own.
  private var last: Node?

  deinit {
    last?.pointee.next = nil
    if last != nil { curl_slist_free_all(head) }
  }

  /// Throws where the field would break the request apart.
  mutating func append(_ field: HeaderField, host: String) throws(FetchFailure) {
    guard let line = field.line, let node = curl_slist_append(nil, line) else {
      throw FetchFailure(
        .invalidRequest, host: host,
        "field \(field.name.prefix(64)) has a line break, expected one line")
    }
    if let last { last.pointee.next = node } else { head = node }
    last = node
  }

  /// Keeps libcurl from sending a field of its own.
  mutating func leaveOut(_ name: String) {
    guard let node = curl_slist_append(nil, name + ":") else { return }
    if let last { last.pointee.next = node } else { head = node }
    last = node
  }

  /// Ends the list with `shared`, which stays its owner's and must outlive the list.
  mutating func end(with shared: Node?) {
    if let last { last.pointee.next = shared } else { head = shared }
  }
}

/// The fields that requests have in common, made once.
final class SharedFields {
  private let nodes: [FieldList.Node]

  /// - Parameter contact: for `From`; a `mailto:` is cut off.
  init(contact: String?) {
    var fields = [
      // RFC 3229: with it, a server may send only the entries that are new.
      HeaderField(name: "A-IM", value: "feed"),
      HeaderField(name: "Accept", value: FetchRequest.acceptFeed),
    ]
    if let contact, !contact.isEmpty {
      let address = contact.hasPrefix("mailto:") ? String(contact.dropFirst(7)) : contact
      fields.append(HeaderField(name: "From", value: address))
    }
    nodes = fields.compactMap { $0.line.flatMap { curl_slist_append(nil, $0) } }
    for (node, next) in zip(nodes, nodes.dropFirst()) { node.pointee.next = next }
  }

  deinit {
    curl_slist_free_all(nodes.first)
  }

  /// The end of the list of a request that has said `Accept` itself, or has not, and that may
  /// take a part of a feed (it knows the rest), or not.
  func tail(saysAccept: Bool, takesPart: Bool) -> FieldList.Node? {
    let skipped = saysAccept ? 2 : takesPart ? 0 : 1
    return skipped < nodes.count ? nodes[skipped] : nil
  }
}
