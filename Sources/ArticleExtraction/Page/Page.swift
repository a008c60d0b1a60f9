import Markup

/// A page as flat arrays: its text, the blocks of that text in reading order, and the elements they
/// stand in. No nodes, no strings.
struct Page {
  /// A run of text between two block boundaries.
  struct Block {
    /// The element that holds it directly.
    var owner: Int
    /// Bytes of `Page.text`, white space collapsed, references decoded.
    var text: Range<Int>
    /// In characters, wide ones twice.
    var length = 0
    /// Of those, in links.
    var linkLength = 0
    var commas = 0
    var endsSentence = false
    /// In an element that is not the story's.
    var isDropped = false

    var linkShare: Double { length > 0 ? Double(linkLength) / Double(length) : 0 }

    /// Whether it is prose: a sentence or more, not made of links.
    var isProse: Bool { length >= 80 && linkShare < 0.3 && (endsSentence || length >= 160) }
  }

  struct Element {
    var tag: HTMLTag
    var flags: NameFlags
    /// Index of the parent, the element itself for the root.
    var parent: Int
    /// The blocks in it and in its descendants.
    var blocks: Range<Int>
  }

  var text: [UInt8] = []
  var blocks: [Block] = []
  var elements: [Element] = []
  var facts = PageFacts()

  /// The text of a block.
  func string(_ block: Int) -> String {
    String(decoding: text[blocks[block].text], as: UTF8.self)
  }

  /// The text of an element's blocks, joined by spaces; of an element that was never closed, and so
  /// holds the page, only the beginning.
  func string(of element: Int) -> String {
    elements[element].blocks.prefix(8).map { string($0) }.filter { $0.utf8.count < 2_000 }
      .joined(separator: " ")
  }
}

/// What the head of a page and its marked-up parts say about the story.
struct PageFacts {
  /// A `meta` element with a name or property in lower case.
  struct Meta {
    var name: String
    var content: String
  }

  /// A `time` element, or one with `itemprop="datePublished"`.
  struct Moment {
    var text: String
    var isPublication: Bool
    var isModification: Bool
    /// The block that comes after it.
    var block: Int
    /// Inside of a negative element: a teaser's date.
    var isAside: Bool
  }

  var metas: [Meta] = []
  var title = ""
  var language: String?
  var canonical: String?
  var base: String?
  /// Bytes of the page with JSON-LD, and with other JSON data that may hold the text.
  var linkedData: [Range<Int>] = []
  var moments: [Moment] = []
  /// Elements that are `h1`.
  var headlines: [Int] = []
  /// Elements with `itemprop="headline"`, and those that name the author.
  var properHeadlines: [Int] = []
  var authors: [Int] = []

  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas.first(where: { $0.name == name && !$0.content.isEmpty }) {
        return found.content
      }
    }
    return nil
  }
}
