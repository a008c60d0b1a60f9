/// Reads the names of a document's elements, each distinct one once.
struct ElementNames {
  private var known: [XMLName: Element] = [:]
  /// The namespace of the feed's root, whatever it is: what is in it is the feed's own.
  private var rootURI: UnsafePointer<UInt8>?
  /// A hostile document may have a new name in every tag.
  private static let most = 2_000

  mutating func element(_ name: XMLName) -> Element {
    if let element = known[name] { return element }
    let element = read(name)
    if known.count < Self.most { known[name] = element }
    return element
  }

  /// Takes the namespace of the feed's root for the feed's own from now on.
  mutating func setRoot(_ name: XMLName) {
    known.removeAll()
    rootURI = name.uri
  }

  private func read(_ name: XMLName) -> Element {
    guard let local = name.local else { return Element(space: .other, name: .unknown) }
    let word = String(cString: local).lowercased()
    return Element(space: space(of: name), name: Element.Name(rawValue: word) ?? .unknown)
  }

  private func space(of name: XMLName) -> Namespace {
    if let uri = name.uri {
      // Whatever URI an unprefixed root has, right or wrong, means the feed itself.
      if uri == rootURI, name.prefix == nil { return .core }
      if let space = Namespace(uri: String(cString: uri)) { return space }
      if uri == rootURI { return .core }
      guard let prefix = name.prefix else { return .other }
      return Namespace(prefix: String(cString: prefix)) ?? .other
    }
    guard let prefix = name.prefix else { return .core }
    return Namespace(prefix: String(cString: prefix)) ?? .other
  }
}
