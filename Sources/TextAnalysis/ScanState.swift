/// Where a scan stands: the place in the text and the word under way.
struct ScanState {
  let bytes: UnsafeBufferPointer<UInt8>
  private let table: FoldTable
  /// `table.ascii`.
  private let fold: UnsafeBufferPointer<UInt8>
  private var index = 0

  private var word = OpenWord()
  private var isOpen = false
  private var units = UnitRun()

  /// What the next word starts.
  private var pending: Word.Traits = [.sentenceStart, .paragraphStart]
  /// Whether a full stop came that white space has yet to confirm as the end of a sentence.
  private var hasStopped = false
  /// Whether the last word was a lone letter, so that a full stop after it abbreviates.
  private var isInitial = false

  init(
    bytes: UnsafeBufferPointer<UInt8>, table: FoldTable, fold: UnsafeBufferPointer<UInt8>
  ) {
    self.bytes = bytes
    self.table = table
    self.fold = fold
  }

  mutating func run(into words: inout [Word]) {
    while index < bytes.count {
      let byte = bytes[index]
      if fold[Int(byte)] != 0 {
        takeASCII(into: &words)
      } else if byte < 0x80 {
        takePunctuation(byte, into: &words)
      } else {
        takeScalar(into: &words)
      }
    }
    close(into: &words)
  }

  // MARK: Letters and digits

  /// Takes the ASCII letters and digits from here on.
  private mutating func takeASCII(into words: inout [Word]) {
    if !isOpen { open(isUpper: bytes[index] & 0xE0 == 0x40, into: &words) }
    index = word.takeASCII(bytes, from: index, fold: fold)
  }

  /// Takes one scalar outside ASCII, or a byte that is none.
  private mutating func takeScalar(into words: inout [Word]) {
    let (scalar, length) = UTF8Decoder.scalar(in: bytes, at: index)
    let isGroupSpace = scalar == 0xA0 || scalar == 0x202F || scalar == 0x2009
    if isGroupSpace, continueNumber(after: length, mayBeDecimal: false) { return }
    take(table.entry(of: scalar), length: length, into: &words)
  }

  /// Takes a scalar of `length` bytes at `index`.
  private mutating func take(_ entry: FoldTable.Entry, length: Int, into words: inout [Word]) {
    switch entry.role {
    case .cased, .caseless, .digit:
      if !isOpen { open(isUpper: entry.isUpper, into: &words) }
      word.take(entry, end: index + length)
    case .mark:
      if isOpen { word.take(mark: entry.marks, end: index + length) }
      units.take(mark: entry.marks, end: index + length)
    case .unit: takeUnit(entry, length: length, into: &words)
    case .expansion: takeExpansion(entry, length: length, into: &words)
    case .ignorable: break
    case .separator: separate(into: &words)
    case .terminator, .openingQuote:
      separate(into: &words)
      pending.insert(.sentenceStart)
    case .lineBreak: breakParagraph(into: &words)
    }
    index += length
  }

  private mutating func takeExpansion(
    _ entry: FoldTable.Entry, length: Int, into words: inout [Word]
  ) {
    if !isOpen { open(isUpper: entry.isUpper, into: &words) }
    for scalar in table.expansion(entry.base) {
      word.take(table.entry(of: scalar), end: index + length)
    }
    if entry.isUpper { word.countUpper() }
  }

  private mutating func takeUnit(_ entry: FoldTable.Entry, length: Int, into words: inout [Word]) {
    if isOpen { closeWord(into: &words) }
    if !units.isOpen { settleStop() }
    units.take(base: entry.base, marks: entry.marks, at: index, length: length, into: &words)
    units.startTraits.formUnion(pending)
    pending = []
  }

  // MARK: Beginning and end of words

  private mutating func open(isUpper: Bool, into words: inout [Word]) {
    if units.isOpen { units.close(into: &words) }
    settleStop()
    word = OpenWord(start: index, traits: pending, isCapitalised: isUpper)
    pending = []
    isOpen = true
  }

  /// Ends a word or run of units without a break.
  private mutating func close(into words: inout [Word]) {
    if isOpen { closeWord(into: &words) }
    if units.isOpen { units.close(into: &words) }
  }

  private mutating func closeWord(into words: inout [Word]) {
    let finished = word.finished()
    words.append(finished)
    isInitial = finished.length == 1 && !finished.traits.contains(.digit)
    isOpen = false
  }

  /// Ends what is under way at white space or any other separator outside ASCII.
  private mutating func separate(into words: inout [Word]) {
    close(into: &words)
    settleStop(isSpace: true)
  }

  /// Turns a full stop that white space followed into the start of a sentence.
  private mutating func settleStop(isSpace: Bool = false) {
    if hasStopped, isSpace { pending.insert(.sentenceStart) }
    hasStopped = false
  }

  private mutating func breakParagraph(into words: inout [Word]) {
    close(into: &words)
    hasStopped = false
    pending = [.sentenceStart, .paragraphStart]
  }
}

// MARK: ASCII punctuation

extension ScanState {
  /// Separators within one number: 1,234,567,890.12 has four; more make a list.
  private static let mostSeparators = 6

  private mutating func takePunctuation(_ byte: UInt8, into words: inout [Word]) {
    switch byte {
    case 0x20, 0x09: separate(into: &words)
    case 0x0A, 0x0D: breakParagraph(into: &words)
    case 0x2E, 0x2C, 0x27:
      if continueNumber(after: 1, mayBeDecimal: byte != 0x27) { return }
      close(into: &words)
      if byte == 0x2E { hasStopped = !isInitial }
    case 0x21, 0x3F:
      close(into: &words)
      hasStopped = true
    case 0x22:
      let opens = !isOpen && !units.isOpen && (index == 0 || bytes[index - 1] <= 0x28)
      close(into: &words)
      if opens { pending.insert(.sentenceStart) }
    case 0x3C:
      if skipTag(into: &words) { return }
      close(into: &words)
    case 0x26:
      if takeReference(into: &words) { return }
      close(into: &words)
    default: close(into: &words)
    }
    index += 1
  }

  /// Steps over the separator of `length` bytes at `index` where the number under way goes on.
  ///
  /// Three digits after at most three make a group, whose separator does not count; anything else
  /// is a decimal, whose separator counts as a full stop.
  private mutating func continueNumber(after length: Int, mayBeDecimal: Bool) -> Bool {
    guard isOpen, word.isNumber, word.separators < Self.mostSeparators else { return false }
    var following = 0
    while following < 4, isDigit(at: index + length + following) { following += 1 }
    if following == 3, word.digitsInGroup <= 3 {
      word.startGroup()
    } else if following > 0, mayBeDecimal {
      word.startDecimals()
    } else {
      return false
    }
    index += length
    return true
  }

  private func isDigit(at position: Int) -> Bool {
    position < bytes.count && bytes[position] &- 0x30 < 10
  }

  /// Steps over a tag at `index`; a block's tag ends the paragraph.
  private mutating func skipTag(into words: inout [Word]) -> Bool {
    guard let tag = MarkupRemnant.tag(in: bytes, at: index) else { return false }
    if tag.isBlock {
      breakParagraph(into: &words)
    } else {
      close(into: &words)
    }
    index = tag.end
    return true
  }

  /// Reads a character reference at `index`; named ones separate words.
  private mutating func takeReference(into words: inout [Word]) -> Bool {
    guard let reference = MarkupRemnant.reference(in: bytes, at: index) else { return false }
    if let scalar = reference.scalar, scalar >= 0x80 {
      take(table.entry(of: scalar), length: reference.end - index, into: &words)
    } else {
      close(into: &words)
      index = reference.end
    }
    return true
  }
}
