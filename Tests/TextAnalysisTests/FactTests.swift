import TextAnalysis
import Testing

@Suite struct FactTests {
  private func facts(_ source: String) -> (text: AnalyzedText, facts: [Fact]) {
    let text = AnalyzedText(source)
    var facts: [Fact] = []
    text.appendFacts(to: &facts)
    return (text, facts)
  }

  @Test func `Numbers and names inside sentences are facts`() {
    let (text, facts) = facts("Police in Leeds arrested 1,000 men. Officers met Mary Poole at 5pm.")
    let names = Dictionary(grouping: text.words, by: \.hash)
      .compactMapValues(\.first).mapValues { String(text.text(of: $0)) }
    #expect(facts.map { names[$0.hash] } == ["Leeds", "1,000", "Mary", "Poole", "5pm"])
    #expect(facts.map(\.kind) == [.name, .number, .name, .name, .number])
  }

  @Test func `A paragraph in capitals has no names`() {
    #expect(facts("POLICE IN LEEDS ARRESTED 12 MEN").facts.map(\.kind) == [.number])
  }

  @Test func `Scripts without case give all their words`() {
    #expect(facts("قال الرئيس 5").facts.map(\.kind) == [.term, .term, .number])
  }
}
