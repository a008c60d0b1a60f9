import Foundation

/// Languages by number, in the order they were first seen.
struct LanguageTable: Hashable, Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]
  /// Whether each is written in a script with capitals.
  private var cased: [Bool] = []

  /// Codes beyond this many share one number: a hostile feed cannot grow the tables.
  static let limit = 400

  /// The number of `name`, which is added where it is new.
  mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    guard names.count < Self.limit else { return Self.limit - 1 }
    names.append(name)
    cased.append(Self.isCased(name))
    numbers[name] = names.count - 1
    return names.count - 1
  }

  /// Whether a language is written in a script with capitals, as those do of which nothing is known.
  func isCased(_ language: Int) -> Bool { cased[language] }

  private static func isCased(_ name: String) -> Bool {
    guard let script = Locale.Language(identifier: name).script else { return true }
    return casedScripts.contains(script.identifier)
  }

  private static let casedScripts = ["Latn", "Cyrl", "Grek", "Armn"]

  /// The primary subtag in lower case: `be-tarask` is Belarusian as `be` is.
  static func primary(_ tag: String) -> String {
    let subtag = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return subtag.isEmpty || subtag.utf8.count > 8 ? "und" : subtag
  }
}
