/// A date written out in a line of the page: "17:41 JST, October 13, 2024", "20 Nisan 2026".
enum VisibleDate {
  static func read(_ line: String) -> PageDate? { nil }
}

extension PageDate {
  /// A date of metadata: ISO 8601, else any form that feeds use.
  static func reading(_ text: String) -> PageDate? {
    guard text.utf8.count < 100 else { return nil }
    return PageDate(iso: text)
  }
}
