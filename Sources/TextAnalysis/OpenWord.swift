/// The word that a scan is in.
struct OpenWord {
  private var hash = WordHash()
  private let start: Int
  private var end: Int
  private var letters = 0
  private var digits = 0
  private var uppers = 0
  /// Digits since the last separator of a number.
  private(set) var digitsInGroup = 0
  private(set) var separators = 0
  private var traits: Word.Traits

  init(start: Int = 0, traits: Word.Traits = [], isCapitalised: Bool = false) {
    self.start = start
    end = start
    self.traits = traits
    if isCapitalised { self.traits.insert(.capitalised) }
  }

  /// Whether it has digits and nothing else so far.
  var isNumber: Bool { letters == 0 && digits > 0 }

  /// Takes the ASCII letters and digits from `first` on and returns the place after them.
  mutating func takeASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, fold: UnsafeBufferPointer<UInt8>
  )
    -> Int
  {
    var hash = hash
    var position = takeLetters(bytes, from: first, into: &hash)
    var newDigits = 0
    var newUppers = 0
    let rest = position
    while position < bytes.count {
      let byte = bytes[position]
      let folded = fold[Int(byte)]
      if folded == 0 { break }
      hash.add(ascii: folded)
      newDigits &+= folded < 0x3A ? 1 : 0
      newUppers &+= folded == byte ? 0 : 1
      position &+= 1
    }
    self.hash = hash
    letters += position - rest - newDigits
    digits += newDigits
    digitsInGroup += newDigits
    uppers += newUppers
    end = position
    return position
  }

  /// Takes ASCII letters eight at a time, as long as the hash stands at the beginning of a step, and
  /// returns the place after those taken: most words are done with the first eight.
  private mutating func takeLetters(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, into hash: inout WordHash
  ) -> Int {
    guard hash.isAtStep else { return first }
    var position = first
    while position + 8 <= bytes.count {
      let eight = EightBytes(bytes, at: position)
      let count = eight.letters
      guard count > 0 else { break }
      hash.add(eight: eight.folded(count))
      letters += count
      uppers += eight.uppers(count)
      position += count
      if count < 8 { break }
    }
    return position
  }

  mutating func take(_ entry: FoldTable.Entry, end: Int) {
    if entry.role == .mark { return take(mark: entry.marks, end: end) }
    hash.add(base: entry.base)
    if entry.marks != 0 { hash.add(mark: entry.marks) }
    if entry.role == .digit {
      digits += 1
      digitsInGroup += 1
    } else {
      letters += 1
      uppers += entry.isUpper ? 1 : 0
      traits.insert(.nonASCII)
      if entry.role == .caseless { traits.insert(.caseless) }
    }
    self.end = end
  }

  mutating func take(mark: UInt32, end: Int) {
    hash.add(mark: mark)
    self.end = end
  }

  mutating func countUpper() {
    uppers += 1
  }

  mutating func startGroup() {
    separators += 1
    digitsInGroup = 0
  }

  mutating func startDecimals() {
    hash.add(ascii: 0x2E)
    separators += 1
    // No group of thousands follows decimals.
    digitsInGroup = 4
  }

  func finished() -> Word {
    var traits = traits
    if letters == 0 || letters < uppers { traits.remove(.capitalised) }
    if letters > 1, uppers >= letters { traits.insert(.allCaps) }
    if digits > 0 { traits.insert(.digit) }
    if letters == 0 { traits.insert(.number) }
    return Word(
      hash: hash.finished(), start: UInt32(start), length: UInt32(end - start), traits: traits)
  }
}
