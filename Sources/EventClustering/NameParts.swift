/// Whether written words are parts of one name.
enum NameParts {
  /// Whether each hangs together with the others: labels by a word that they share, pairs of
  /// characters by the character at which one ends and the next begins.
  static func areOne(_ texts: [String]) -> Bool {
    guard let first = texts.first else { return false }
    var reached = [first]
    var rest = Array(texts.dropFirst())
    while let place = rest.firstIndex(where: { text in reached.contains { touch($0, text) } }) {
      reached.append(rest.remove(at: place))
    }
    return rest.isEmpty
  }

  /// The name that parts make, as far as they follow each other; for labels the first.
  static func joined(_ texts: [String]) -> String {
    guard var name = texts.first, name.count == 2 else { return texts.first ?? "" }
    var rest = Array(texts.dropFirst())
    while let place = rest.firstIndex(where: { $0.first == name.last || $0.last == name.first }) {
      let part = rest.remove(at: place)
      name = part.first == name.last ? name + part.dropFirst() : part.dropLast() + name
    }
    return name
  }

  private static func touch(_ one: String, _ other: String) -> Bool {
    if one.count == 2, other.count == 2 {
      return one.last == other.first || other.last == one.first || one == other
    }
    let words = one.lowercased().split(separator: " ")
    return other.lowercased().split(separator: " ").contains(where: words.contains)
  }
}
