/// What an article page says.
package struct Article: Hashable, Sendable {
  package var url: String
  package var title: String?
  /// Plain text, a paragraph a line.
  package var text: String?
  /// Names, joined by ", ".
  package var author: String?
  package var published: PageDate?
  /// ISO 639-1, or `und`.
  package var lang: String
  package var canonicalURL: String?
  package var siteName: String?
  package var image: String?
  /// 0…1: how sure it is that the text is the story, whole and alone.
  package var quality: Double
}
