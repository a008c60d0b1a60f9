package import NewsModel

/// Names of sources.
package enum SourceNaming {
  /// Whether `id` is 1…64 lower-case letters, digits, `-`, `_` and `.`.
  package static func isValid(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }

  /// The id of a source that was given none, made from its URL or path:
  /// `https://feeds.example.org/news/world.xml` is `feeds.example.org-news-world`.
  ///
  /// Long URLs are cut and end in a digest of the whole, so that two feeds of one site that differ
  /// only in their query keep two names, the same on every machine.
  package static func id(for location: String) -> SourceID {
    let bytes = Array(location.lowercased().utf8)
    var text = bytes[...]
    for prefix in ["https://", "http://", "www."] where text.starts(with: prefix.utf8) {
      text = text.dropFirst(prefix.utf8.count)
    }
    if let at = text.prefix(while: { $0 != UInt8(ascii: "/") }).lastIndex(of: UInt8(ascii: "@")) {
      text = text[(at + 1)...]
    }
    let isWholeInName = !text.contains { "?#;".utf8.contains($0) }
    for ending in [".xml", ".rss", ".atom", ".json", "/"]
    where text.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      text = text.dropLast(ending.utf8.count)
    }
    let name = slug(text.prefix { !"?#".utf8.contains($0) })
    if isWholeInName, !name.isEmpty, name.utf8.count <= 64 { return SourceID(name) }
    return SourceID("\(name.prefix(51))-\(digest(location))")
  }

  /// Letters, digits and dots; a hyphen for whatever stands between them.
  private static func slug(_ text: ArraySlice<UInt8>) -> String {
    let hyphen = UInt8(ascii: "-")
    let dot = UInt8(ascii: ".")
    var name: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), dot:
        name.append(byte)
      default:
        if let last = name.last, last != hyphen { name.append(hyphen) }
      }
    }
    while name.last == hyphen || name.last == dot { name.removeLast() }
    let start = name.firstIndex { $0 != hyphen && $0 != dot } ?? name.endIndex
    return String(decoding: name[start...], as: UTF8.self)
  }

  /// 48 bits of FNV-1a: short names that are the same everywhere. A collision is reported like any
  /// other id that is used twice.
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash & 0xffff_ffff_ffff, radix: 16)
    return String(repeating: "0", count: 12 - digits.utf8.count) + digits
  }
}
