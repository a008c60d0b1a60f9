package import NewsModel

/// How a poll ended, as far as the schedule cares.
package enum PollOutcome: Hashable, Sendable {
  /// A feed document came. `new` holds one instant per entry that was not known: when it was
  /// published, or nil.
  case document(new: [Timestamp?], hints: PollHints, permanentURL: String?)
  /// The document that is known is current. Only the hints of the answer's head are new.
  case notModified(maxAge: Duration?, expires: Timestamp?, permanentURL: String?)
  /// The server answered with 4xx or 5xx.
  case refused(status: Int, retryAfter: Duration?)
  /// No answer, or none that is a feed.
  case failed
}
