import Markup

/// The parameters of a query that say how the reader came, from `tracking-parameters.txt`.
struct TrackingParameters: Sendable {
  static let standard = TrackingParameters(
    parsing: String(decoding: PackageResources.tracking_parameters_txt, as: UTF8.self))

  private var whole: Set<String> = []
  private var prefixes: [String] = []

  init(parsing source: String) {
    for line in source.split(separator: "\n") where !line.hasPrefix("//") {
      if line.hasSuffix("*") {
        prefixes.append(String(line.dropLast()))
      } else {
        whole.insert(String(line))
      }
    }
  }

  /// Whether `name=value` is one; a rule may name the value too.
  func contains(_ parameter: Substring) -> Bool {
    let text = parameter.lowercased()
    let name = String(text.prefix { $0 != "=" })
    return whole.contains(name) || whole.contains(text) || prefixes.contains(where: name.hasPrefix)
  }
}
