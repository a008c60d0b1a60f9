/// Languages by number, in the order they were first seen.
struct LanguageTable: Hashable, Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  /// Codes beyond this many share one number: a hostile feed cannot grow the tables.
  static let limit = 400

  /// The number of `name`, which is added where it is new.
  mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    guard names.count < Self.limit else { return Self.limit - 1 }
    names.append(name)
    numbers[name] = names.count - 1
    return names.count - 1
  }

  /// The primary subtag in lower case: `be-tarask` is Belarusian as `be` is.
  static func primary(_ tag: String) -> String {
    let subtag = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return subtag.isEmpty || subtag.utf8.count > 8 ? "und" : subtag
  }
}
