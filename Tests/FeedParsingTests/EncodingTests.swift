import FeedParsing
import TestSupport
import Testing

@Suite struct EncodingTests {
  private static func feed(_ title: String, declaring label: String? = nil) -> String {
    let declaration = label.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
    return declaration + "<rss><channel><item><title>\(title)</title></item></channel></rss>"
  }

  static let declared = [
    ("iso-8859-1", "Müller fährt"), ("windows-1252", "“Müller” – 5 €"), ("iso-8859-2", "Žluťoučký"),
    ("windows-1250", "Žluťoučký"), ("windows-1251", "Погода"), ("koi8-r", "Погода"),
    ("koi8-u", "Їжак"), ("iso-8859-5", "Погода"), ("windows-1253", "Καιρός"),
    ("iso-8859-7", "Καιρός"),
    ("windows-1254", "İğneli"), ("iso-8859-9", "İğneli"), ("windows-1255", "מזג"),
    ("windows-1256", "طقس"), ("windows-1257", "Žiedas"), ("iso-8859-15", "5 € Œuvre"),
    ("macintosh", "Été"), ("tis-620", "อากาศ"), ("shift_jis", "天気予報"), ("euc-jp", "天気予報"),
    ("iso-2022-jp", "天気予報"), ("euc-kr", "날씨"), ("gb2312", "天气预报"), ("gbk", "天氣預報"),
    ("gb18030", "天气𠀀"), ("big5", "天氣預報"), ("utf-16le", "Über 😀"), ("utf-16be", "Über 😀"),
    ("utf-32le", "Über 😀"), ("cp866", "Погода"), ("ibm500", "Wetter"),
  ]

  @Test(arguments: declared)
  func `A declared encoding is read`(label: String, title: String) throws {
    let bytes = LegacyText.encode(Self.feed(title, declaring: label), as: label)
    #expect(try parse(bytes).titles == [title])
  }

  @Test(arguments: declared.filter { !$0.0.hasPrefix("utf") && $0.0 != "ibm500" })
  func `A charset of the header is read, however written`(label: String, title: String) throws {
    let bytes = LegacyText.encode(Self.feed(title), as: label)
    let header = "text/xml; Charset = \"\(label.uppercased())\""
    #expect(try parse(bytes, contentType: header).titles == [title])
  }

  static let unlabelled = [
    ("koi8-r", "Сегодня утром правительство объявило о новых мерах поддержки для семей"),
    ("windows-1251", "Сегодня утром правительство объявило о новых мерах поддержки для семей"),
    ("shift_jis", "政府はきょう、新しい経済対策を発表しました。これは家庭の支援のためです"),
    ("euc-jp", "政府はきょう、新しい経済対策を発表しました。これは家庭の支援のためです"),
    ("euc-kr", "정부는 오늘 아침 가족을 지원하기 위한 새로운 대책을 발표했다"),
    ("gb2312", "政府今天上午宣布了新的支持措施，这是为了帮助有孩子的家庭"),
    ("big5", "政府今天上午宣布了新的支持措施，這是為了幫助有孩子的家庭"),
    ("windows-1253", "Η κυβέρνηση ανακοίνωσε σήμερα το πρωί νέα μέτρα στήριξης"),
    ("windows-1255", "הממשלה הודיעה הבוקר על צעדים חדשים לתמיכה במשפחות"),
    ("tis-620", "รัฐบาลประกาศมาตรการใหม่เพื่อช่วยเหลือครอบครัวเมื่อเช้านี้"),
    ("windows-1252", "Die Regierung kündigte heute früh neue Maßnahmen für Familien an"),
  ]

  @Test(arguments: unlabelled)
  func `An encoding that nobody names is told by its letters`(label: String, title: String) throws {
    let bytes = LegacyText.encode(Self.feed(title), as: label)
    #expect(try parse(bytes).titles == [title])
  }

  @Test func `UTF-8 wins over an 8-bit label that it disproves`() throws {
    let title = "Žluťoučký kůň – 天気"
    #expect(try parse(Self.feed(title, declaring: "iso-8859-1")).titles == [title])
    #expect(
      try parse(Self.feed(title), contentType: "text/xml; charset=windows-1251").titles == [title])
    #expect(try parse("\u{FEFF}" + Self.feed(title, declaring: "koi8-r")).titles == [title])
  }

  @Test func `Bytes that are no UTF-8 disprove its label`() throws {
    let bytes = LegacyText.encode(Self.feed("Café – Straße", declaring: "utf-8"), as: "CP1252")
    #expect(try parse(bytes).titles == ["Café – Straße"])
  }

  @Test func `One bad byte costs one character`() throws {
    var bytes = Array(Self.feed("Zürich, Genève, Köln", declaring: "utf-8").utf8)
    let comma = try #require(bytes.firstIndex(of: UInt8(ascii: ",")))
    bytes[comma] = 0xFF
    let feed = try parse(bytes)
    #expect(feed.titles == ["Zürich\u{FFFD} Genève, Köln"])
    #expect(feed.repaired)
  }

  @Test func `A feed in pieces of any size is the feed as a whole`() throws {
    let bytes = LegacyText.encode(Self.feed("天気予報、きょうは雨", declaring: "shift_jis"), as: "shift_jis")
    for size in [1, 2, 3, 7, 64] {
      var stream = try FeedStream(base: nil, contentType: nil)
      for start in stride(from: 0, to: bytes.count, by: size) {
        stream.append(Array(bytes[start..<min(bytes.count, start + size)]).span)
      }
      #expect(try stream.finish().titles == ["天気予報、きょうは雨"])
    }
  }
}
