import Markup
package import NewsModel

/// Reading the dates that feeds, headers and pages write.
///
/// One pass over the words and numbers, without formats to try: RFC 822 and its many misspellings,
/// RFC 3339 and ISO 8601 (week, ordinal and basic forms too), asctime, seconds or milliseconds since
/// 1970, 12-hour clocks, month names of some thirty languages, East Asian marks, and zones as
/// offsets, abbreviations or IANA names. Under a microsecond a date, but for IANA names.
package enum FeedDate {
  /// The instant, nil where there is none or a senseless one. Without a zone it is in UTC; without a
  /// time it is midnight; a wrong weekday does not matter.
  package static func parse(_ text: String) -> Timestamp? {
    var text = text
    return text.withUTF8 { parse(utf8: $0.span) }
  }

  /// As `parse(_:)`, over bytes. Longer than 128 bytes is no date.
  package static func parse(utf8 bytes: Span<UInt8>) -> Timestamp? {
    guard (4...128).contains(bytes.count) else { return nil }
    var reader = DateReader()
    guard reader.read(bytes) else { return nil }
    return reader.timestamp
  }

  /// The number of an English weekday, 0 being Sunday, from its name or first three letters.
  package static func weekday(_ name: String) -> Int? {
    guard case .weekday(let day)? = DateWord.meaning(of: Array(name.utf8).span) else { return nil }
    return day
  }
}
