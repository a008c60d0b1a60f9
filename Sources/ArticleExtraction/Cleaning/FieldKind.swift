/// What a text field of an entry or a page is.
package enum FieldKind: Sendable {
  /// One line, in which nothing but markup and references is taken away.
  case title
  /// A teaser, which may be cut off.
  case summary
  /// The story.
  case body
}
