/// A replay's line as nearly all are: an object of texts, with nothing unusual in it.
///
/// A quarter of the time that `JSONDecoder` takes. What is not plain (a value under a key that counts
/// that is neither a text nor null, objects and arrays, a key that comes twice, anything that is no
/// JSON or no UTF-8) gives nil: such a line is for `JSONDecoder` to judge.
package struct PlainStoryLine {
  private(set) var id = Field()
  private(set) var title = Field()
  private(set) var summary = Field()
  private(set) var text = Field()
  private(set) var url = Field()
  private(set) var source = Field()
  private(set) var published = Field()
  private(set) var fetched = Field()
  private(set) var lang = Field()

  /// What stands under a key.
  struct Field {
    fileprivate(set) var text: String?
    fileprivate var isThere = false
  }

  /// Reads a line; nil where it is not plain. Linear.
  package init?(_ line: [UInt8]) {
    let isPlain = line.withUnsafeBufferPointer { bytes in
      var scanner = PlainObjectScanner(bytes)
      return read(&scanner)
    }
    guard isPlain, title.text != nil else { return nil }
  }

  private mutating func read(_ scanner: inout PlainObjectScanner) -> Bool {
    guard scanner.enter() else { return false }
    while let key = scanner.nextKey() {
      let isRead =
        switch key {
        case "id": Self.read(&id, &scanner)
        case "title": Self.read(&title, &scanner)
        case "summary": Self.read(&summary, &scanner)
        case "text": Self.read(&text, &scanner)
        case "url": Self.read(&url, &scanner)
        case "source": Self.read(&source, &scanner)
        case "published": Self.read(&published, &scanner)
        case "fetched": Self.read(&fetched, &scanner)
        case "lang": Self.read(&lang, &scanner)
        default: scanner.skipTextOrNull()
        }
      guard isRead else { return false }
    }
    return scanner.hasEnded
  }

  private static func read(_ field: inout Field, _ scanner: inout PlainObjectScanner) -> Bool {
    guard !field.isThere else { return false }
    field.isThere = true
    if scanner.skipNull() { return true }
    field.text = scanner.text()
    return field.text != nil
  }
}
