/// Durations and sizes as people write them.
package enum Quantities {
  /// `500ms`, `30s`, `10m`, `6h`, `14d`, `2w`, or several together: `1h30m`. Nil for anything else.
  package static func duration(_ text: String) -> Duration? {
    var rest = Substring(text.filter { $0 != " " })
    guard !rest.isEmpty else { return nil }
    var milliseconds: Int64 = 0
    while !rest.isEmpty {
      guard let number = takeNumber(&rest), let unit = takeUnit(&rest),
        let factor = durationUnits[unit]
      else { return nil }
      let (part, overflow) = number.multipliedReportingOverflow(by: factor)
      guard !overflow, part <= longest, milliseconds + part <= longest else { return nil }
      milliseconds += part
    }
    return .milliseconds(milliseconds)
  }

  /// `16MiB`, `500kB`, `1G`, `4096`. Nil for anything else.
  package static func bytes(_ text: String) -> Int64? {
    var rest = Substring(text.filter { $0 != " " })
    guard let number = takeNumber(&rest) else { return nil }
    guard let factor = sizeUnits[rest.lowercased()] else { return nil }
    let (size, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : size
  }

  /// A hundred years, so that sums of durations and dates never overflow.
  private static let longest: Int64 = 100 * 366 * 86_400_000

  private static let durationUnits: [String: Int64] = [
    "ms": 1, "s": 1_000, "m": 60_000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
    "w": 604_800_000,
  ]

  private static let sizeUnits: [String: Int64] = [
    "": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "kb": 1_000, "m": 1 << 20, "mib": 1 << 20,
    "mb": 1_000_000, "g": 1 << 30, "gib": 1 << 30, "gb": 1_000_000_000, "t": 1 << 40,
    "tib": 1 << 40, "tb": 1_000_000_000_000,
  ]

  private static func takeNumber(_ rest: inout Substring) -> Int64? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int64(digits)
  }

  private static func takeUnit(_ rest: inout Substring) -> String? {
    let unit = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(unit.count)
    return unit.isEmpty ? nil : unit.lowercased()
  }
}
