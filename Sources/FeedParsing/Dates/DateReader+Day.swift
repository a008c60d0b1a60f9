import NewsModel

extension DateReader {
  /// The years that a feed can mean: earlier ones are the zeros of databases, later ones slips.
  private static let sensibleYears = 1_800...9_999

  /// The instant that the parts name, nil where they name none.
  var timestamp: Timestamp? {
    if let epoch { return Timestamp(seconds: epoch) }
    guard let civil = civilDay else { return nil }
    let local = Int64(civil.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    if let zoneName, offset == nil {
      return Timestamp(seconds: local - Int64(TimeZoneNames.offset(of: zoneName, atLocal: local)))
    }
    return Timestamp(seconds: local - Int64(offset ?? 0))
  }

  private var civilDay: CivilDay? {
    if let week { return weekDay(week.number, week.day) }
    if let year { return markedDay(year) }
    if let month { return namedMonthDay(month) }
    switch numbers.count {
    case 0: return nil
    case 1: return compactDay(numbers[0])
    case 2: return twoNumbers(numbers[0], numbers[1])
    default: return threeNumbers(numbers[0], numbers[1], numbers[2])
    }
  }

  private func valid(_ year: Int, _ month: Int, _ day: Int) -> CivilDay? {
    guard Self.sensibleYears.contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDay.daysInMonth(month, of: year)
    else { return nil }
    return CivilDay(year: year, month: month, day: day)
  }

  /// Two digits mean this century up to 89: feeds are younger than 1990.
  private func fullYear(_ number: Number) -> Int {
    guard number.digits <= 2 else { return number.value }
    return number.value < 90 ? 2_000 + number.value : 1_900 + number.value
  }

  private func ordinal(_ year: Int, _ day: Int) -> CivilDay? {
    guard let first = valid(year, 1, 1), day >= 1, day <= (CivilDay.isLeap(year) ? 366 : 365) else {
      return nil
    }
    return CivilDay(daysSinceEpoch: first.daysSinceEpoch + day - 1)
  }

  /// ISO 8601: week 1 is the one with the fourth of January; days begin with Monday, 1.
  private func weekDay(_ week: Int, _ day: Int) -> CivilDay? {
    guard let number = numbers.first, (1...53).contains(week), (1...7).contains(day),
      let fourth = valid(fullYear(number), 1, 4)
    else { return nil }
    let days = fourth.daysSinceEpoch
    let monday = days - (days + 3) % 7
    return CivilDay(daysSinceEpoch: monday + (week - 1) * 7 + day - 1)
  }

  private func markedDay(_ year: Int) -> CivilDay? {
    let full = year < 100 ? 2_000 + year : year
    guard let month else { return numbers.isEmpty ? valid(full, 1, 1) : nil }
    return valid(full, month, day ?? numbers.first?.value ?? 1)
  }

  private func namedMonthDay(_ month: Int) -> CivilDay? {
    if let day {
      return numbers.first.flatMap { valid(fullYear($0), month, day) }
    }
    guard let first = numbers.first else { return nil }
    guard numbers.count >= 2 else {
      return first.digits == 4 ? valid(first.value, month, 1) : nil
    }
    let second = numbers[1]
    let isYearFirst = first.digits > 2 || first.value > 31
    return isYearFirst
      ? valid(fullYear(first), month, second.value)
      : valid(fullYear(second), month, first.value)
  }

  /// One number without punctuation, told apart by its length.
  private func compactDay(_ number: Number) -> CivilDay? {
    let value = number.value
    switch number.digits {
    case 4 where startsWithDash: return valid(2_000 + value / 100, value % 100, 1)
    case 4: return valid(value, 1, 1)
    case 5:
      return ordinal(fullYear(Number(value: value / 1_000, digits: 2, separator: 0)), value % 1_000)
    case 6:
      let year = fullYear(Number(value: value / 10_000, digits: 2, separator: 0))
      return valid(year, value / 100 % 100, value % 100)
    case 7: return ordinal(value / 1_000, value % 1_000)
    case 8: return valid(value / 10_000, value / 100 % 100, value % 100)
    default: return nil
    }
  }

  private func twoNumbers(_ first: Number, _ second: Number) -> CivilDay? {
    if first.digits == 4 || first.digits == 2, second.digits == 3 {
      return ordinal(fullYear(first), second.value)
    }
    if first.digits == 4 {
      // "2003-1231" and the like.
      if second.digits == 4 { return valid(first.value, second.value / 100, second.value % 100) }
      return valid(first.value, second.value, 1)
    }
    if first.digits == 8 { return compactDay(first) }
    if startsWithDash, first.digits == 2 { return valid(fullYear(first), second.value, 1) }
    return second.digits == 4 ? valid(second.value, first.value, 1) : nil
  }

  /// Three numbers: the year is the one with four digits, or else the separator tells.
  private func threeNumbers(_ first: Number, _ second: Number, _ third: Number) -> CivilDay? {
    if first.digits == 8 || first.digits == 6 { return compactDay(first) }
    if first.digits == 4 { return valid(first.value, second.value, third.value) }
    if third.digits == 4 { return dayAndMonth(first, second, third.value) }
    guard third.digits <= 2, first.digits <= 2 else { return nil }
    switch second.separator {
    case UInt8(ascii: "."): return dayAndMonth(first, second, fullYear(third))
    case UInt8(ascii: "/") where first.value <= 31:
      return dayAndMonth(first, second, fullYear(third))
    default: return valid(fullYear(first), second.value, third.value)
    }
  }

  /// Day and month before a year. A number over twelve or the weekday settles the order; else only
  /// Americans, who are known by their clocks and zones, put the month before a slash.
  private func dayAndMonth(_ first: Number, _ second: Number, _ year: Int) -> CivilDay? {
    let dayFirst = valid(year, second.value, first.value)
    let monthFirst = valid(year, first.value, second.value)
    guard let dayFirst, let monthFirst else { return dayFirst ?? monthFirst }
    if let weekday {
      let (isDayFirst, isMonthFirst) = (
        falls(dayFirst, on: weekday), falls(monthFirst, on: weekday)
      )
      if isDayFirst != isMonthFirst { return isDayFirst ? dayFirst : monthFirst }
    }
    return isAmerican && second.separator == UInt8(ascii: "/") ? monthFirst : dayFirst
  }

  private func falls(_ day: CivilDay, on weekday: Int) -> Bool {
    // The first of January 1970 was a Thursday.
    (day.daysSinceEpoch % 7 + 11) % 7 == weekday
  }
}
