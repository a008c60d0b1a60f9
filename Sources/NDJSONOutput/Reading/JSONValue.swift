/// One value of a record's line; objects keep the order of their keys.
enum JSONValue: Equatable {
  case null
  case flag(Bool)
  case number(Double, isWhole: Bool)
  case text(String)
  case array([JSONValue])
  case object(JSONObject)

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  var texts: [String]? { array?.compactMap(\.text) }

  var number: Double? { if case .number(let number, _) = self { number } else { nil } }
  var integer: Int64? { number.flatMap { Int64(exactly: $0) } }
}

/// Keys and values in their order.
struct JSONObject: Equatable {
  private(set) var keys: [String] = []
  private var values: [String: JSONValue] = [:]

  subscript(key: String) -> JSONValue? { values[key] }

  /// Adds a key; false where it is there already.
  mutating func add(_ key: String, _ value: JSONValue) -> Bool {
    keys.append(key)
    return values.updateValue(value, forKey: key) == nil
  }
}
