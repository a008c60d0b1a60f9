/// Guessing the encoding of text that nobody labelled, from the letters that it would have.
///
/// Each candidate is read by the C library; the share of its language's most frequent letters among
/// all letters above ASCII, divided by the share that real text has, is its score. Wrong readings
/// reach a third of the right one's score at most (measured over news text in each encoding).
enum EncodingDetector {
  /// The likeliest encoding of bytes that are not UTF-8; windows-1252 where nothing stands out.
  static func detect(_ bytes: Span<UInt8>) -> CharacterEncoding {
    let isSparse = isLatin(bytes)
    let candidates = isSparse ? latin : others
    var best = (score: 0.0, encoding: CharacterEncoding.windows1252)
    for candidate in candidates {
      guard let encoding = CharacterEncoding(label: candidate.label) else { continue }
      let score = candidate.score(of: bytes, in: encoding)
      if score > best.score + 0.02 { best = (score, encoding) }
    }
    return best.score >= 0.5 ? best.encoding : .windows1252
  }

  /// Whether most bytes above ASCII stand between ASCII letters, as the accented letters of Latin
  /// languages do. Quotation marks and dashes of windows-1252 beside a letter make no run.
  private static func isLatin(_ bytes: Span<UInt8>) -> Bool {
    var (alone, inRuns) = (0, 0)
    var position = 0
    while position < bytes.count {
      position = UTF8Scan.endOfASCII(in: bytes, from: position)
      var letters = 0
      while position < bytes.count, bytes[position] >= 0x80 {
        if !(0x91...0x97).contains(bytes[position]) { letters += 1 }
        position += 1
      }
      if letters == 1 { alone += 1 } else { inRuns += letters }
    }
    return alone >= inRuns
  }

  private struct Candidate {
    var label: String
    /// The share of `letters` in real text.
    var share: Double
    var letters: Set<Unicode.Scalar>

    init(_ label: String, _ share: Double, _ letters: String) {
      self.label = label
      self.share = share
      self.letters = Set(letters.unicodeScalars)
    }

    func score(of bytes: Span<UInt8>, in encoding: CharacterEncoding) -> Double {
      guard var decoder = IconvDecoder(encoding) else { return 0 }
      var text: [UInt8] = []
      decoder.append(bytes.extracting(first: 16_384), to: &text)
      var (frequent, all) = (0, 0)
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
      where scalar.value >= 0x80 && scalar != "\u{FFFD}" {
        all += 1
        if letters.contains(scalar) { frequent += 1 }
      }
      guard all > 0 else { return 0 }
      let fit = min(1, Double(frequent) / Double(all) / share)
      return fit * (1 - min(1, 10 * Double(decoder.faults) / Double(all)))
    }
  }

  private static let latin = [
    Candidate("windows-1252", 0.9, "éèàçñöäüßåøæêîôâóíáúãõëïûùìòÉÖÄÜ’‘“”–—…«»€£°\u{A0}"),
    Candidate("windows-1250", 0.9, "ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîşţđĄĆĘŁŃÓŚŹŻŠČŽ„”–’"),
    Candidate("windows-1254", 0.9, "çğıöşüÇĞİÖŞÜâî’“”–…"),
  ]

  private static let others = [
    Candidate("windows-1251", 0.6, "оеаинтср"),
    Candidate("koi8-r", 0.6, "оеаинтср"),
    Candidate("iso-8859-5", 0.6, "оеаинтср"),
    Candidate("cp866", 0.6, "оеаинтср"),
    Candidate("windows-1255", 0.6, "יוהלאתרב"),
    Candidate("windows-1253", 0.55, "αοιετσνη"),
    Candidate("windows-1256", 0.55, "اليمنوتر"),
    Candidate("tis-620", 0.5, "านรกอเงมย่้ัวท"),
    Candidate(
      "euc-jp", 0.4, "のにはをたがでてとしれさいなるもっこまあすらりかく、。ンスルトーアイクラリドッ「」"),
    Candidate(
      "shift_jis", 0.4, "のにはをたがでてとしれさいなるもっこまあすらりかく、。ンスルトーアイクラリドッ「」"),
    Candidate("euc-kr", 0.35, "이다의는에을가하고로은지한를기사대도인서어자리해들스시정아나그수과있여장전부제일주"),
    Candidate("gb18030", 0.25, simplified),
    Candidate("big5", 0.25, traditional),
  ]

  private static let simplified =
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学"
    + "对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经"
    + "头面公同三已老从动两长新闻，。"
  private static let traditional =
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學"
    + "對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經"
    + "頭面公同三已老從動兩長新聞，。"
}
