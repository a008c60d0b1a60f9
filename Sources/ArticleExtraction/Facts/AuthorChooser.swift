import NewsModel

/// Finds who wrote the story.
struct AuthorChooser {
  let page: Page
  let data: LinkedData

  func author() -> String? {
    let named = unique(data.authors)
    if !named.isEmpty { return named.joined(separator: ", ") }
    let metas = unique(
      page.facts.metas.filter { Self.names.contains($0.name) }.map(\.content))
    if !metas.isEmpty { return metas.prefix(6).joined(separator: ", ") }
    let marked = unique(page.facts.authors.prefix(6).map(page.string(of:)))
    return marked.isEmpty ? nil : marked.joined(separator: ", ")
  }

  private static let names = [
    "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "twitter:creator:name", "cxenseparse:author", "citation_author",
  ]

  private func unique(_ texts: [String]) -> [String] {
    var names: [String] = []
    for text in texts {
      let name = withoutBy(TitleCleaner.cleaned(text, form: .plain))
      guard !name.isEmpty, name.utf8.count < 120, !name.contains("://"), !name.hasPrefix("@"),
        !names.contains(name)
      else { continue }
      names.append(name)
    }
    return names
  }

  private func withoutBy(_ name: String) -> String {
    for word in ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Di ", "Door ", "Автор: "]
    where name.hasPrefix(word) {
      return String(name.dropFirst(word.count))
    }
    return name
  }
}
