import EventClustering
import NearDuplicates
package import NewsModel
import TextAnalysis

/// A story on its way: everything about it that its own text tells, before it is compared with others.
///
/// Made on the workers, without any shared state.
package struct StoryDraft: Sendable {
  package let identity: StoryIdentity
  /// The record but for what comparing gives: revision, duplication and event are still empty.
  package var record: StoryRecord
  /// 16 bytes for the words of the title and 16 for those of the text: case, punctuation and markup
  /// may change without changing it.
  package let digest: [UInt8]
  private(set) var sketch: StorySketch
  private(set) var features: StoryFeatures

  package init(identity: StoryIdentity, record: StoryRecord) {
    self.identity = identity
    self.record = record
    let analyzed = Self.analyzed(record)
    digest = Self.digest(of: analyzed)
    sketch = StorySketch.make(analyzed)
    features = StoryFeatures.make(analyzed, lang: record.lang)
  }

  /// Puts another text in place of the story's, which still counts as the same version of it.
  mutating func replaceText(_ text: String) {
    record.text = text
    let analyzed = Self.analyzed(record)
    sketch = StorySketch.make(analyzed)
    let embedding = features.embedding
    features = StoryFeatures.make(analyzed, lang: record.lang)
    features.embedding = embedding
  }

  /// Title and text, `limit` characters of it: what a model is asked about.
  func opening(_ limit: Int) -> String {
    record.title.prefix(limit) + "\n" + (record.text ?? record.summary ?? "").prefix(limit)
  }

  mutating func attach(_ embedding: Embedding?) {
    features.embedding = embedding
  }

  private static func analyzed(_ record: StoryRecord) -> AnalyzedStory {
    AnalyzedStory(
      title: record.title, text: record.text ?? record.summary ?? "",
      site: record.source ?? record.url.flatMap(URLHost.of))
  }

  /// When the story happened for events: its own time where that makes sense, otherwise when it came.
  ///
  /// A date in the future (a wrong zone, a scheduled page) would stretch its event into days that
  /// have not been.
  var eventTime: Timestamp {
    guard let published = record.published, published <= record.fetched else {
      return record.fetched
    }
    return published
  }

  private static func digest(of story: AnalyzedStory) -> [UInt8] {
    Digest(numbers: story.title.words.lazy.map(\.hash)).short
      + Digest(numbers: story.body.words.lazy.map(\.hash)).short
  }
}
