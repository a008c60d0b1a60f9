/// How a duplicate relates to the head of its group.
package enum DuplicateRelation: String, Hashable, Sendable {
  /// The same words.
  case exact
  /// The same story with edits.
  case near
  /// A cut of the head.
  case excerpt
  /// The head and more.
  case extended
}

/// That a story repeats an earlier one.
package struct Duplication: Hashable, Sendable {
  /// The first-seen story of the group; never itself a duplicate.
  package var head: StoryID
  /// 0…1.
  package var similarity: Double
  package var relation: DuplicateRelation

  package init(head: StoryID, similarity: Double, relation: DuplicateRelation) {
    self.head = head
    self.similarity = similarity
    self.relation = relation
  }
}

/// What a reader of a story should know about how it came.
package enum StoryFlag: String, Hashable, Sendable {
  /// `published` is later than `fetched`: a wrong clock or zone, or a page made ahead of its time. It
  /// is kept as it is and decides nothing.
  case publishedInFuture = "published-in-future"
  /// The feed's document was broken and had to be mended.
  case feedRepaired = "feed-repaired"
}

/// One line of `stories.ndjson`, but for its `seq`, which the output gives.
package struct StoryRecord: Hashable, Sendable {
  package var id: StoryID
  /// 1 for the first version of an entry that was seen, 2 for the next, and so on.
  package var revision: Int
  package var source: String?
  package var guid: String?
  package var url: String?
  package var canonicalURL: String?
  package var title: String
  package var summary: String?
  package var text: String?
  package var author: String?
  /// ISO 639-1, or `und`.
  package var lang: String
  package var categories: [String]
  package var image: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  package var fetched: Timestamp
  package var duplication: Duplication?
  package var event: EventID?
  package var flags: [StoryFlag]

  package init(
    id: StoryID, revision: Int, source: String?, guid: String?, url: String?,
    canonicalURL: String?, title: String, summary: String?, text: String?, author: String?,
    lang: String, categories: [String], image: String?, published: Timestamp?,
    updated: Timestamp?, fetched: Timestamp, duplication: Duplication?, event: EventID?,
    flags: [StoryFlag] = []
  ) {
    self.id = id
    self.revision = revision
    self.source = source
    self.guid = guid
    self.url = url
    self.canonicalURL = canonicalURL
    self.title = title
    self.summary = summary
    self.text = text
    self.author = author
    self.lang = lang
    self.categories = categories
    self.image = image
    self.published = published
    self.updated = updated
    self.fetched = fetched
    self.duplication = duplication
    self.event = event
    self.flags = flags
  }
}
