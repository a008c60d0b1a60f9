/// How alike two texts are, by what the rule looks at.
struct Comparison: Equatable {
  var wording: Wording
  var names: FactAgreement
  var numbers: FactAgreement
}

extension Comparison {
  /// Compares the facts of texts whose words have been compared.
  init(
    _ wording: Wording, _ new: Signature, with place: UInt32, in sketches: SketchRing,
    frequencies: FactFrequencies
  ) {
    self.wording = wording
    let facts = sketches.facts(at: place)
    let names = Int(sketches.head(at: place).names)
    self.names = FactAgreement(facts.prefix(names), new.names, frequencies: frequencies)
    numbers = FactAgreement(facts.dropFirst(names), new.numbers, frequencies: frequencies)
  }
}
