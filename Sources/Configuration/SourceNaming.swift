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
    var text = Substring(location.lowercased())
    for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
    }
    if let at = text.prefix(while: { $0 != "/" }).lastIndex(of: "@") {
      text = text[text.index(after: at)...]
    }
    let isWholeInName = !text.contains { "?#;".contains($0) }
    for ending in [".xml", ".rss", ".atom", ".json", "/"] where text.hasSuffix(ending) {
      text = text.dropLast(ending.count)
    }
    let name = slug(String(text.prefix { $0 != "?" && $0 != "#" }))
    if isWholeInName, !name.isEmpty, name.utf8.count <= 64 { return SourceID(name) }
    return SourceID("\(name.prefix(51))-\(digest(location))")
  }

  private static func slug(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let character = Character(scalar)
      if scalar.isASCII, character.isLetter || character.isNumber || character == "." {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
    }
    while name.last == "-" || name.last == "." { name.removeLast() }
    while name.first == "-" || name.first == "." { name.removeFirst() }
    return name
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
