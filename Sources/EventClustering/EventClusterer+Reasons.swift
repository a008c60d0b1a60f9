import NewsModel

extension EventClusterer {
  private static let reasonLimit = 3

  /// Why a story joined: what it shares, names first, rarest headline words next.
  func sharedReason(
    _ labels: [StoryFeatures.Label], with cluster: Cluster, similarity: Float
  ) -> String {
    let terms = cluster.labels.map { SharedLabel(term: $0.term, text: $0.text, isName: $0.isName) }
    let own = labels.map { SharedLabel(term: $0.term, text: $0.text, isName: $0.isName) }
    return reason("shares", own, terms, language: cluster.language, similarity: similarity)
  }

  /// Why two clusters became one.
  func mergeReason(_ one: Cluster, _ other: Cluster, similarity: Float) -> String {
    let left = one.labels.map { SharedLabel(term: $0.term, text: $0.text, isName: $0.isName) }
    let right = other.labels.map { SharedLabel(term: $0.term, text: $0.text, isName: $0.isName) }
    return reason(
      "both tell of", left, right, language: one.language, similarity: similarity)
  }

  /// Why clusters of two languages are one event.
  ///
  /// - Parameter aliases: the names that count as one.
  func linkReason(
    _ one: Cluster, _ other: Cluster, probability: Float, aliases shared: [SharedAlias]
  ) -> String {
    let tongues = "\(languages.names[one.language]) and \(languages.names[other.language])"
    let theirs = Set(other.labels.filter(\.isName).map { $0.text.lowercased() })
    let common = one.labels.filter { $0.isName && theirs.contains($0.text.lowercased()) }
      .prefix(Self.reasonLimit).map(\.text)
    let same = shared.prefix(Self.reasonLimit).map {
      aliases.texts(of: $0.pair, at: counters.clock).joined(separator: " = ")
    }
    let names = common + same
    let what = names.isEmpty ? "like names" : names.joined(separator: ", ")
    return "\(what) in \(tongues); probability \(Self.hundredths(probability))"
  }

  private struct SharedLabel {
    var term: UInt32
    var text: String
    var isName: Bool
  }

  private func reason(
    _ verb: String, _ one: [SharedLabel], _ other: [SharedLabel], language: Int, similarity: Float
  ) -> String {
    let there = Set(other.map(\.term))
    var shared = one.enumerated().filter { there.contains($0.element.term) }.map {
      (
        label: $0.element, place: $0.offset,
        rarity: frequencies.rarity(of: $0.element.term, language: language)
      )
    }
    shared.sort {
      if $0.label.isName != $1.label.isName { return $0.label.isName }
      return ($1.rarity, $0.place) < ($0.rarity, $1.place)
    }
    let what = shared.prefix(Self.reasonLimit).map(\.label.text)
    let likeness = "similarity \(Self.hundredths(similarity))"
    guard !what.isEmpty else { return "like wording; \(likeness)" }
    return "\(verb) \(what.joined(separator: ", ")); \(likeness)"
  }

  private static func hundredths(_ value: Float) -> String {
    let rounded = Int((max(0, min(1, value)) * 100).rounded())
    return rounded == 100 ? "1.00" : "0." + (rounded < 10 ? "0" : "") + String(rounded)
  }
}
