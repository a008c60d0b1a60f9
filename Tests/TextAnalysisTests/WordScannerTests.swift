import TextAnalysis
import Testing

@Suite struct WordScannerTests {
  private func hashes(_ text: String) -> [UInt64] { AnalyzedText(text).words.map(\.hash) }

  private func texts(_ source: String) -> [String] {
    let text = AnalyzedText(source)
    return text.words.map { String(text.text(of: $0)) }
  }

  private func words(_ source: String, with trait: Word.Traits) -> [String] {
    let text = AnalyzedText(source)
    return text.words.filter { $0.traits.contains(trait) }.map { String(text.text(of: $0)) }
  }

  @Test(arguments: [
    ("Grüße", "GRÜSSE"), ("fine", "\u{FB01}ne"), ("café", "cafe\u{301}"),
    ("Việt", "Vie\u{302}\u{323}t"), ("Việt", "Vie\u{323}\u{302}t"), ("ΟΔΟΣ", "οδος"),
    ("Москва", "МОСКВА"), ("ABC123", "ａｂｃ１２３"), ("1,000", "1.000"), ("1000", "1,000"),
    ("1\u{A0}000\u{A0}000", "1000000"), ("1'000", "1000"), ("3.5", "3,5"), ("٣٥", "35"),
    ("مدرسة", "مَدْرَسة"), ("co\u{AD}operate", "cooperate"), ("it&#8217;s", "it’s"),
  ])
  func `Words that differ in writing only have one hash`(left: String, right: String) {
    #expect(hashes(left) == hashes(right))
    #expect(!hashes(left).isEmpty)
  }

  @Test(arguments: [
    ("ma", "má"), ("má", "mà"), ("ề", "ẽ"), ("3.5", "35"), ("word", "words"), ("12", "21"),
    ("10.5", "105"), ("2024.123", "2024123"), ("đ", "d"), ("и", "й"),
  ])
  func `Words that mean different things have different hashes`(left: String, right: String) {
    #expect(hashes(left) != hashes(right))
  }

  @Test(
    arguments: [
      ("The U.S. said: it's 5-2.", ["The", "U", "S", "said", "it", "s", "5", "2"]),
      ("at 1,234,567.89 dollars", ["at", "1,234,567.89", "dollars"]),
      ("習近平 met", ["習近", "近平", "met"]), ("中", ["中"]), ("ไทย", ["ไท", "ทย"]),
      ("iPhone17 是好", ["iPhone17", "是好"]), ("😀 👩‍👩‍👧 ok", ["ok"]), ("", []), ("…!?", []),
      ("a<b class=\"x\">c</b> d", ["a", "c", "d"]),
      ("3 < 5 and 7 > 2", ["3", "5", "and", "7", "2"]),
      ("Tom &amp; Ann &unknown", ["Tom", "Ann", "unknown"]),
    ] as [(String, [String])])
  func `A text falls into its words`(source: String, expected: [String]) {
    #expect(texts(source) == expected)
  }

  @Test func `Sentences begin after a stop and a space, a quotation or a line break`() {
    let source = """
      Police said. Mr J. Smith of example.com left! "Never," he said. ¿Qué?
      Next line… Then 。再见
      """
    #expect(
      words(source, with: .sentenceStart)
        == ["Police", "Mr", "Never", "Qué", "Next", "Then", "再见"])
    #expect(words(source, with: .paragraphStart) == ["Police", "Next"])
  }

  @Test func `A block tag begins a paragraph, an inline tag does not`() {
    #expect(words("a <p>b</p><b>c</b> d<br/>e", with: .paragraphStart) == ["a", "b", "c", "e"])
  }

  @Test func `Case, digits and scripts are told apart`() {
    let source = "Élise met NATO and x in 2024, G20, Москва, 東京 and دمشق"
    #expect(words(source, with: .capitalised) == ["Élise", "NATO", "G20", "Москва"])
    #expect(words(source, with: .allCaps) == ["NATO"])
    #expect(words(source, with: .digit) == ["2024", "G20"])
    #expect(words(source, with: .number) == ["2024"])
    #expect(words(source, with: .bigram) == ["東京"])
    #expect(words(source, with: .caseless) == ["東京", "دمشق"])
  }

  @Test func `Bytes that are no UTF-8 separate words`() {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xC3, 0x63, 0xE2, 0x82, 0xF4, 0x90, 0x80, 0x80, 0xC3]
    var found: [Word] = []
    WordScanner().scan(bytes.span, into: &found)
    #expect(found.map(\.start) == [0, 2, 4])
  }

  @Test func `Every word lies in its text, whatever the bytes`() {
    var state: UInt64 = 42
    for _ in 0..<300 {
      let bytes = (0..<200).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pool: [UInt8] = [
          0x3C, 0x26, 0x23, 0x3B, 0x2E, 0x2C, 0x31, 0x41, 0xE4, 0xB8, 0xAD, 0xCC,
        ]
        return state >> 40 & 3 == 0
          ? UInt8(truncatingIfNeeded: state >> 50) : pool[Int(state >> 33) % 12]
      }
      var found: [Word] = []
      WordScanner().scan(bytes.span, into: &found)
      #expect(found.allSatisfy { $0.length > 0 && $0.range.upperBound <= bytes.count })
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.start <= $1.start })
    }
  }

  @Test(arguments: ["<a", "&#", "<", "1,", "\"", "\u{301}", "中", "a.", "&#x10ffff;"])
  func `A long monotonous text costs linear time`(piece: String) {
    let count = AnalyzedText(String(repeating: piece, count: 300_000)).words.count
    #expect(count <= 900_000)
  }
}
