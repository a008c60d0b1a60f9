import Markup

/// The entities that a document type declaration defines within the document itself.
///
/// Only short literal texts are taken, in a limited number and for a limited volume: no entity in an
/// entity, so nothing can grow; no external one, so nothing is read.
struct DeclaredEntities {
  private static let mostEntities = 300
  private static let longestText = 128
  /// What all references of a document may add together: 1 MB.
  private static let volume = 1 << 20

  private var texts: [[UInt8]: [UInt8]] = [:]
  private var used = 0

  /// Reads the declarations of an internal subset.
  mutating func read(_ subset: Span<UInt8>) {
    var position = 0
    var left = Self.mostEntities
    while left > 0 {
      position = subset.firstIndex(of: UInt8(ascii: "<"), in: position..<subset.count)
      guard position < subset.count else { return }
      if subset.hasPrefix("<!entity", at: position) {
        let end = subset.firstIndex(of: UInt8(ascii: ">"), in: position..<subset.count)
        declare(subset.extracting(position + 8..<end))
        left -= 1
      }
      position += 1
    }
  }

  private mutating func declare(_ declaration: Span<UInt8>) {
    var position = 0
    while position < declaration.count, declaration[position].isHTMLSpace { position += 1 }
    let start = position
    while position < declaration.count, !declaration[position].isHTMLSpace { position += 1 }
    let name = start..<position
    while position < declaration.count, declaration[position].isHTMLSpace { position += 1 }
    guard !name.isEmpty, position < declaration.count else { return }
    let quote = declaration[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return }
    let end = declaration.firstIndex(of: quote, in: position + 1..<declaration.count)
    let value = position + 1..<end
    guard end < declaration.count, value.count <= Self.longestText else { return }
    var key: [UInt8] = []
    var text: [UInt8] = []
    declaration.append(name, to: &key)
    HTMLEntities.append(declaration, value, as: .strict, to: &text)
    if texts[key] == nil { texts[key] = text }
  }

  /// The text of the entity whose name is at `range`, without the `&` and `;`.
  mutating func text(named bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard !texts.isEmpty, range.count <= 64 else { return nil }
    var key: [UInt8] = []
    bytes.append(range, to: &key)
    guard let text = texts[key], used + text.count <= Self.volume else { return nil }
    used += text.count
    return text
  }
}
