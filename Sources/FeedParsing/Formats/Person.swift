import Markup

/// Somebody who wrote something.
struct Person: Equatable {
  var name: String?
  var email: String?

  init() {}

  /// Reads `Name`, `me@example.org`, `me@example.org (Name)`, `Name <me@example.org>`.
  init(_ text: String) {
    let text = MarkupText.collapsed(HTMLEntities.decode(text))
    if let (before, inside) = Self.bracketed(text, "(", ")")
      ?? Self.bracketed(text, "<", ">")
    {
      if Self.isEmail(before) {
        self.init(name: inside, email: before)
      } else if Self.isEmail(inside) {
        self.init(name: before, email: inside)
      } else {
        self.init(name: text, email: nil)
      }
    } else if Self.isEmail(text) {
      self.init(name: nil, email: text)
    } else {
      self.init(name: text, email: nil)
    }
  }

  private init(name: String?, email: String?) {
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    self.email = email.map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 }
  }

  var isEmpty: Bool { name == nil && email == nil }

  private static func bracketed(_ text: String, _ open: Character, _ close: Character)
    -> (before: String, inside: String)?
  {
    guard text.last == close, let mark = text.lastIndex(of: open) else { return nil }
    let before = text[..<mark].split(separator: " ").joined(separator: " ")
    let inside = String(text[text.index(after: mark)...].dropLast())
    return (before, inside)
  }

  private static func isEmail(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), at != text.startIndex else { return false }
    return !text.contains(" ") && text.index(after: at) != text.endIndex
  }
}
