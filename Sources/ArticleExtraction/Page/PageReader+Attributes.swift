import Markup

extension PageReader {
  /// What an element's attributes say besides its flags.
  struct Names {
    var isHeadline = false
    var isAuthor = false
    var isPublication = false
    var isModification = false
    var moment: String?

    var isNoted: Bool { isHeadline || isAuthor || isPublication || isModification || moment != nil }
  }

  func attributes(of token: HTMLToken, in bytes: Span<UInt8>, into flags: inout NameFlags)
    -> Names
  {
    var names = Names()
    var attributes = token.attributes
    switch token.tag {
    case .nav, .footer: flags = [.navigation, .byTag]
    case .aside: flags = [.box, .byTag]
    case .figcaption, .figure: flags = [.caption, .byTag]
    case .dialog: flags = [.promotion, .byTag]
    case .article, .main: flags = [.positive, .byTag]
    default: break
    }
    while let attribute = attributes.next(in: bytes) {
      guard attribute.name.count > 1 else { continue }
      switch bytes[attribute.name.lowerBound].lowercasedASCII {
      case UInt8(ascii: "c") where attribute.isNamed("class", in: bytes),
        UInt8(ascii: "c") where attribute.isNamed("content", in: bytes):
        if attribute.name.count == 5 {
          flags.read(bytes, attribute.value)
        } else {
          names.moment = attribute.decodedValue(in: bytes)
        }
      case UInt8(ascii: "i") where attribute.isNamed("id", in: bytes):
        flags.read(bytes, attribute.value)
      case UInt8(ascii: "i") where attribute.isNamed("itemprop", in: bytes):
        Self.read(attribute.decodedValue(in: bytes), into: &names, &flags)
      case UInt8(ascii: "d") where attribute.isNamed("datetime", in: bytes):
        names.moment = attribute.decodedValue(in: bytes)
      case UInt8(ascii: "h") where attribute.isNamed("hidden", in: bytes): flags.insert(.hidden)
      case UInt8(ascii: "s") where attribute.isNamed("style", in: bytes):
        if HiddenStyle.hides(token, in: bytes) { flags.insert(.hidden) }
      case UInt8(ascii: "r") where attribute.isNamed("role", in: bytes):
        flags.read(bytes, attribute.value)
      case UInt8(ascii: "r") where attribute.isNamed("rel", in: bytes):
        names.isAuthor = names.isAuthor || attribute.decodedValue(in: bytes) == "author"
      default: break
      }
    }
    return names
  }

  private static func read(_ property: String, into names: inout Names, _ flags: inout NameFlags) {
    switch property {
    case "articleBody": flags.insert(.body)
    case "headline": names.isHeadline = true
    case "author": names.isAuthor = true
    case "datePublished": names.isPublication = true
    case "dateModified": names.isModification = true
    case "description": flags.insert(.standfirst)
    default: break
    }
  }

  mutating func takeMeta(_ token: HTMLToken, in bytes: Span<UInt8>) {
    var attributes = token.attributes
    var meta = PageFacts.Meta(name: "", content: "")
    while let attribute = attributes.next(in: bytes) {
      if attribute.isNamed("content", in: bytes) {
        meta.content = attribute.decodedValue(in: bytes)
      } else if attribute.isNamed("property", in: bytes) || attribute.isNamed("name", in: bytes)
        || attribute.isNamed("itemprop", in: bytes) || attribute.isNamed("http-equiv", in: bytes)
      {
        meta.name = attribute.decodedValue(in: bytes).lowercased()
      }
    }
    if !meta.name.isEmpty, page.facts.metas.count < 500 { page.facts.metas.append(meta) }
  }

  mutating func takeLink(_ token: HTMLToken, in bytes: Span<UInt8>) {
    guard page.facts.canonical == nil,
      token.attribute("rel", in: bytes)?.lowercased() == "canonical"
    else { return }
    page.facts.canonical = token.attribute("href", in: bytes)
  }
}
