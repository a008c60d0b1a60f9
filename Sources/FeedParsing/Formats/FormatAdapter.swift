/// What an element means to the feed or the entry that it stands in.
enum Meaning {
  /// Nothing, with all that is in it.
  case ignored
  /// Nothing by itself; its children are read as if they stood in its place.
  case transparent
  /// An entry, read with this adapter.
  case entry(any FormatAdapter.Type)
  /// A sitemap of a sitemap index.
  case child
  /// Text with or without markup.
  case text(TextSlot, rank: Int, TextDeclaration)
  /// A plain value.
  case value(ValueSlot)
  /// A person: a name and an e-mail address as children, or a text of both.
  case person
}

/// A text field of an entry.
enum TextSlot {
  case title
  case summary
  case content
}

/// A plain value of an entry or a feed. Where a field has several sources, the one with the lowest
/// rank counts, and of equal ones the first.
enum ValueSlot {
  case id(rank: Int)
  /// An RSS guid, which is an address too unless it says otherwise.
  case guid(isPermaLink: Bool)
  case link(rank: Int)
  case published(rank: Int)
  case updated(rank: Int)
  /// A date of which the feed does not say what it is the date of: both, where nothing better is.
  case dated
  case author(rank: Int)
  case personName
  case personEmail
  case category
  /// Categories separated by commas.
  case keywords
  case language
  case image

  case feedTitle
  case feedLink
  case feedLanguage
  case timeToLive
  case skipHour
  case skipDay
  case updatePeriod
  case updateFrequency
  case childLocation
  case childModified
}

/// How a text field is to be read.
enum TextDeclaration: Equatable {
  /// Characters; markup in it stands for itself.
  case literal
  /// HTML whose markup is escaped.
  case html
  /// HTML if it looks like it: RSS never said what a title is.
  case unsaid
  /// Markup that is part of the document.
  case inline
  case base64(isHTML: Bool?)
  /// Something that is no text, such as an inline picture.
  case nothing
}

/// A format: what its elements mean.
protocol FormatAdapter {
  /// The meaning of an element within an entry; what attributes say goes into the draft.
  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, entry: inout EntryDraft
  ) -> Meaning

  /// The meaning of an element outside of entries.
  static func meaning(
    of element: Element, _ attributes: XMLAttributes, base: String?, feed: inout Feed
  ) -> Meaning

  /// Takes what the attributes of an entry's own element say.
  static func begin(_ attributes: XMLAttributes, base: String?, entry: inout EntryDraft)
}

extension FormatAdapter {
  static func begin(_ attributes: XMLAttributes, base: String?, entry: inout EntryDraft) {}
}
