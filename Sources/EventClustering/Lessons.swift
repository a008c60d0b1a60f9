/// Which events told in several languages are to teach names, when, and which have done so.
struct Lessons: Sendable {
  private(set) var lessons: [UInt32: Lesson] = [:]
  private var queue = IdleQueue()
  /// Events whose lesson changed since the last saving.
  var unsaved: Set<UInt32> = []

  struct Lesson: Hashable, Sendable {
    var due: Int64
    var isGiven: Bool
  }

  /// Notes that an event, unless it is known, is to teach at a time.
  mutating func await(_ event: UInt32, due: Int64) {
    guard lessons[event] == nil else { return }
    set(Lesson(due: due, isGiven: false), of: event)
  }

  /// The next event to teach at a time, marked as having done so.
  mutating func next(at now: Int64) -> UInt32? {
    while let event = queue.popFirst(before: now == .max ? now : now + 1) {
      guard let lesson = lessons[event], !lesson.isGiven else { continue }
      set(Lesson(due: lesson.due, isGiven: true), of: event)
      return event
    }
    return nil
  }

  /// One happening teaches once, also where it was two events before.
  mutating func merge(_ leaver: UInt32, into keeper: UInt32) {
    guard let lesson = lessons[leaver] else { return }
    forget(leaver)
    if lesson.isGiven || lessons[keeper] == nil { set(lesson, of: keeper) }
  }

  mutating func forget(_ event: UInt32) {
    if lessons.removeValue(forKey: event) != nil { unsaved.insert(event) }
  }

  /// Puts back a stored lesson.
  mutating func restore(_ lesson: Lesson, of event: UInt32) {
    set(lesson, of: event)
    unsaved.remove(event)
  }

  private mutating func set(_ lesson: Lesson, of event: UInt32) {
    lessons[event] = lesson
    unsaved.insert(event)
    if !lesson.isGiven { queue.enter(event, latest: lesson.due) }
  }
}
