import Markup

/// The publisher's own copy of the text as a witness to each line of the story.
///
/// JSON-LD's `articleBody` is on one page in five. Where it and the lines found are the same text but
/// for a little, what it lacks is what the page has put between the paragraphs: calls, teasers, boxes.
/// It often lacks headings and the summary above the text too, which stay.
struct BodyWitness {
  /// Both texts must hold this much of the other; below, the copy is cut or another text.
  private static let leastShared = 0.8
  private static let leastShare = 0.5
  /// A line with less in the copy is not in it.
  private static let mostStrange = 0.2

  private let body: String

  init(body: String) {
    self.body = body.utf8.contains(UInt8(ascii: "<")) ? MarkupText.plainText(html: body) : body
  }

  /// The lines without those that the copy lacks.
  func confirmed(_ lines: [TextLine]) -> [TextLine] {
    let witness = WordOverlap(body)
    let shares = lines.map { witness.share(of: $0.text) }
    let (known, all) = zip(lines, shares).reduce((0, 0)) { sum, line in
      (sum.0 + ((line.1 ?? 0) >= Self.leastShare ? line.0.length : 0), sum.1 + line.0.length)
    }
    guard Double(known) >= Self.leastShared * Double(all),
      WordOverlap.share(of: body, in: lines.map(\.text).joined(separator: "\n"))
        >= Self.leastShared,
      let first = shares.firstIndex(where: { ($0 ?? 0) >= Self.leastShare }),
      let last = shares.lastIndex(where: { ($0 ?? 0) >= Self.leastShare })
    else { return lines }
    let end = isWhole ? lines.count : last + 1
    return lines.indices.filter { index in
      guard index > first, index < end, !lines[index].isHeading else { return true }
      return (shares[index] ?? 1) >= Self.mostStrange
    }.map { lines[$0] }
  }

  /// Whether the copy ends as a text does; one that is cut off says nothing about what follows.
  var isWhole: Bool {
    let end = TextLine(String(body.suffix(40)).trimmed)
    return end.endsSentence() && !end.text.hasSuffix("…") && !end.text.hasSuffix("...")
  }
}

extension String {
  /// Without white space at the end.
  fileprivate var trimmed: String {
    String(self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)])
  }
}
