import NewsModel
package import Pipeline

/// The summary of a run for people: what came, what was folded, what is going on.
package enum SummaryText {
  /// Lines of text, each ending in `\n`.
  package static func lines(_ summary: RunSummary, output: String) -> String {
    var text = counts(summary)
    text += folds(summary)
    text += events(summary)
    text += failures(summary)
    if summary.isCutShort { text += "Ended early; the rest is due next time.\n" }
    return text + "Records: \(output)/stories.ndjson and \(output)/events.ndjson\n"
  }

  private static func counts(_ summary: RunSummary) -> String {
    let failed = summary.failures.count
    let languages = summary.languages.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var text = "\(amount(summary.polled, "source")) polled: "
    text += "\(summary.polled - summary.notModified - failed) with a document, "
    text += "\(summary.notModified) not modified, \(failed) failed\n"
    text += "\(amount(summary.stories + summary.duplicates, "new story", "new stories")): "
    text += "\(summary.stories) distinct, "
    text += "\(amount(summary.duplicates, "copy", "copies")) folded into them, "
    text += "\(amount(summary.revisions, "new version"))"
    if !languages.isEmpty {
      text += " (" + languages.map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    }
    return text + "\n"
  }

  private static func folds(_ summary: RunSummary) -> String {
    guard !summary.folds.isEmpty else { return "" }
    var text = "\nFolded copies:\n"
    for fold in summary.folds.prefix(8) {
      text += "  \(fold.relation.rawValue.padded(9)) \(shown(fold.title, 60)) [\(fold.source)]\n"
      text += "  \("".padded(9))   = \(shown(fold.headTitle, 56)) [\(fold.headSource)]\n"
    }
    return text + rest(summary.duplicates - min(8, summary.folds.count))
  }

  private static func events(_ summary: RunSummary) -> String {
    let told = summary.events.values.filter { $0.stories + $0.duplicates > 1 }
      .sorted { ($1.stories + $1.duplicates, $0.id) < ($0.stories + $0.duplicates, $1.id) }
    let single = summary.events.count - told.count
    guard !told.isEmpty else { return "" }
    var text = "\nEvents told more than once:\n"
    for event in told.prefix(12) {
      let languages = event.languages.map(\.lang).joined(separator: " ")
      let size = "\(event.stories)".leftPadded(3) + " + \(event.duplicates)".padded(5)
      text += "  \(size) \(shown(event.title, 62))\n"
      text += "           \(amount(event.sources, "source")), \(languages): "
      text += "\(shown(event.reason, 80))\n"
    }
    text += rest(told.count - min(12, told.count))
    return text + "  (stories + copies; \(single) more events of one story each)\n"
  }

  private static func failures(_ summary: RunSummary) -> String {
    guard !summary.failures.isEmpty else { return "" }
    var text = "\nFailed sources:\n"
    for failure in summary.failures.prefix(20) {
      text += "  \(failure.source): \(shown(failure.reason, 160))\n"
    }
    return text + rest(summary.failures.count - min(20, summary.failures.count))
  }

  private static func rest(_ count: Int) -> String { count > 0 ? "  … and \(count) more\n" : "" }

  private static func amount(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) " + (count == 1 ? one : many ?? one + "s")
  }

  /// One line of at most `limit` characters without control characters.
  private static func shown(_ text: String, _ limit: Int) -> String {
    let line = String(
      text.map { character in
        character.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
          ? " " : character
      })
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
