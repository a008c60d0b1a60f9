/// The words of a story's title and text.
package struct AnalyzedStory: Sendable {
  package let title: AnalyzedText
  package let body: AnalyzedText
  /// Whose story it is (source id or host), so that what one site repeats in every story can be
  /// told from news; nil where nobody knows.
  package let site: String?

  /// Scans both texts; linear in their length.
  package init(title: String, text: String, site: String? = nil) {
    let scanner = WordScanner()
    self.title = AnalyzedText(title, scanner: scanner)
    body = AnalyzedText(text, scanner: scanner)
    self.site = site
  }
}
