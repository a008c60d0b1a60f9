import Foundation
import Testing

/// A JSON Schema as far as `newsloom schema` uses the language; a keyword that it does not know is
/// an error, so that nothing is promised and never checked.
struct JSONSchema {
  private let root: [String: Any]

  init(_ text: String) throws {
    root = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// What is wrong with `value`, with the path to it; nothing where it is valid.
  func faults(of value: Any) throws -> [String] { try faults(of: value, by: root, at: "$") }

  private static let remarks: Set = ["$schema", "$defs", "title", "description"]

  private func faults(of value: Any, by schema: [String: Any], at path: String) throws -> [String] {
    var faults: [String] = []
    for (keyword, rule) in schema where !Self.remarks.contains(keyword) {
      switch keyword {
      case "properties", "additionalProperties", "required":
        if let object = value as? [String: Any] {
          faults += try fields(of: object, by: schema, keyword, at: path)
        }
      case "items":
        let items = value as? [Any] ?? []
        let rule = try #require(rule as? [String: Any])
        for (place, item) in items.enumerated() {
          faults += try self.faults(of: item, by: rule, at: "\(path)[\(place)]")
        }
      case "anyOf":
        let rules = try #require(rule as? [[String: Any]])
        let isAny = try rules.contains { try self.faults(of: value, by: $0, at: path).isEmpty }
        if !isAny { faults.append("\(path): \(value) fits none of anyOf") }
      case "$ref":
        let name = try #require(rule as? String).replacingOccurrences(of: "#/$defs/", with: "")
        let rules = try #require((root["$defs"] as? [String: [String: Any]])?[name])
        faults += try self.faults(of: value, by: rules, at: path)
      default:
        if try !Self.isMet(keyword, rule, by: value) {
          faults.append("\(path): \(value) against \(keyword) \(rule)")
        }
      }
    }
    return faults
  }

  private func fields(
    of object: [String: Any], by schema: [String: Any], _ keyword: String, at path: String
  ) throws -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    switch keyword {
    case "required":
      let names = try #require(schema["required"] as? [String])
      return names.filter { object[$0] == nil }.map { "\(path).\($0): missing" }
    case "properties":
      return try properties.flatMap { name, rule in
        try object[name].map { try faults(of: $0, by: rule, at: "\(path).\(name)") } ?? []
      }
    default:
      let others = object.filter { properties[$0.key] == nil }
      if let rule = schema["additionalProperties"] as? [String: Any] {
        return try others.flatMap { try faults(of: $0.value, by: rule, at: "\(path).\($0.key)") }
      }
      return schema["additionalProperties"] as? Bool == false ? others.map { "\($0.key)" } : []
    }
  }

  private static func isMet(_ keyword: String, _ rule: Any, by value: Any) throws -> Bool {
    switch keyword {
    case "type":
      let types = try rule as? [String] ?? [#require(rule as? String)]
      return types.contains { isOf($0, value) }
    case "const": return (value as? NSObject) == (rule as? NSObject)
    case "enum":
      let choices = try #require(rule as? [NSObject])
      return choices.contains { $0 == value as? NSObject }
    case "minimum", "maximum":
      let limit = try #require(rule as? Double)
      guard let number = value as? Double else { return true }
      return keyword == "minimum" ? number >= limit : number <= limit
    case "minLength":
      let least = try #require(rule as? Int)
      return (value as? String).map { $0.count >= least } ?? true
    case "minItems", "maxItems":
      let count = try #require(rule as? Int)
      guard let items = value as? [Any] else { return true }
      return keyword == "minItems" ? items.count >= count : items.count <= count
    case "format":
      #expect(rule as? String == "date-time", "unknown format \(rule)")
      return (value as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil
    default: throw SupportError("the schema uses `\(keyword)`, which this validator does not know")
    }
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "string": value is String
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "boolean": (value as? NSNumber).map { $0.isBoolean } ?? false
    case "number": (value as? NSNumber).map { !$0.isBoolean } ?? false
    case "integer":
      (value as? NSNumber).map {
        !$0.isBoolean && $0.doubleValue == $0.doubleValue.rounded()
      } ?? false
    default: false
    }
  }
}

/// Foundation reads `true` as a number too, of the Objective-C type `char`.
extension NSNumber {
  fileprivate var isBoolean: Bool { String(cString: objCType) == "c" }
}
