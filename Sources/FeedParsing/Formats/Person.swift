import Markup

/// Somebody who wrote something.
struct Person: Equatable {
  var name: String?
  var email: String?

  init() {}

  /// Reads `Name`, `me@example.org`, `me@example.org (Name)`, `Name <me@example.org>` and the like:
  /// a word that is an address, and what is left of the rest without brackets around it.
  init(_ text: String) {
    let text = MarkupText.collapsed(HTMLEntities.decode(text))
    var words = text.split(separator: " ")
    guard let place = words.firstIndex(where: { Self.isEmail(Self.bare($0)) }) else {
      self.init(name: text, email: nil)
      return
    }
    let email = Self.bare(words.remove(at: place))
    self.init(name: Self.unbracketed(words.joined(separator: " ")), email: String(email))
  }

  private init(name: String?, email: String?) {
    self.name = name.flatMap { $0.isEmpty ? nil : $0 }
    self.email = email
  }

  var isEmpty: Bool { name == nil && email == nil }

  /// A word without the brackets and punctuation around it.
  private static func bare(_ word: Substring) -> Substring {
    var word = word.drop { "<([\"',;:".contains($0) }
    while let last = word.last, ">)]\"',;:".contains(last) { word.removeLast() }
    return word.hasPrefix("mailto:") ? word.dropFirst(7) : word
  }

  /// A name without brackets around it and without a dash or comma that led to the address.
  private static func unbracketed(_ name: String) -> String {
    var name = name[...]
    while let last = name.last, " -–,;:<(".contains(last) { name.removeLast() }
    name = name.drop { " -–,;:>)".contains($0) }
    if name.first == "(", name.last == ")" { name = name.dropFirst().dropLast() }
    return String(name)
  }

  private static func isEmail(_ word: Substring) -> Bool {
    guard let at = word.firstIndex(of: "@"), at != word.startIndex else { return false }
    let host = word[word.index(after: at)...]
    return !host.isEmpty && !word.contains("/") && !host.contains("@")
  }
}
