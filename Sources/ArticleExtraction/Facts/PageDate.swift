import Markup
package import NewsModel

/// When a page says its story was published.
package struct PageDate: Hashable, Sendable {
  package var instant: Timestamp
  /// Minutes east of UTC that the page names; nil where it names no zone, and UTC is assumed.
  package var offset: Int?
  /// Whether the page names a time of day.
  package var hasTime: Bool

  /// RFC 3339 in the page's own zone, so that the calendar day is the one that readers saw.
  package var rfc3339: String {
    guard let offset, offset != 0 else { return instant.rfc3339 }
    let local = Timestamp(seconds: instant.seconds + Int64(offset) * 60).rfc3339.dropLast()
    let minutes = abs(offset)
    let zone = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
    return local + (offset < 0 ? "-" : "+") + zone.joined(separator: ":")
  }
}

extension PageDate {
  /// Reads the ISO 8601 forms of metadata: `2026-11-21`, `2026-11-21T16:02:05.12+01:00`,
  /// `2026-11-21 16:02`, `20261121T160205Z`; nil for all else.
  init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8.prefix(48))
    var reader = Digits(bytes: bytes[...])
    reader.skipSpace()
    guard let year = reader.number(4, 4), (1990...2100).contains(year) else { return nil }
    let dash = reader.skip("-") || reader.skip("/") || reader.skip(".")
    guard let month = reader.number(1, 2), (1...12).contains(month) else { return nil }
    if dash { _ = reader.skip("-") || reader.skip("/") || reader.skip(".") }
    guard let day = reader.number(1, 2), day >= 1,
      day <= CivilDay.daysInMonth(month, of: year)
    else { return nil }
    guard let time = reader.time() else { return nil }
    offset = time.offset
    hasTime = time.isGiven
    instant = Timestamp(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute,
      second: time.second)
    instant.seconds -= Int64(offset ?? 0) * 60
  }

  /// A reader of numbers and signs.
  private struct Digits {
    var bytes: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard let first = bytes.first, UInt32(first) == character.value else { return false }
      bytes.removeFirst()
      return true
    }

    mutating func skipSpace() {
      while let first = bytes.first, first.isHTMLSpace { bytes.removeFirst() }
    }

    mutating func number(_ least: Int, _ most: Int) -> Int? {
      var number = 0
      var count = 0
      while count < most, let digit = bytes.first?.decimalDigit {
        number = number * 10 + Int(digit)
        count += 1
        bytes.removeFirst()
      }
      return count >= least ? number : nil
    }

    struct Time {
      var hour = 0
      var minute = 0
      var second = 0
      var offset: Int?
      var isGiven = false
    }

    /// The time and zone that follow a date; nil if there is something else.
    mutating func time() -> Time? {
      var time = Time()
      guard let first = bytes.first else { return time }
      if first.isASCIIDigit { return nil }
      guard skip("T") || skip("t") || first.isHTMLSpace || skip(",") else { return time }
      skipSpace()
      guard let hour = number(1, 2), hour < 24 else { return time }
      _ = skip(":")
      guard let minute = number(2, 2), minute < 60 else { return time }
      time.isGiven = true
      (time.hour, time.minute) = (hour, minute)
      if skip(":") || bytes.first?.isASCIIDigit == true { time.second = min(59, number(2, 2) ?? 0) }
      if skip(".") || skip(",") { while bytes.first?.isASCIIDigit == true { bytes.removeFirst() } }
      skipSpace()
      time.offset = zone()
      return time
    }

    private mutating func zone() -> Int? {
      if skip("Z") || skip("z") { return 0 }
      if bytes.starts(with: Array("UTC".utf8)) || bytes.starts(with: Array("GMT".utf8)) {
        bytes.removeFirst(3)
        return zone() ?? 0
      }
      let isWest = bytes.first == UInt8(ascii: "-")
      guard isWest || bytes.first == UInt8(ascii: "+") else { return nil }
      bytes.removeFirst()
      guard let hours = number(1, 2), hours <= 14 else { return nil }
      _ = skip(":")
      let minutes = hours * 60 + min(59, number(2, 2) ?? 0)
      return isWest ? -minutes : minutes
    }
  }
}
