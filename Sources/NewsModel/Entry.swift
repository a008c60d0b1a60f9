/// One entry of a feed in the common model, whatever the format it came in.
///
/// Everything is what the feed said, decoded but not cleaned; nil where it said nothing.
package struct Entry: Hashable, Sendable {
  /// RSS guid, Atom id, RDF `rdf:about` or JSON Feed id; trimmed, otherwise verbatim.
  package var id: String?
  /// The page of the story, absolute where a base was known.
  package var url: String?
  package var title: FieldText?
  package var summary: FieldText?
  package var content: FieldText?
  /// Names, or e-mail addresses where there is no name, joined by ", ".
  package var author: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  /// In document order, each once.
  package var categories: [String]
  /// The language tag nearest to the entry, as the feed wrote it (`en-GB`).
  package var lang: String?
  /// A picture of the story, absolute where a base was known.
  package var image: String?

  package init(
    id: String? = nil, url: String? = nil, title: FieldText? = nil, summary: FieldText? = nil,
    content: FieldText? = nil, author: String? = nil, published: Timestamp? = nil,
    updated: Timestamp? = nil, categories: [String] = [], lang: String? = nil,
    image: String? = nil
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.summary = summary
    self.content = content
    self.author = author
    self.published = published
    self.updated = updated
    self.categories = categories
    self.lang = lang
    self.image = image
  }
}
