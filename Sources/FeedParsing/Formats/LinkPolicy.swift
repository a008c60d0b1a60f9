import NewsModel

/// Which addresses may stand for a story.
enum LinkPolicy {
  /// Whether an address leads somewhere: scripts and inline data do not.
  static func isLink(_ address: String) -> Bool {
    switch URLReference.scheme(of: address) {
    case "javascript", "vbscript", "data", "about", "file", "blob": false
    default: !address.isEmpty
    }
  }

  /// Whether an address may be the base of others.
  static func isBase(_ address: String) -> Bool {
    switch URLReference.scheme(of: address) {
    case nil, "http", "https", "ftp", "file", "feed": true
    default: false
    }
  }

  /// Whether an address may be that of a page: a guid such as `tag:example.org,2024:1` is none.
  static func isPage(_ address: String) -> Bool {
    switch URLReference.scheme(of: address) {
    case nil, "http", "https": !address.isEmpty
    default: false
    }
  }
}
