import Glibc

/// A logistic model: the probability is 1 / (1 + exp(-(intercept + Σ weight · feature))).
struct Logistic: Sendable {
  var intercept: Float
  var weights: [Float]

  /// - Parameter evidence: log odds of what the model was not trained with.
  func probability(_ features: [Float], evidence: Float = 0) -> Float {
    var sum = intercept + evidence
    for place in 0..<min(weights.count, features.count) { sum += weights[place] * features[place] }
    return 1 / (1 + expf(-max(-40, min(40, sum))))
  }
}
