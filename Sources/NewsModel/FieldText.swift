/// A text field as its feed or page carried it, decoded to Unicode once, before any cleaning.
package struct FieldText: Hashable, Sendable {
  /// How the source declared the text.
  package enum Form: Sendable {
    /// Literal characters: `<` is a less-than sign (Atom `type="text"`, JSON `content_text`).
    case plain
    /// HTML markup, whose references and tags are still to be read (RSS, Atom `type="html"`).
    case html
  }

  package var form: Form
  package var source: String

  package init(_ source: String, form: Form) {
    self.source = source
    self.form = form
  }
}
