import NewsModel
import Yams

/// The list of sources.
extension ConfigurationReader {
  private static let sourceKeys =
    [
      "url", "file", "opml", "id", "interval", "full_text", "tags",
    ] + accessKeys

  mutating func sources(_ node: Node?, root: Node) -> [Source] {
    guard let node, !isNull(node) else {
      report("`sources` is missing, expected a list of feeds", at: node?.mark ?? root.mark)
      return []
    }
    guard let list = sequence(node, "`sources`") else { return [] }
    if list.isEmpty { report("`sources` is empty, expected at least one feed", at: node.mark) }
    var sources: [Source] = []
    var places: [SourceID: Mark?] = [:]
    for item in list {
      for source in self.sources(item) {
        if let other = places[source.id] {
          let place = other.map { " on line \($0.line)" } ?? ""
          report(
            "the id `\(source.id)` is used already\(place), expected another `id` for this source",
            at: item.mark)
        } else {
          places[source.id] = item.mark
          sources.append(source)
        }
      }
    }
    return sources
  }

  private mutating func sources(_ node: Node) -> [Source] {
    if let url = node.scalar?.string, !isNull(node) {
      guard let value = substitute(url, "sources", at: node.mark),
        let location = location(url: value, node)
      else { return [] }
      var options = Source.Options()
      options.fullText = fullText
      return [
        Source(
          id: SourceNaming.id(for: url), location: location, displayName: url,
          options: shared(options))
      ]
    }
    guard let mapping = mapping(node, "a source") else { return [] }
    refuseUnknownKeys(of: mapping, Self.sourceKeys)
    let given = ["url", "file", "opml"].filter { mapping.value($0) != nil }
    guard given.count == 1, let key = given.first, let value = mapping.value(key) else {
      let found = given.isEmpty ? "none" : given.map { "`\($0)`" }.joined(separator: " and ")
      report("a source has \(found), expected one of `url`, `file` and `opml`", at: node.mark)
      return []
    }
    guard let text = text(value, key), let written = value.string else { return [] }
    switch key {
    case "url": return source(location(url: text, value), written: written, mapping)
    case "file": return source(.file(absolute(text)), written: written, mapping)
    default: return outline(absolute(text), value, mapping)
    }
  }

  /// - Parameter written: the location as the file has it, before secrets were put in: what a source
  ///   is called and shown as never holds one.
  private mutating func source(
    _ location: Source.Location?, written: String, _ mapping: Node.Mapping
  ) -> [Source] {
    guard let location else { return [] }
    var source = Source(
      id: SourceNaming.id(for: written), location: location, displayName: written)
    if let node = mapping.value("id"), let id = self.text(node, "id") {
      if SourceNaming.isValid(id) {
        source.id = SourceID(id)
      } else {
        report(
          "`id` is \"\(id)\", expected 1 to 64 lower-case letters, digits, `-`, `_` or `.`",
          at: node.mark)
      }
    }
    source.options = shared(options(mapping))
    return [source]
  }

  /// Neighbours in a list mostly say the same: then they have one box.
  private mutating func shared(_ options: Source.Options) -> Boxed<Source.Options> {
    if let last = lastOptions, last.value == options { return last }
    let box = Boxed(options)
    lastOptions = box
    return box
  }

  private mutating func options(_ mapping: Node.Mapping) -> Source.Options {
    var options = Source.Options()
    options.fullText = fullText
    // Most sources are a URL and perhaps a name.
    if mapping.allSatisfy({ ["url", "file", "opml", "id"].contains($0.key.scalar?.string) }) {
      return options
    }
    if mapping.value("interval") != nil {
      var interval = Duration.zero
      set(&interval, mapping, "interval", atLeast: .seconds(1))
      options.interval = interval
    }
    set(&options.fullText, mapping, "full_text")
    if let node = mapping.value("tags"), let list = sequence(node, "`tags`") {
      options.tags = list.compactMap { text($0, "tags") }
    }
    options.access = access(mapping)
    return options
  }

  private mutating func location(url: String, _ node: Node) -> Source.Location? {
    let start = url.utf8.prefix(8).map { $0 | 0x20 }
    guard let scheme = ["https://", "http://"].first(where: { start.starts(with: $0.utf8) })
    else {
      report("`url` is \(shownURL(node)), expected http:// or https://", at: node.mark)
      return nil
    }
    let rest = url.utf8.dropFirst(scheme.utf8.count)
    let hasHost = rest.first.map { !"/?#".utf8.contains($0) } ?? false
    let hasSpace = url.utf8.contains { $0 <= 0x20 }
    if !hasHost || hasSpace {
      report(
        "`url` is \(shownURL(node)), expected a host and no white space", at: node.mark)
      return nil
    }
    return .url(url)
  }

  private func shownURL(_ node: Node) -> String {
    "\"\(Secret.redacted(url: node.string ?? kind(of: node)))\""
  }

  private mutating func outline(_ path: String, _ node: Node, _ mapping: Node.Mapping) -> [Source] {
    guard let text = TextFile.read(path) else {
      report("`opml` names \(path), which cannot be read, expected an OPML file", at: node.mark)
      return []
    }
    let outlines = OPML.feeds(in: text)
    if outlines.isEmpty {
      report(
        "`opml` names \(path), which holds no feed, expected outlines with `xmlUrl`",
        at: node.mark)
    }
    let options = options(mapping)
    return outlines.compactMap { outline in
      guard let location = location(url: outline.url, node) else { return nil }
      var own = options
      own.tags += outline.categories
      return Source(
        id: SourceNaming.id(for: outline.url), location: location, displayName: outline.url,
        options: shared(own))
    }
  }
}
