import FeedParsing
import NewsModel
import Testing

@Suite struct FeedDateTests {
  /// 7 May 2019, 16:03:08 in UTC, as the world writes it.
  static let sameInstant = [
    "Tue, 07 May 2019 16:03:08 GMT", "Tue, 7 May 19 16:03:08 +0000", "07 May 2019 16:03:08",
    "Tue, 07 May 2019 18:03:08 +0200", "Tue, 07 May 2019 18:03:08 +02:00 (CEST)",
    "Tue, 07 May 2019 18:03:08 CEST", "Tue, 07 May 2019 12:03:08 EDT",
    "Tue, 07 May 2019 18:03:08 Europe/Berlin", "Tue, 07 May 2019 21:33:08 Asia/Kolkata",
    "Tue, 07 May 2019 15:02:08 GMT-01:01", "Tue, 07 May 2019 16:03:08 Etc/GMT",
    "Wed, 07 May 2019 16:03:08 Z", "Tue May  7 16:03:08 2019", "Tue May 07 16:03:08 UTC 2019",
    "Tue May 07 2019 18:03:08 GMT+0200 (Central European Summer Time)",
    "2019-05-07T16:03:08Z", "2019-05-07T18:03:08.250+02:00", "2019-05-07 16:03:08",
    "20190507T160308Z", "2019-127T16:03:08Z", "2019-W19-2T16:03:08Z", "1557244988",
    "1557244988000", "May 7, 2019, 4:03:08 p.m.", "May 7th, 2019 4:03:08PM",
    "7. toukokuuta 2019 klo 16.03.08", "martedì 7 maggio 2019 16:03:08",
    "Dienstag, 7. Mai 2019, 16:03:08 Uhr", "7 de mayo de 2019 16:03:08",
    "7 de maio de 2019 às 16:03:08", "wtorek, 7 maja 2019 16:03:08",
    "вторник, 7 мая 2019 г. 19:03:08 MSK", "7 Mayıs 2019 16:03:08", "dinsdag 7 mei 2019 16:03:08",
    "Τρί, 07 Μάι 2019 16:03:08 GMT", "2019-május-07T16:03:08Z", "2019년 05월 07일 16:03:08",
    "2019-05-07 오후 04:03:08", "2019年5月7日 16时03分08秒", "07.05.2019 16:03:08",
    "05/07/2019 4:03:08 PM", "16:03:08 07.05.2019", "07-May-2019 16:03:08",
    "Tue, 2019/05/07 12:03:08 EDT", "2019-05-07 16:03:08 +0000 UTC",
    "2019-05-07T18:03:08+02:00[Europe/Berlin]",
  ]

  @Test(arguments: sameInstant)
  func `One instant is read in every form`(text: String) {
    #expect(FeedDate.parse(text)?.rfc3339 == "2019-05-07T16:03:08Z")
  }

  @Test(arguments: [
    ("2019-05-07", "2019-05-07"), ("2019-05", "2019-05-01"), ("2019", "2019-01-01"),
    ("190507", "2019-05-07"), ("19-05-07", "2019-05-07"), ("2019127", "2019-05-07"),
    ("7.5.19", "2019-05-07"), ("13/05/2019", "2019-05-13"), ("05/13/2019", "2019-05-13"),
    ("May 2019", "2019-05-01"), ("mar, 7 mai 2019", "2019-05-07"),
  ])
  func `A day without a time is its midnight`(text: String, day: String) {
    #expect(FeedDate.parse(text)?.rfc3339 == day + "T00:00:00Z")
  }

  @Test(arguments: [
    "", "now", "2 hours ago", "2019-xx-07", "Mon, May x 2019 11:00:00 GMT", "2019-13-07",
    "2019-02-29", "Tue, 31 Jun 2019 10:00:00 GMT", "2019-05-07T25:00:00Z", "2019-05-07T10:61:00Z",
    "2019-05-07T10:14:61Z", "0000-00-00 00:00:00", "Mon, 01 Jan 0001 00:00:00 GMT",
    "-0001-11-30T00:00:00+00:00", "99999999999999999999", "18:03:+83:+777777777777777777",
  ])
  func `What makes no sense is no date`(text: String) {
    #expect(FeedDate.parse(text) == nil)
  }

  @Test func `A future date is kept and a leap second counted`() {
    #expect(FeedDate.parse("2099-01-01T00:00:00Z")?.rfc3339 == "2099-01-01T00:00:00Z")
    #expect(FeedDate.parse("2016-12-31T23:59:60Z")?.rfc3339 == "2017-01-01T00:00:00Z")
    #expect(FeedDate.parse("2019-05-07T24:00:00Z")?.rfc3339 == "2019-05-08T00:00:00Z")
  }

  @Test func `A weekday settles which number is the month`() {
    // The third of April 2024 was a Wednesday, the fourth of March a Monday.
    #expect(FeedDate.parse("Wed, 04/03/2024")?.rfc3339 == "2024-04-03T00:00:00Z")
    #expect(FeedDate.parse("Mon, 04/03/2024")?.rfc3339 == "2024-03-04T00:00:00Z")
  }

  @Test func `Any bytes are read without a trap`() {
    var generator = SplitMix(seed: 7)
    let pieces = Self.sameInstant.map { Array($0.utf8) }
    for _ in 0..<20_000 {
      var bytes = pieces[Int(generator.next() % UInt64(pieces.count))]
      for _ in 0..<3 {
        let place = Int(generator.next() % UInt64(bytes.count))
        bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      }
      _ = FeedDate.parse(utf8: bytes.span)
    }
  }
}

/// Deterministic numbers for properties.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
