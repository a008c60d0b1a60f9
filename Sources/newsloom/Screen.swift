import Glibc

/// What the standard output shows text on.
struct Screen {
  var columns: Int
  var hasColour: Bool

  /// A pipe has no width: a headline is then cut where a wide terminal would.
  private static let pipeColumns = 120

  static var standardOutput: Screen {
    guard isatty(STDOUT_FILENO) == 1 else { return Screen(columns: pipeColumns, hasColour: false) }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    // no-color.org: any value that is not empty.
    let refuses = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    return Screen(
      columns: isKnown ? max(40, Int(size.ws_col)) : 80, hasColour: !refuses && !isDumb)
  }

  /// `text` in an SGR style ("1" is bold, "2" is faint), plain where there is no colour.
  func styled(_ text: String, _ style: String) -> String {
    hasColour ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text
  }
}
