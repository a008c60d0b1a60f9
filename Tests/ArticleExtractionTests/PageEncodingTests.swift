import ArticleExtraction
import TestSupport
import Testing

/// Pages in other encodings than UTF-8, however they say so.
@Suite struct PageEncodingTests {
  private static let texts = [
    (
      "windows-1252",
      "“Die Brücke ist gesperrt”, sagte die Bürgermeisterin am frühen Abend – endlich."
    ),
    ("iso-8859-1", "La mairie a décidé de fermer le vieux pont jusqu'à l'été prochain, hélas."),
    ("iso-8859-15", "Le chantier coûtera 12 millions d'€, soit le double de ce qui était prévu."),
    ("iso-8859-2", "Stary most został zamknięty do wiosny, ogłosiły wczoraj władze miasta Łódź."),
    ("windows-1250", "Starý most bude uzavřen až do jara, oznámilo včera vedení města Žďár."),
    ("windows-1251", "Старый мост закрыт до весны, сообщили вчера вечером городские власти."),
    ("koi8-r", "Старый мост закрыт до весны, сообщили вчера вечером городские власти."),
    ("iso-8859-5", "Старый мост закрыт до весны, сообщили вчера вечером городские власти."),
    ("windows-1253", "Η παλιά γέφυρα θα μείνει κλειστή μέχρι την άνοιξη, ανακοίνωσε ο δήμος."),
    ("iso-8859-9", "Eski köprü bahara kadar kapalı kalacak, diye açıkladı dün akşam belediye."),
    ("windows-1255", "הגשר הישן יישאר סגור עד האביב, כך הודיעה אתמול בערב עיריית הבירה."),
    ("windows-1256", "سيبقى الجسر القديم مغلقا حتى الربيع حسب ما اعلنته بلدية المدينة مساء امس"),
    ("shift_jis", "古い橋は春まで通行止めになると市が昨日の夕方に発表しました。修理には三か月かかります。"),
    ("euc-jp", "古い橋は春まで通行止めになると市が昨日の夕方に発表しました。修理には三か月かかります。"),
    ("iso-2022-jp", "古い橋は春まで通行止めになると市が昨日の夕方に発表しました。修理には三か月かかります。"),
    ("euc-kr", "시는 어제 저녁 낡은 다리가 봄까지 폐쇄된다고 발표했다. 수리에는 석 달이 걸릴 것으로 보인다."),
    ("gb2312", "市政府昨天晚上宣布，老桥将关闭到春天。维修工作预计需要三个月的时间，请市民绕行。"),
    ("gbk", "市政府昨天晚上宣布，老橋將關閉到春天。維修工作預計需要三個月的時間，請市民繞行。"),
    ("gb18030", "市政府昨天晚上宣布，老桥将关闭到春天。维修工作预计需要三个月的时间，请市民绕行。"),
    ("big5", "市政府昨天晚上宣布，老橋將關閉到春天。維修工作預計需要三個月的時間，請市民繞行。"),
  ]

  private func text(of page: [UInt8], contentType: String? = nil) -> String? {
    ArticleExtractor().extract(
      html: page, url: "https://gazette.example/a", contentType: contentType
    )
    .text
  }

  /// `head` stands where pages declare their charset.
  private func page(_ sentence: String, head: String) -> String {
    let paragraph = "<p>\(sentence) \(sentence)</p>"
    return "<!doctype html><html><head>\(head)<title>-</title></head><body><article>"
      + String(repeating: paragraph, count: 1) + "<p>\(sentence)</p></article></body></html>"
  }

  @Test(arguments: texts) func `A charset that the header names is read`(
    charset: String, sentence: String
  ) {
    let bytes = LegacyText.encode(page(sentence, head: ""), as: charset)
    #expect(
      text(of: bytes, contentType: "text/html; charset=\(charset)")?.contains(sentence) == true)
  }

  @Test(arguments: texts) func `A charset that a meta element names is read`(
    charset: String, sentence: String
  ) {
    let filler = "<script>" + String(repeating: "var a = 1;", count: 300) + "</script>"
    for head in [
      "<meta charset=\(charset.uppercased())>",
      "<meta http-equiv='Content-Type' content='text/html; charset=\(charset)'>",
      filler + "<meta charset=\"\(charset)\">",
    ] {
      let bytes = LegacyText.encode(page(sentence, head: head), as: charset)
      #expect(text(of: bytes)?.contains(sentence) == true, "\(head.suffix(60))")
    }
  }

  @Test func `The header is trusted before the page, and bytes before both`() {
    let sentence = Self.texts[5].1
    let page = page(sentence, head: "<meta charset=iso-8859-1>")
    let cyrillic = LegacyText.encode(page, as: "windows-1251")
    #expect(text(of: cyrillic, contentType: "text/html;charset=cp1251")?.contains(sentence) == true)
    for type in ["text/html; charset=iso-8859-1", "text/html; charset=gb2312", nil] {
      #expect(text(of: Array(page.utf8), contentType: type)?.contains(sentence) == true)
    }
  }

  @Test(arguments: [
    ("utf-16le", [0xFF, 0xFE]), ("utf-16be", [0xFE, 0xFF]), ("utf-8", [0xEF, 0xBB, 0xBF]),
  ])
  func `A byte order mark is believed before all else`(charset: String, mark: [UInt8]) {
    let sentence = Self.texts[12].1
    let bytes = mark + LegacyText.encode(page(sentence, head: "<meta charset=koi8-r>"), as: charset)
    #expect(text(of: bytes, contentType: "text/html; charset=koi8-r")?.contains(sentence) == true)
  }

  @Test func `One bad byte costs one character`() {
    let sentence = Self.texts[1].1
    for type in [nil, "text/html; charset=utf-8", "text/html; charset=iso-8859-1"] {
      var bytes = Array(page(sentence + " Fin?", head: "").utf8)
      bytes[bytes.lastIndex(of: UInt8(ascii: "?")) ?? 0] = 0xE9
      #expect(text(of: bytes, contentType: type)?.contains(sentence) == true)
    }
  }

  @Test func `What hides markup from readers of ASCII is no charset of a page`() {
    let sentence = Self.texts[0].1
    for charset in ["utf-7", "ibm037", "utf-16", "x-user-defined", "no-such-thing"] {
      let page = page(sentence, head: "<meta charset=\(charset)>")
      #expect(text(of: Array(page.utf8))?.contains(sentence) == true, "\(charset)")
    }
  }

  @Test func `The text of a line of JSON is UTF-8, whatever its page declares`() throws {
    let line =
      #"{"url":"u","html":"<meta charset=gb2312><p>Le café est fermé, l'été est fini. Voilà"#
      + #" la vérité, dit-il à la radio.</p>"}"#
    let request = try #require(PageRequest(line: Array(line.utf8)))
    #expect(ArticleExtractor().extract(request).text?.contains("café est fermé, l'été") == true)
  }
}
