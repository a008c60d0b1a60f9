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

  /// Whether a guid that nobody said is an address looks like one.
  static func looksAbsolute(_ address: String) -> Bool {
    let scheme = URLReference.scheme(of: address)
    return scheme == "http" || scheme == "https"
  }
}
