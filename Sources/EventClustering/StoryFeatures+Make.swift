package import TextAnalysis

extension StoryFeatures {
  /// Reads a story. Linear in its words; of the text only the first `bodyWords` count.
  ///
  /// - Parameter lang: ISO 639-1 or `und`; a longer tag counts by its primary subtag.
  package static func make(_ story: AnalyzedStory, lang: String) -> StoryFeatures {
    var reader = FeatureReader(language: LanguageTable.primary(lang))
    reader.read(story.title, isTitle: true, limit: bodyWords)
    reader.read(story.body, isTitle: false, limit: bodyWords)
    return reader.features()
  }

  /// A report says in its first three hundred words what happened.
  private static let bodyWords = 300
}
