import Markup
package import NewsModel
import TextAnalysis

/// Takes the story from an article page: its text, title, author, date and the rest.
///
/// One pass over the page into flat arrays, a choice of the container, a filter over its blocks, the
/// rules for lines. Never fails and never recurses; time is linear in the size of the page, which
/// pages of any bytes up to 50 MB keep under a second.
package struct ArticleExtractor: Sendable {
  let cleaner: TextCleaner
  let readDate: @Sendable (String) -> Timestamp?

  /// - Parameters:
  ///   - cleaner: has the rules for lines.
  ///   - readDate: reads dates as people write them, which metadata sometimes and visible lines
  ///     always hold; ISO 8601 needs no help.
  package init(
    cleaner: TextCleaner = .standard,
    readDate: @escaping @Sendable (String) -> Timestamp? = { _ in nil }
  ) {
    self.cleaner = cleaner
    self.readDate = readDate
  }

  /// What the page says.
  ///
  /// - Parameters:
  ///   - html: the bytes of the page.
  ///   - url: where it was found, absolute.
  ///   - contentType: the header of the response, for its charset.
  package func extract(html: [UInt8], url: String, contentType: String? = nil) -> Article {
    extract(utf8: PageEncoding.utf8(html, contentType: contentType), url: url)
  }

  /// What a page in UTF-8 says; faults in it are mended where text is taken out.
  private func extract(utf8 bytes: [UInt8], url: String) -> Article {
    var page = PageReader.read(bytes.span)
    let data = LinkedData.read(bytes.span, page.facts.linkedData)
    let title = TitleChooser(page: page, data: data, url: url).title()
    NegativeElements.drop(in: &page, headline: title?.block)
    let story = StoryChooser(page: page, data: data, title: title, cleaner: cleaner).story()
    let date = DateChooser(
      page: page, data: data, url: url, story: story.blocks, headline: title?.block,
      reader: DateReading(readDate: readDate)
    ).date()
    return article(page, data, url: url, title: title?.text, story: story, date: date)
  }

  /// What the page of a line of JSON says; its characters are UTF-8, whatever the page declares.
  package func extract(_ page: PageRequest) -> Article {
    extract(utf8: PageEncoding.cut(page.html), url: page.url)
  }

  private func article(
    _ page: Page, _ data: LinkedData, url: String, title: String?, story: Story, date: PageDate?
  ) -> Article {
    let facts = page.facts
    let base = URLReference.resolve(facts.base ?? "", against: url) ?? url
    let canonical = facts.canonical ?? facts.meta("og:url")
    let image = facts.meta("og:image", "og:image:url", "twitter:image") ?? data.image
    let declared = facts.language ?? facts.meta("og:locale", "content-language") ?? data.language
    let sample = (title ?? "") + "\n" + story.text.prefix(1_000)
    return Article(
      url: url, title: title, text: story.text.isEmpty ? nil : story.text,
      author: AuthorChooser(page: page, data: data).author(), published: date,
      lang: LanguageIdentifier.identify(sample, hints: LanguageHints(declared: declared)),
      canonicalURL: canonical.flatMap { URLReference.resolve($0, against: base) }
        .flatMap(CanonicalURL.canonical) ?? CanonicalURL.canonical(url),
      siteName: (facts.meta("og:site_name", "application-name") ?? data.publisher)
        .map { TitleCleaner.cleaned($0, form: .plain) },
      image: image.flatMap { URLReference.resolve($0, against: base) }, quality: story.quality)
  }
}
