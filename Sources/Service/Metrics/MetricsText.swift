/// Metrics in the text format of Prometheus, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats).
package struct MetricsText {
  package enum Kind: String {
    case counter, gauge, histogram
  }

  /// Lines so far, each ending in `\n`.
  package private(set) var text = ""

  package init() {}

  /// A metric with one value.
  package mutating func add(
    _ name: String, _ kind: Kind, _ help: String, _ value: some BinaryInteger
  ) {
    begin(name, kind, help)
    line(name, [], "\(value)")
  }

  /// A metric with one value for each value of a label; none where there are none.
  package mutating func add(
    _ name: String, _ kind: Kind, _ help: String, by label: String, _ values: [(String, Int)]
  ) {
    guard !values.isEmpty else { return }
    begin(name, kind, help)
    for (value, number) in values { line(name, [(label, value)], "\(number)") }
  }

  /// A constant 1 that carries facts in its labels.
  package mutating func addInfo(_ name: String, _ help: String, _ labels: [(String, String)]) {
    begin(name, .gauge, help)
    line(name, labels, "1")
  }

  /// - Parameters:
  ///   - bounds: ascending.
  ///   - counts: values up to each bound and above the one before; one more for those above all.
  package mutating func addHistogram(
    _ name: String, _ help: String, bounds: [Double], counts: [Int], sum: Double
  ) {
    begin(name, .histogram, help)
    var total = 0
    for (bound, count) in zip(bounds, counts) {
      total += count
      line(name + "_bucket", [("le", "\(bound)")], "\(total)")
    }
    total = counts.reduce(0, +)
    line(name + "_bucket", [("le", "+Inf")], "\(total)")
    line(name + "_sum", [], "\(sum)")
    line(name + "_count", [], "\(total)")
  }

  private mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(Self.escaped(help))\n# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
    text += name
    if !labels.isEmpty {
      let pairs = labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }
      text += "{" + pairs.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  private static func escaped(_ text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
