import Testing
import TextAnalysis

@Suite struct LanguageIdentifierTests {
  @Test(arguments: [
    ("The council will vote on the new budget next week", "en"),
    ("Der Stadtrat stimmt nächste Woche über den Haushalt ab", "de"),
    ("Le conseil municipal votera le budget la semaine prochaine", "fr"),
    ("El ayuntamiento votará el nuevo presupuesto la próxima semana", "es"),
    ("Il consiglio comunale voterà il bilancio la prossima settimana", "it"),
    ("De gemeenteraad stemt volgende week over de nieuwe begroting", "nl"),
    ("Rada miasta zagłosuje w przyszłym tygodniu nad budżetem", "pl"),
    ("Городской совет проголосует по бюджету на следующей неделе", "ru"),
    ("Belediye meclisi gelecek hafta yeni bütçeyi oylayacak", "tr"),
    ("市議会は来週、新しい予算案を採決する", "ja"), ("시의회는 다음 주 새 예산안을 표결한다", "ko"),
    ("市议会将于下周表决新预算", "zh"), ("สภาเมืองจะลงมติงบประมาณใหม่", "th"),
    ("Το δημοτικό συμβούλιο ψηφίζει τον προϋπολογισμό", "el"),
    ("Хотын зөвлөл ирэх долоо хоногт төсвөө батална", "mn"),
    ("Golaha deegaanka ayaa waxaa lagu wadaa inuu ansixiyo miisaaniyadda", "so"),
  ])
  func `A headline tells its language`(text: String, language: String) {
    #expect(LanguageIdentifier.identify(text) == language)
  }

  @Test(arguments: ["", "   ", "12:30", "BBC", "…", "\u{0}\u{1}", "🎉🎉🎉"])
  func `Nothing to go by gives und, or what the source declares`(text: String) {
    #expect(LanguageIdentifier.identify(text) == "und")
    #expect(LanguageIdentifier.identify(text, hints: LanguageHints(declared: "de-AT")) == "de")
    #expect(LanguageIdentifier.identify(text, hints: LanguageHints(usual: "fr")) == "fr")
  }

  @Test func `A clear text wins over a wrong declaration`() {
    let text = "Der Stadtrat stimmt nächste Woche über den neuen Haushalt der Stadt ab."
    #expect(LanguageIdentifier.identify(text, hints: LanguageHints(declared: "en-US")) == "de")
  }

  @Test func `A short text leans on the declaration`() {
    #expect(LanguageIdentifier.identify("Info 24", hints: LanguageHints(declared: "sk")) == "sk")
    #expect(LanguageIdentifier.identify("東京 2026", hints: LanguageHints(declared: "ja")) == "ja")
  }

  @Test(
    arguments: [
      ("en-GB", "en"), (" DE ", "de"), ("iw", "he"), ("nb-NO", "no"), ("zh-Hant", "zh"),
      ("eng", "en"), ("", nil), ("un", nil), ("x-klingon", nil), ("12", nil),
    ] as [(String, String?)])
  func `Tags become ISO 639-1 codes`(tag: String, code: String?) {
    #expect(LanguageCode.normal(tag) == code)
  }
}
