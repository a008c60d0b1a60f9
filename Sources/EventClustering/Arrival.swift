import NewsModel

/// A story that comes to a cluster, besides what it weighs.
struct Arrival: Sendable {
  var story: StoryID
  var headline: String
  var labels: [StoryFeatures.Label]
  var member: Member
  /// How many events it has opened.
  var opened: UInt32 = 0
}

extension Arrival {
  init(
    story: StoryID, headline: String, labels: [StoryFeatures.Label], at: Timestamp,
    weighed: WeighedStory, source: String? = nil
  ) {
    self.init(
      story: story, headline: headline, labels: labels,
      member: Member(at: at, weighed: weighed, source: source))
  }
}
