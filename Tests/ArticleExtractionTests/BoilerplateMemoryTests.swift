import ArticleExtraction
import NewsModel
import Testing

@Suite struct BoilerplateMemoryTests {
  private let source = SourceID("gazette")
  private let footer = "The Gazette is published by the Gazette Trust, 12 Mill Lane."

  private func story(_ number: Int, footer: String) -> String {
    let words = ["bridge", "harbour", "school", "hospital", "market", "library", "station"]
    let word = words[number % words.count] + String(repeating: "x", count: number / words.count)
    return """
      The \(word) will be rebuilt from next spring, the council decided after a long debate.
      Neighbours of the \(word) had asked for it since the storm took its roof away.
      \(footer)
      """
  }

  @Test func `The third story loses the footer that all share`() {
    var memory = BoilerplateMemory()
    #expect(memory.strip(story(0, footer: footer), of: source).contains(footer))
    #expect(memory.strip(story(1, footer: footer), of: source).contains(footer))
    #expect(!memory.strip(story(2, footer: footer), of: source).contains(footer))
    #expect(memory.strip(story(3, footer: footer), of: SourceID("other")).contains(footer))
  }

  @Test func `Copies and versions of one story make no boilerplate`() {
    var memory = BoilerplateMemory()
    let text = story(0, footer: footer)
    for _ in 0..<10 { #expect(memory.strip(text, of: source) == text) }
  }

  @Test func `Numbers do not make a line another line`() {
    var memory = BoilerplateMemory()
    for number in 0..<5 {
      _ = memory.strip(story(number, footer: "Read by \(number) of our neighbours"), of: source)
    }
    #expect(
      !memory.strip(story(10, footer: "Read by 78 of our neighbours"), of: source).contains(
        "Read by"))
  }

  @Test func `Quotations and datelines are never counted`() {
    var memory = BoilerplateMemory()
    for number in 0..<9 {
      let text = "GENEVA\n" + story(number, footer: "“We shall rebuild what we have lost here.”")
      #expect(memory.strip(text, of: source) == text)
    }
  }

  @Test func `A text of nothing but known lines stays`() {
    var memory = BoilerplateMemory()
    for number in 0..<6 { _ = memory.strip(story(number, footer: footer), of: source) }
    #expect(memory.strip(footer, of: source) == footer)
  }

  @Test func `Its rows bring it back`() {
    var memory = BoilerplateMemory()
    var rows: [[UInt8]: ModelRow] = [:]
    for number in 0..<6 {
      _ = memory.strip(story(number, footer: footer), of: source)
      for row in memory.takeChanges() { rows[row.key] = row }
    }
    #expect(memory.takeChanges().isEmpty)
    let damaged = ModelRow(key: [98], value: [1, 2, 3])
    var restored = BoilerplateMemory(restoring: Array(rows.values) + [damaged])
    #expect(!restored.strip(story(7, footer: footer), of: source).contains(footer))
  }

  @Test func `A thousand stories are bounded and the footer stays known`() {
    var memory = BoilerplateMemory()
    for number in 0..<1_000 { _ = memory.strip(story(number, footer: footer), of: source) }
    #expect(!memory.strip(story(2_000, footer: footer), of: source).contains(footer))
    #expect(memory.takeChanges().allSatisfy { ($0.value?.count ?? 0) < 12_000 })
  }

  @Test func `Of too many sources those used the longest ago are forgotten`() {
    var memory = BoilerplateMemory()
    for number in 0..<3 {
      _ = memory.strip(story(number, footer: footer), of: SourceID("early"))
      _ = memory.strip(story(number, footer: footer), of: source)
    }
    for number in 0..<10_000 {
      _ = memory.strip(story(number, footer: footer), of: SourceID("other-\(number)"))
      if number % 5_000 == 0 { _ = memory.strip(footer, of: source) }
    }
    let rows = memory.takeChanges()
    #expect(rows.contains { $0.key == Array("bearly".utf8) && $0.value == nil })
    #expect(!memory.strip(story(9, footer: footer), of: source).contains(footer))
    #expect(memory.strip(story(9, footer: footer), of: SourceID("early")).contains(footer))
  }
}
