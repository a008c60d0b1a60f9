/// Which event every story is in, as a reader of `events.ndjson` learns it from the first line on.
struct Assignments {
  private(set) var eventOfStory: [String: String] = [:]
  private var survivor: [String: String] = [:]

  init(_ lines: [OutputFolder.Line]) {
    for line in lines where line.type == "event" {
      let stories = line.storyIDs ?? []
      switch line.action {
      case "merged":
        survivor[line.id] = line.into
        for story in stories { eventOfStory[story] = line.into }
      case "split":
        for story in stories { eventOfStory[story] = line.into }
      default:
        for story in stories { eventOfStory[story] = line.id }
      }
    }
    for line in lines where line.type == "story" && eventOfStory[line.id] == nil {
      eventOfStory[line.id] = line.event
    }
  }

  /// The event of a story, or of its head where it is a copy.
  func event(of story: OutputFolder.Line) -> String? {
    var event = eventOfStory[story.duplicateOf ?? story.id]
    while let name = event, let next = survivor[name] { event = next }
    return event
  }
}
