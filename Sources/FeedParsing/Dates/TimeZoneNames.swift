import Foundation

/// IANA time zones, from the tables that come with Foundation.
enum TimeZoneNames {
  /// Seconds east of Greenwich in the zone when its clocks show `local` seconds since 1970; 0 where
  /// nobody knows the zone.
  static func offset(of name: String, atLocal local: Int64) -> Int {
    guard let zone = TimeZone(identifier: canonical(name)) else { return 0 }
    // Twice: the first answer is that of the same instant in UTC, hours off at most.
    let guess = zone.secondsFromGMT(for: date(local))
    return zone.secondsFromGMT(for: date(local - Int64(guess)))
  }

  private static func date(_ seconds: Int64) -> Date {
    Date(timeIntervalSince1970: TimeInterval(seconds))
  }

  /// `europe/paris` as `Europe/Paris`: the tables tell cases apart.
  private static func canonical(_ name: String) -> String {
    guard name == name.lowercased() else { return name }
    return name.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined(separator: "_")
    }.joined(separator: "/")
  }
}
