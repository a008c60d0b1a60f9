import Yams

/// Typed values of YAML nodes; whatever does not fit becomes a problem with its place.
extension ConfigurationReader {
  /// Yams asks a dozen regular expressions what a plain value is: only for those that may be null.
  func isNull(_ node: Node) -> Bool {
    if let text = node.scalar?.string, text.utf8.count > 4 { return false }
    return node.null != nil
  }

  mutating func mapping(_ node: Node, _ what: String) -> Node.Mapping? {
    if let mapping = node.mapping { return mapping }
    report("\(what) is \(kind(of: node)), expected keys and values", at: node.mark)
    return nil
  }

  mutating func sequence(_ node: Node, _ what: String) -> Node.Sequence? {
    if let sequence = node.sequence { return sequence }
    report("\(what) is \(kind(of: node)), expected a list", at: node.mark)
    return nil
  }

  mutating func refuseUnknownKeys(of mapping: Node.Mapping, _ known: [String]) {
    for (key, _) in mapping {
      guard let name = key.string, !known.contains(name) else {
        if key.string == nil { report("a key is \(kind(of: key)), expected a name", at: key.mark) }
        continue
      }
      let nearest = Spelling.nearest(to: name, among: known)
      let hint = nearest.map { "did you mean `\($0)`?" }
      let keys = known.map { "`\($0)`" }.joined(separator: ", ")
      report("unknown key `\(name)`, \(hint ?? "expected one of \(keys)")", at: key.mark)
    }
  }

  mutating func text(_ node: Node, _ key: String) -> String? {
    guard let scalar = node.scalar, !isNull(node) else {
      report("`\(key)` is \(kind(of: node)), expected text", at: node.mark)
      return nil
    }
    return substitute(scalar.string, key, at: node.mark)
  }

  mutating func set(_ target: inout String, _ mapping: Node.Mapping, _ key: String) {
    if let node = mapping.value(key), let text = text(node, key) { target = text }
  }

  mutating func set(_ target: inout String?, _ mapping: Node.Mapping, _ key: String) {
    if let node = mapping.value(key), !isNull(node), let text = text(node, key) { target = text }
  }

  mutating func set(_ target: inout Bool, _ mapping: Node.Mapping, _ key: String) {
    guard let node = mapping.value(key) else { return }
    if let flag = node.bool {
      target = flag
    } else {
      report("`\(key)` is \(shown(node)), expected true or false", at: node.mark)
    }
  }

  mutating func set(
    _ target: inout Int, _ mapping: Node.Mapping, _ key: String, in range: ClosedRange<Int>
  ) {
    guard let node = mapping.value(key) else { return }
    if let number = node.int, range.contains(number) {
      target = number
    } else {
      report(
        "`\(key)` is \(shown(node)), expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)", at: node.mark)
    }
  }

  mutating func set(
    _ target: inout Double, _ mapping: Node.Mapping, _ key: String, in range: ClosedRange<Double>
  ) {
    guard let node = mapping.value(key) else { return }
    if let number = node.float, range.contains(number) {
      target = number
    } else {
      report(
        "`\(key)` is \(shown(node)), expected a number from \(range.lowerBound) to "
          + "\(range.upperBound)", at: node.mark)
    }
  }

  mutating func set(
    _ target: inout Duration, _ mapping: Node.Mapping, _ key: String, atLeast least: Duration
  ) {
    guard let node = mapping.value(key) else { return }
    guard let text = node.scalar?.string, let duration = Quantities.duration(text) else {
      report(
        "`\(key)` is \(shown(node)), expected a duration such as 30s, 10m or 6h", at: node.mark)
      return
    }
    if duration >= least {
      target = duration
    } else {
      report("`\(key)` is \(shown(node)), expected at least \(least)", at: node.mark)
    }
  }

  mutating func setSize(
    _ target: inout Int64, _ mapping: Node.Mapping, _ key: String, least: Int64 = 1
  ) {
    guard let node = mapping.value(key) else { return }
    if let text = node.scalar?.string, let size = Quantities.bytes(text), size >= least {
      target = size
    } else {
      report("`\(key)` is \(shown(node)), expected a size such as 16MiB", at: node.mark)
    }
  }

  mutating func set<Choice: RawRepresentable<String> & CaseIterable>(
    _ target: inout Choice, _ mapping: Node.Mapping, _ key: String
  ) {
    guard let node = mapping.value(key) else { return }
    if let choice = node.scalar.flatMap({ Choice(rawValue: $0.string) }) {
      target = choice
    } else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      report("`\(key)` is \(shown(node)), expected one of \(choices)", at: node.mark)
    }
  }

  func shown(_ node: Node) -> String {
    guard let scalar = node.scalar, !isNull(node) else { return kind(of: node) }
    return "\"\(scalar.string)\""
  }

  func kind(of node: Node) -> String {
    switch node {
    case _ where node.null != nil: "empty"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar: "a single value"
    case .alias: "an alias"
    }
  }
}

extension Node.Mapping {
  /// The value of a key. Yams' own subscript compares nodes, for which it resolves the type of each
  /// with regular expressions: a third of the time that 100,000 sources took.
  func value(_ key: String) -> Node? {
    first { $0.key.scalar?.string == key }?.value
  }
}
