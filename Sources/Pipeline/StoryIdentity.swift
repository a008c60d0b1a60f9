import ArticleExtraction
package import NewsModel
package import StateStore

/// By what an entry is recognised when its feed shows it again.
package struct StoryIdentity: Hashable, Sendable {
  /// The story's id if none of the keys is known.
  package let id: StoryID
  /// From the strongest to the weakest; the first is what `id` is made of.
  package let keys: [EntryKey]
}

/// Finds the identity of the entries of one document: the guid, unless it repeats within the
/// document; else the link; else the words. (FreshRSS leaves the choice to the user, feed by feed;
/// the order here is its recommended one.)
///
/// The link is a second key of an entry with a guid: feeds that make new guids at every fetch are
/// recognised by it. It must be the only entry of the document with that link, because live pages
/// list many entries under one address.
package struct IdentityLadder {
  private let source: SourceID
  private var guids: [String: Int] = [:]
  private var links: [String: Int] = [:]

  package init(source: SourceID, entries: [Entry]) {
    self.source = source
    for entry in entries {
      if let guid = entry.id { guids[guid, default: 0] += 1 }
      if let link = Self.link(of: entry) { links[link, default: 0] += 1 }
    }
  }

  /// The identity of `entry`; `words` is what it says, for entries that have no name at all.
  package func identity(of entry: Entry, words: String) -> StoryIdentity {
    var names: [(kind: String, name: String)] = []
    if let guid = entry.id, guids[guid] == 1 { names.append(("guid", Self.normal(guid))) }
    if let link = Self.link(of: entry), links[link] == 1 { names.append(("link", link)) }
    if names.isEmpty {
      names = [("words", (entry.id ?? "") + "\n" + (Self.link(of: entry) ?? "") + "\n" + words)]
    }
    let digests = names.map { Digest([source.name.utf8, $0.kind.utf8, $0.name.utf8]) }
    return StoryIdentity(
      id: StoryID("s_" + digests[0].name), keys: digests.map { EntryKey($0.short) })
  }

  private static func link(of entry: Entry) -> String? {
    entry.url.map { CanonicalURL.identity($0) ?? $0 }
  }

  /// A guid that is a URL means the same with http and https.
  private static func normal(_ guid: String) -> String {
    guid.hasPrefix("http://") ? "https://" + guid.dropFirst(7) : guid
  }
}
