import Markup

/// The elements that are open at a place of a document, by their qualified names.
struct OpenElements {
  /// What an element's name says about the shape of a feed.
  enum Role {
    /// `item` and `entry`: none stands in another.
    case entry
    /// What holds entries. No end tag of another element reaches through it.
    case container
    /// A field that holds a value and never another field of its kind.
    case value
    case other
  }

  private struct Name {
    var start: Int
    var end: Int
    var role: Role
  }

  /// Elements nested deeper are passed over: libxml2 refuses 256, and no feed uses twenty.
  static let deepest = 100

  private var letters: [UInt8] = []
  private var names: [Name] = []
  /// Elements that were too deep to be opened.
  private var tooDeep = 0

  var isEmpty: Bool { names.isEmpty }
  var count: Int { names.count }

  /// Opens an element; false where it is too deep and must be left out.
  mutating func open(_ bytes: Span<UInt8>, _ name: Range<Int>, as role: Role) -> Bool {
    guard names.count < Self.deepest else {
      tooDeep += 1
      return false
    }
    let start = letters.count
    bytes.append(name, to: &letters)
    names.append(Name(start: start, end: letters.count, role: role))
    return true
  }

  /// Closes the innermost element, its end tag going to `output`.
  mutating func closeLast(into output: inout [UInt8]) {
    guard let name = names.popLast() else { return }
    output.append(UInt8(ascii: "<"))
    output.append(UInt8(ascii: "/"))
    output.append(contentsOf: letters[name.start..<name.end])
    output.append(UInt8(ascii: ">"))
    letters.removeSubrange(name.start...)
  }

  mutating func close(downTo depth: Int, into output: inout [UInt8]) {
    while names.count > depth { closeLast(into: &output) }
  }

  func lastIs(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard let last = names.last else { return false }
    return matches(last, bytes, name)
  }

  /// Whether an end tag closes the innermost element and nothing else, as it should.
  func isClosed(by bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    tooDeep == 0 && lastIs(bytes, name)
  }

  /// The depth to close down to for an end tag, nil where it ends nothing that is open.
  mutating func depth(endedBy bytes: Span<UInt8>, _ name: Range<Int>) -> Int? {
    let role = Self.role(bytes, name)
    let isStructural = role == .entry || role == .container
    if tooDeep > 0 {
      if isStructural {
        tooDeep = 0
      } else {
        tooDeep -= 1
        return nil
      }
    }
    for index in names.indices.reversed() {
      if matches(names[index], bytes, name) { return index }
      let stops = names[index].role == .entry || names[index].role == .container
      if stops, !isStructural { return nil }
    }
    return nil
  }

  /// The depth to close down to before an element begins that cannot stand inside of the innermost.
  func depth(before bytes: Span<UInt8>, _ name: Range<Int>, as role: Role) -> Int {
    switch role {
    case .entry:
      guard let frame = names.lastIndex(where: { $0.role == .entry || $0.role == .container })
      else { return names.count }
      return matches(names[frame], bytes, name) ? frame : frame + 1
    case .value:
      guard names.count >= 2, names[names.count - 1].role == .value,
        names[names.count - 2].role == .entry || names[names.count - 2].role == .container
      else { return names.count }
      return names.count - 1
    default:
      return names.count
    }
  }

  private func matches(_ open: Name, _ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    guard open.end - open.start == name.count else { return false }
    for offset in 0..<name.count
    where letters[open.start + offset].lowercasedASCII
      != bytes[name.lowerBound + offset].lowercasedASCII
    {
      return false
    }
    return true
  }

  /// What a name says, whatever its case. Entries and containers may have a prefix, values not.
  static func role(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Role {
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"), in: name)
    let hasPrefix = colon < name.upperBound
    let start = hasPrefix ? colon + 1 : name.lowerBound
    func isNamed(_ word: StaticString) -> Bool { bytes.hasPrefix(word, at: start) }
    // The length alone rules most names out.
    switch name.upperBound - start {
    case 3 where isNamed("rss") || isNamed("rdf"): return .container
    case 4 where isNamed("feed"): return .container
    case 4 where isNamed("item"): return .entry
    case 5 where isNamed("entry"): return .entry
    case 6 where isNamed("urlset"): return .container
    case 7 where isNamed("channel"): return .container
    case 12 where isNamed("sitemapindex"): return .container
    default: break
    }
    guard !hasPrefix else { return .other }
    switch name.count {
    case 2 where isNamed("id"): return .value
    case 4 where isNamed("link") || isNamed("guid"): return .value
    case 5 where isNamed("title"): return .value
    case 7 where isNamed("pubdate") || isNamed("updated"): return .value
    case 8 where isNamed("category"): return .value
    case 9 where isNamed("published"): return .value
    case 11 where isNamed("description"): return .value
    default: return .other
    }
  }
}
