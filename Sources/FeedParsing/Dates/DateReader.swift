import Markup
import NewsModel

/// The parts of a date as they are found, from left to right.
struct DateReader {
  /// A number that may be a year, month or day.
  struct Number {
    var value: Int
    var digits: Int
    /// What stood between it and the number before: `-`, `/`, `.` or a space.
    var separator: UInt8
  }

  var numbers: [Number] = []
  /// From marks such as 年, which leave no doubt.
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  /// An ISO week and its day.
  var week: (number: Int, day: Int)?
  /// Seconds or a fraction of them since 1970.
  var epoch: Int64?
  private(set) var time: (hour: Int, minute: Int, second: Int)?
  private var isAfternoon: Bool?
  /// Seconds east of Greenwich.
  private(set) var offset: Int?
  private(set) var zoneName: String?
  /// Whether the clock is a 12-hour one or the zone one of North America's.
  private(set) var isAmerican = false
  /// ISO 8601's mark of a missing century.
  private(set) var startsWithDash = false
  private var position = 0
  private var separator = UInt8(ascii: " ")
  /// Where the last time, zone or word ended: a sign counts as an offset's only near there.
  private var lastWasClock = false

  /// Whether nothing more is needed for a day.
  var hasDay: Bool {
    if epoch != nil || week != nil || day != nil { return true }
    if month != nil { return numbers.count >= 2 || (year != nil && !numbers.isEmpty) }
    return numbers.count >= 3 || numbers.first.map { $0.digits >= 6 } ?? false
  }

  private var hasBegun: Bool { month != nil || year != nil || !numbers.isEmpty || week != nil }

  /// Reads all of the text; false where it cannot be a date.
  mutating func read(_ bytes: Span<UInt8>) -> Bool {
    startsWithDash = bytes[0] == UInt8(ascii: "-")
    while position < bytes.count {
      let byte = bytes[position]
      if byte.isASCIIDigit {
        guard readNumber(bytes) else { return false }
      } else if case let length = DateWord.punctuationLength(in: bytes, at: position), length > 0 {
        position += length
      } else if byte.isASCIILetter || byte >= 0x80 {
        guard readWord(bytes) else { return false }
      } else if byte == UInt8(ascii: "("), time != nil {
        position = bytes.firstIndex(of: UInt8(ascii: ")"), in: position..<bytes.count)
      } else if byte == UInt8(ascii: "[") {
        // Java's "…+01:00[Europe/Paris]": the offset has been read.
        position = bytes.firstIndex(of: UInt8(ascii: "]"), in: position..<bytes.count)
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
        guard readSign(bytes) else { return false }
      } else {
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { separator = byte }
        position += 1
      }
    }
    return true
  }

  private func byte(_ bytes: Span<UInt8>, _ place: Int) -> UInt8 {
    place < bytes.count ? bytes[place] : 0
  }

  // MARK: Numbers

  private mutating func digits(_ bytes: Span<UInt8>) -> (value: Int, count: Int) {
    let start = position
    var value = 0
    while position < bytes.count, let digit = bytes[position].decimalDigit {
      // Nineteen digits and more are no date; their value does not matter.
      if position - start < 18 { value = value * 10 + Int(digit) }
      position += 1
    }
    return (value, position - start)
  }

  private mutating func readNumber(_ bytes: Span<UInt8>) -> Bool {
    let (value, count) = digits(bytes)
    let next = byte(bytes, position)
    let follows = byte(bytes, position + 1)
    // "2006-01-02 00:00:00.0 15:04:05.0": some databases keep the time in a field of its own.
    let needsTime = time.map { $0 == (0, 0, 0) } ?? true
    if next == UInt8(ascii: ":"), follows.isASCIIDigit, count <= 2, needsTime {
      return readTime(hour: value, by: next, bytes)
    }
    if next == UInt8(ascii: "."), follows.isASCIIDigit, count <= 2, time == nil, hasDay {
      return readTime(hour: value, by: next, bytes)
    }
    if next | 0x20 == UInt8(ascii: "h"), count <= 2, !follows.isASCIILetter, time == nil {
      return readTime(hour: value, by: next, bytes)
    }
    if separator == UInt8(ascii: "T"), time == nil, count == 2 || count == 4 || count == 6 {
      return readBasicTime(value, count, bytes)
    }
    if !hasBegun, count >= 9 { return readLongNumber(value, count, bytes) }
    lastWasClock = false
    if numbers.count == 4 { return hasDay }
    numbers.append(Number(value: value, digits: count, separator: separator))
    separator = UInt8(ascii: " ")
    return true
  }

  /// Seconds since 1970 in various fractions, or a date and time without punctuation.
  private mutating func readLongNumber(_ value: Int, _ count: Int, _ bytes: Span<UInt8>) -> Bool {
    switch count {
    case 9, 10: epoch = Int64(value)
    case 13: epoch = Int64(value / 1_000)
    case 16: epoch = Int64(value / 1_000_000)
    case 12:
      numbers = [Number(value: value / 10_000, digits: 8, separator: 0x20)]
      return setTime(value / 100 % 100, value % 100, 0)
    case 14:
      numbers = [Number(value: value / 1_000_000, digits: 8, separator: 0x20)]
      return setTime(value / 10_000 % 100, value / 100 % 100, value % 100)
    default: return false
    }
    skipFraction(bytes)
    return true
  }

  private mutating func skipFraction(_ bytes: Span<UInt8>) {
    let next = byte(bytes, position)
    guard next == UInt8(ascii: ".") || next == UInt8(ascii: ","),
      byte(bytes, position + 1).isASCIIDigit
    else { return }
    position += 1
    _ = digits(bytes)
  }

  // MARK: Times

  /// Reads the minutes and seconds after an hour; `mark` stands between them.
  private mutating func readTime(hour: Int, by mark: UInt8, _ bytes: Span<UInt8>) -> Bool {
    position += 1
    guard byte(bytes, position).isASCIIDigit else { return setTime(hour, 0, 0) }
    let minute = digits(bytes).value
    var second = 0
    let next = byte(bytes, position)
    if next == mark || next == UInt8(ascii: ":"), byte(bytes, position + 1).isASCIIDigit {
      position += 1
      second = digits(bytes).value
    }
    skipFraction(bytes)
    // "14:05:09:123" has milliseconds.
    if byte(bytes, position) == UInt8(ascii: ":"), byte(bytes, position + 1).isASCIIDigit {
      position += 1
      _ = digits(bytes)
    }
    return setTime(hour, minute, second)
  }

  private mutating func readBasicTime(_ value: Int, _ count: Int, _ bytes: Span<UInt8>) -> Bool {
    skipFraction(bytes)
    switch count {
    case 2: return setTime(value, 0, 0)
    case 4: return setTime(value / 100, value % 100, 0)
    default: return setTime(value / 10_000, value / 100 % 100, value % 100)
    }
  }

  private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Int) -> Bool {
    // Midnight may be called 24:00; a minute may have a leap second.
    guard hour <= 24, minute < 60, second <= 60, hour < 24 || (minute == 0 && second == 0) else {
      return false
    }
    time = (hour, minute, second)
    lastWasClock = true
    separator = UInt8(ascii: " ")
    return true
  }

  // MARK: Zones

  /// A sign: of an offset after a time or a zone, else between the numbers of a date.
  private mutating func readSign(_ bytes: Span<UInt8>) -> Bool {
    let sign = bytes[position]
    let isMinus = sign == UInt8(ascii: "-")
    position += 1
    guard time != nil, byte(bytes, position).isASCIIDigit,
      lastWasClock || (offset == nil && (!isMinus || hasDay))
    else {
      if isMinus { separator = sign }
      return true
    }
    let start = position
    let (value, count) = digits(bytes)
    // "14:05 -19.03.2024": a date follows.
    let next = byte(bytes, position)
    if isMinus, !hasDay, count < 4, next != UInt8(ascii: ":") {
      position = start
      return true
    }
    guard count <= 4 else { return true }
    var seconds = count <= 2 ? value * 3_600 : (value / 100 * 60 + value % 100) * 60
    if count <= 2, next == UInt8(ascii: ":") || next == UInt8(ascii: "."),
      byte(bytes, position + 1).isASCIIDigit
    {
      position += 1
      seconds += min(digits(bytes).value, 1_000) * 60
    }
    // The world's offsets go from -12:00 to +14:00; anything far outside is no offset.
    if seconds < 16 * 3_600 { offset = isMinus ? -seconds : seconds }
    lastWasClock = false
    return true
  }

  // MARK: Words

  private mutating func readWord(_ bytes: Span<UInt8>) -> Bool {
    let start = position
    position = DateWord.end(in: bytes, from: start)
    let word = bytes.extracting(start..<position)
    guard let meaning = DateWord.meaning(of: word) else {
      if time != nil || hasDay, readZoneName(bytes, from: start) { return true }
      return !hasBegun || hasDay
    }
    switch meaning {
    case .month(let number):
      month = number
      lastWasClock = false
    case .weekday(let number): weekday = number
    case .filler: break
    case .mark(let mark): return take(mark)
    case .morning(let isAfternoon): return setHalf(isAfternoon)
    case .letter(let letter): return readLetter(letter, bytes)
    case .zone(let minutes):
      // Before the time, "at" and "et" are no zones.
      if time != nil, offset == nil {
        offset = minutes * 60
        isAmerican = (-480 ... -240).contains(minutes)
        lastWasClock = true
      }
    }
    return true
  }

  /// `T`, `W`, `Z`, the `a` or `p` of "a.m.", a military zone, or a small word such as "d'".
  private mutating func readLetter(_ letter: UInt8, _ bytes: Span<UInt8>) -> Bool {
    switch letter {
    case UInt8(ascii: "t"):
      separator = UInt8(ascii: "T")
    case UInt8(ascii: "w") where numbers.count == 1 && byte(bytes, position).isASCIIDigit:
      return readWeek(bytes)
    case UInt8(ascii: "z"):
      if time != nil || hasDay { offset = offset ?? 0 }
    case UInt8(ascii: "a"), UInt8(ascii: "p"):
      var place = position
      while byte(bytes, place) == UInt8(ascii: ".") || byte(bytes, place) == 0x20 { place += 1 }
      if byte(bytes, place) | 0x20 == UInt8(ascii: "m"), !byte(bytes, place + 1).isASCIILetter {
        position = place + 1
        return setHalf(letter == UInt8(ascii: "p"))
      }
      if letter == UInt8(ascii: "a"), time != nil, offset == nil { offset = -3_600 }
    // RFC 822 had these four the wrong way round, and so they are read.
    case UInt8(ascii: "n") where time != nil: offset = offset ?? 3_600
    case UInt8(ascii: "m") where time != nil: offset = offset ?? -12 * 3_600
    case UInt8(ascii: "y") where time != nil: offset = offset ?? 12 * 3_600
    case let letter where "deilouy".utf8.contains(letter): break
    default: return !hasBegun || hasDay
    }
    return true
  }

  private mutating func readWeek(_ bytes: Span<UInt8>) -> Bool {
    let (value, count) = digits(bytes)
    if count == 3 {
      week = (value / 10, value % 10)
      return true
    }
    guard count == 2 else { return false }
    week = (value, 1)
    if byte(bytes, position) == UInt8(ascii: "-"), byte(bytes, position + 1).isASCIIDigit {
      position += 1
      week = (value, digits(bytes).value)
    }
    return true
  }

  private mutating func setHalf(_ isAfternoon: Bool) -> Bool {
    self.isAfternoon = isAfternoon
    isAmerican = true
    lastWasClock = true
    guard time == nil, let last = numbers.popLast() else { return true }
    // "19 March 2024, 2 pm": a number that the day does not need is the hour.
    guard last.value <= 12, hasDay else {
      numbers.append(last)
      return true
    }
    return setTime(last.value, 0, 0)
  }

  /// Gives the last number the unit that follows it.
  private mutating func take(_ mark: DateWord.Mark) -> Bool {
    guard let number = numbers.popLast() else { return true }
    switch mark {
    case .year: year = number.value
    case .month: month = number.value
    case .day: day = number.value
    case .hour: return setTime(number.value, 0, 0)
    case .minute: return setTime(time?.hour ?? 0, number.value, 0)
    case .second: return setTime(time?.hour ?? 0, time?.minute ?? 0, number.value)
    }
    return true
  }

  /// An IANA name such as `America/New_York`.
  private mutating func readZoneName(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard byte(bytes, position) == UInt8(ascii: "/") else { return false }
    var end = position
    while end < bytes.count,
      bytes[end].isASCIIAlphanumeric || "/_+-".utf8.contains(bytes[end])
    {
      end += 1
    }
    position = end
    if offset == nil {
      zoneName = bytes.extracting(start..<end).withUnsafeBufferPointer {
        String(decoding: $0, as: UTF8.self)
      }
    }
    return true
  }

  // MARK: Result

  /// Seconds since midnight, the half of the day applied.
  var secondOfDay: Int {
    guard let time else { return 0 }
    var hour = time.hour
    if let isAfternoon {
      if isAfternoon, hour < 12 { hour += 12 }
      if !isAfternoon, hour == 12 { hour = 0 }
    }
    return hour * 3_600 + time.minute * 60 + time.second
  }
}
