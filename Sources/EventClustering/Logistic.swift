import Glibc

/// A logistic model: the probability is 1 / (1 + exp(-(intercept + Σ weight · feature))).
struct Logistic: Sendable {
  var intercept: Float
  var weights: [Float]

  func probability(_ features: [Float]) -> Float {
    var sum = intercept
    for place in 0..<min(weights.count, features.count) { sum += weights[place] * features[place] }
    return 1 / (1 + expf(-max(-40, min(40, sum))))
  }
}
