import NewsModel

/// Checks records against the JSON Schemas that `newsloom schema` prints: as much of draft 2020-12
/// as these use, and that the required keys stand in their order.
struct SchemaCheck {
  private let schema: JSONObject
  private let definitions: JSONObject
  private let order: [String: Int]

  /// - Parameter schema: the text of one of newsloom's own schemas.
  init(_ schema: String) {
    self.schema = (try? JSONReader.value(of: Array(schema.utf8)))?.object ?? JSONObject()
    definitions = self.schema["$defs"]?.object ?? JSONObject()
    let required = self.schema["required"]?.texts ?? []
    order = Dictionary(uniqueKeysWithValues: required.enumerated().map { ($1, $0) })
  }

  /// The first thing that is wrong with `record`.
  func check(_ record: JSONObject) throws(RecordProblem) {
    let places = record.keys.compactMap { order[$0] }
    guard places.count == order.count else {
      let missing = order.keys.filter { record[$0] == nil }.sorted()
      throw RecordProblem("`\(missing.joined(separator: "`, `"))` missing")
    }
    guard places == Array(0..<order.count) else {
      throw RecordProblem("the keys are not in their order")
    }
    for key in record.keys {
      guard let value = record[key], let rule = schema["properties"]?.object?[key]?.object else {
        continue
      }
      if let fault = fault(of: value, rule) { throw RecordProblem("`\(key)` \(fault)") }
    }
  }

  /// What is wrong with a value, nil where nothing is.
  private func fault(of value: JSONValue, _ rule: JSONObject) -> String? {
    if let name = rule["$ref"]?.text?.split(separator: "/").last {
      guard let rule = definitions[String(name)]?.object else { return "has no rule" }
      return fault(of: value, rule)
    }
    if let rules = rule["anyOf"]?.array?.compactMap(\.object) {
      let faults = rules.map { fault(of: value, $0) }
      return faults.contains(nil) ? nil : faults.first ?? nil
    }
    if let only = rule["const"], only != value { return "is not \(only.text ?? "as it must be")" }
    if let choices = rule["enum"]?.array, !choices.contains(value) { return "is none of the known" }
    if let types = rule["type"]?.texts ?? rule["type"]?.text.map({ [$0] }),
      !types.contains(where: { value.isOf($0) })
    {
      return "is no \(types.joined(separator: " or "))"
    }
    return faultInside(value, rule)
  }

  private func faultInside(_ value: JSONValue, _ rule: JSONObject) -> String? {
    switch value {
    case .text(let text):
      if let least = rule["minLength"]?.integer, text.count < least { return "is too short" }
      if rule["format"]?.text == "date-time", Timestamp(rfc3339: text) == nil {
        return "is no date"
      }
    case .number(let number, _):
      if let least = rule["minimum"]?.number, number < least { return "is below \(least)" }
      if let most = rule["maximum"]?.number, number > most { return "is above \(most)" }
    case .array(let values):
      guard let rule = rule["items"]?.object else { return nil }
      return values.lazy.compactMap { fault(of: $0, rule) }.first.map { "has an item that \($0)" }
    case .object(let object):
      guard let rule = rule["additionalProperties"]?.object else { return nil }
      return object.keys.lazy.compactMap { key in
        object[key].flatMap { fault(of: $0, rule) }.map { "has a `\(key)` that \($0)" }
      }.first
    case .null, .flag: break
    }
    return nil
  }
}

extension JSONValue {
  /// Whether it is of a type as JSON Schema names them.
  fileprivate func isOf(_ type: String) -> Bool {
    switch (self, type) {
    case (.null, "null"), (.flag, "boolean"), (.number, "number"), (.text, "string"),
      (.array, "array"), (.object, "object"), (.number(_, isWhole: true), "integer"):
      true
    default: false
    }
  }
}
