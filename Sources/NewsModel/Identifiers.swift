/// The name of a configured source: lower-case letters, digits, `-`, `_` and `.`, 1…64 of them.
package struct SourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  package static func < (left: SourceID, right: SourceID) -> Bool { left.name < right.name }
}

/// The stable name of a story, `s_` and a digest of its source and entry identity.
package struct StoryID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  package static func < (left: StoryID, right: StoryID) -> Bool { left.name < right.name }
}

/// The stable name of an event. An id is never used for a second event.
package struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  /// The id of an event that `founder` opens.
  ///
  /// `generation` counts the events that this story has opened before (a story that a split sets
  /// free opens its second event), so that ids are deterministic and yet never reused.
  package init(founder: StoryID, generation: Int = 0) {
    let stem = founder.name.hasPrefix("s_") ? String(founder.name.dropFirst(2)) : founder.name
    name = generation == 0 ? "e_\(stem)" : "e_\(stem)-\(generation)"
  }

  package var description: String { name }

  package static func < (left: EventID, right: EventID) -> Bool { left.name < right.name }
}
