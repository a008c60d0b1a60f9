/// A text that may hold a password and therefore never shows itself.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The text itself; for the one place that needs it.
  package let value: String

  package init(_ value: String) {
    self.value = value
  }

  package var description: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }

  /// `url` without the user and password that it may carry.
  package static func redacted(url: String) -> String {
    guard url.utf8.contains(UInt8(ascii: "@")), let scheme = url.range(of: "://") else {
      return url
    }
    let rest = url[scheme.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    guard let at = rest[..<end].lastIndex(of: "@") else { return url }
    return url[..<scheme.upperBound] + "(secret)@" + rest[rest.index(after: at)...]
  }
}

extension StringProtocol {
  /// The first place of `needle`.
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) {
        return start..<index(start, offsetBy: needle.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
