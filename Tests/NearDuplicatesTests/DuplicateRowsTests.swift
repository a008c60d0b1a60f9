import NearDuplicates
import NewsModel
import TestSupport
import Testing

@Suite struct DuplicateRowsTests {
  private let start = Timestamp(seconds: 1_795_262_400)
  private let window = Duration.seconds(5_000)

  /// Stories of a small vocabulary, so that keys are popular, with copies, cuts and common feet.
  private func stream(_ count: Int) -> [StorySketch] {
    var random = SeededGenerator(seed: 11)
    var texts: [String] = []
    return (0..<count).map { _ in
      var text: String
      if !texts.isEmpty, random.next() % 3 == 0 {
        text = texts[texts.count - 1 - Int(random.next() % UInt64(min(30, texts.count)))]
        if random.next() % 2 == 0 { text = String(text.prefix(text.count * 2 / 3)) }
      } else {
        text = (0..<12).map { _ in paragraph(&random) }.joined(separator: "\n")
      }
      texts.append(text)
      let site = random.next() % 4
      text += "\nFollow site \(site) for news, views, weather and much more every day of the year."
      return Fixture.sketch(text, site: "site-\(site)")
    }
  }

  private func paragraph(_ random: inout SeededGenerator) -> String {
    (0..<10).map { _ in
      let word = "w" + String(random.next() % 12, radix: 36)
      return random.next() % 4 == 0 ? "Name\(random.next() % 200)" : word
    }.joined(separator: " ")
  }

  private func apply(_ changes: [ModelRow], to store: inout [[UInt8]: [UInt8]]) {
    for row in changes { store[row.key] = row.value }
  }

  private func rows(_ store: [[UInt8]: [UInt8]]) -> [ModelRow] {
    store.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { ModelRow(key: $0.key, value: $0.value) }
  }

  @Test(arguments: [4_000_000, 90])
  func `A restored window decides as the one that never stopped`(capacity: Int) throws {
    let sketches = stream(900)
    var steady = DuplicateIndex(window: window, capacity: capacity)
    var restarted = steady
    var store: [[UInt8]: [UInt8]] = [:]
    var copies = 0
    for (number, sketch) in sketches.enumerated() {
      let id = StoryID("s_\(number % 61 == 60 ? number - 7 : number)")
      let instant = start + .seconds(number * 20)
      let expected = steady.classify(sketch, id: id, at: instant)
      #expect(restarted.classify(sketch, id: id, at: instant) == expected)
      copies += expected == nil ? 0 : 1
      if number % 7 == 0 { apply(restarted.takeChanges(), to: &store) }
      if number % 49 == 0 {
        restarted = try DuplicateIndex(
          window: window, capacity: capacity, restoring: rows(store))
        #expect(restarted.takeChanges().isEmpty)
      }
    }
    #expect(copies > 100)
    apply(restarted.takeChanges(), to: &store)
    #expect(store.count == restarted.count + 1)
  }

  /// A run that is killed loses what it had not stored, and is given those stories again.
  @Test func `No story heads two groups after a kill at any story`() throws {
    let sketches = stream(60)
    var steady = DuplicateIndex(window: window)
    let expected = sketches.enumerated().map { classify($1, $0, in: &steady) }
    #expect(expected.contains { $0 != nil })
    for kill in 1..<sketches.count {
      var store: [[UInt8]: [UInt8]] = [:]
      var killed = DuplicateIndex(window: window)
      var stored = 0
      for number in 0..<kill {
        _ = classify(sketches[number], number, in: &killed)
        guard number % 8 == 7 else { continue }
        apply(killed.takeChanges(), to: &store)
        stored = number + 1
      }
      var restarted = try DuplicateIndex(window: window, restoring: rows(store))
      for number in stored..<sketches.count {
        let decision = classify(sketches[number], number, in: &restarted)
        #expect(decision == expected[number], "story \(number) after a kill at \(kill)")
      }
    }
  }

  private func classify(
    _ sketch: StorySketch, _ number: Int, in index: inout DuplicateIndex
  ) -> Duplication? {
    index.classify(sketch, id: StoryID("s_\(number)"), at: start + .seconds(number * 20))
  }

  @Test func `Nothing is handed out twice`() {
    var index = DuplicateIndex(window: window)
    #expect(index.takeChanges().isEmpty)
    for (number, sketch) in stream(20).enumerated() {
      _ = index.classify(sketch, id: StoryID("s_\(number)"), at: start)
    }
    #expect(index.takeChanges().count == 21)
    #expect(index.takeChanges().isEmpty)
  }

  @Test func `Damaged rows are refused, never fatal`() throws {
    var index = DuplicateIndex(window: window)
    for (number, sketch) in stream(12).enumerated() {
      _ = index.classify(sketch, id: StoryID("s_\(number)"), at: start)
    }
    let rows = index.takeChanges()
    var random = SeededGenerator(seed: 5)
    var refused = 0
    for _ in 0..<2_000 {
      var damaged = rows
      let place = Int(random.next() % UInt64(rows.count))
      var value = damaged[place].value ?? []
      switch random.next() % 4 {
      case 0: value.removeLast(Int(random.next() % UInt64(value.count)))
      case 1: value[Int(random.next() % UInt64(value.count))] ^= UInt8(1 << (random.next() % 8))
      case 2: damaged[place].key = [9]
      default: damaged.remove(at: place)
      }
      if place < damaged.count, damaged.count == rows.count { damaged[place].value = value }
      do {
        var restored = try DuplicateIndex(window: window, restoring: damaged)
        for (number, sketch) in stream(6).enumerated() {
          _ = restored.classify(sketch, id: StoryID("t_\(number)"), at: start)
        }
      } catch {
        refused += 1
      }
    }
    #expect(refused > 500)
  }
}
