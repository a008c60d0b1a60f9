import Configuration

/// Something that a poll could not read beside its document: it costs its own entries or text only.
package struct PollNote: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The page of an article, of a source with `full_text`.
    case page
    /// A sitemap that an index names.
    case sitemap
  }

  package let kind: Kind
  /// Without user and password.
  package let url: String
  package let reason: String

  init(_ kind: Kind, _ url: String, _ reason: String) {
    self.kind = kind
    self.url = Secret.redacted(url: url)
    self.reason = reason
  }
}
