/// What a story is about, as a model that the user named puts it: a direction, eight bits a number.
package struct Embedding: Hashable, Sendable {
  /// Which model made it: vectors of two models are never compared.
  let model: UInt32
  let values: [Int8]

  /// Longer ones are refused: a cluster keeps one byte a number.
  package static let longest = 4_096

  init(model: UInt32, values: [Int8]) {
    self.model = model
    self.values = values
  }

  /// The direction of `numbers`; nil where they have none: no numbers, too many, all zero, or one
  /// that is not finite.
  package init?(_ numbers: [Float], model: String) {
    guard !numbers.isEmpty, numbers.count <= Self.longest, numbers.allSatisfy(\.isFinite) else {
      return nil
    }
    let largest = numbers.reduce(0) { max($0, $1.magnitude) }
    // Below, the reciprocal is not finite.
    guard largest > 1e-30 else { return nil }
    self.model = TermHash.of(model.utf8)
    values = numbers.map { Int8(($0 / largest * 127).rounded()) }
  }

  /// The cosine, nil for vectors of two models. The eighth bit costs less than .005.
  func cosine(_ other: Embedding) -> Float? {
    guard model == other.model, values.count == other.values.count else { return nil }
    var dot: Int32 = 0
    var left: Int32 = 0
    var right: Int32 = 0
    for place in values.indices {
      let (a, b) = (Int32(values[place]), Int32(other.values[place]))
      dot &+= a &* b
      left &+= a &* a
      right &+= b &* b
    }
    return Float(dot) / (Float(left) * Float(right)).squareRoot()
  }

  /// The mean direction of this one, which stands for `weight` stories, and another.
  func mixed(with other: Embedding, weight: Int) -> Embedding {
    guard model == other.model, values.count == other.values.count else { return other }
    let own = Float(weight) / Self.length(values)
    let new = 1 / Self.length(other.values)
    let sum = zip(values, other.values).map { Float($0) * own + Float($1) * new }
    let largest = sum.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return other }
    return Embedding(model: model, values: sum.map { Int8(($0 / largest * 127).rounded()) })
  }

  private static func length(_ values: [Int8]) -> Float {
    values.reduce(0) { $0 + Float($1) * Float($1) }.squareRoot()
  }
}
