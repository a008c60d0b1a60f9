import Markup

/// A page to extract, as a line of JSON gives it: `{"url":"…","html":"…"}`.
package struct PageRequest: Sendable {
  package var url: String
  package var html: [UInt8]

  /// nil where the line is no such object. Lenient as for JSON-LD; linear.
  package init?(line: [UInt8]) {
    let bytes = line.span
    let json = JSONScanner(bytes, 0..<bytes.count)
    guard !json.values.isEmpty, let html = json.member("html", of: 0, in: bytes),
      json.values[html].kind == .string
    else { return nil }
    url = json.member("url", of: 0, in: bytes).flatMap { json.text($0, in: bytes) } ?? ""
    self.html = json.utf8(html, in: bytes)
  }
}
