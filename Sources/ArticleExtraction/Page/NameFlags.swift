import Markup

/// What the class, id and role of an element say about its part in the page.
struct NameFlags: OptionSet, Sendable {
  let rawValue: UInt16

  /// Other stories: related, recommended, most read.
  static let related = NameFlags(rawValue: 1)
  /// Newsletters, subscriptions, advertising, consent.
  static let promotion = NameFlags(rawValue: 2)
  /// Buttons to share and follow.
  static let social = NameFlags(rawValue: 4)
  static let comments = NameFlags(rawValue: 8)
  /// Menus, paths, feet and sides of the page.
  static let navigation = NameFlags(rawValue: 16)
  /// Author, date, reading time.
  static let byline = NameFlags(rawValue: 32)
  /// Captions, credits, picture galleries.
  static let caption = NameFlags(rawValue: 64)
  static let tags = NameFlags(rawValue: 128)
  /// Boxes beside the story.
  static let box = NameFlags(rawValue: 256)
  /// An article or its content.
  static let positive = NameFlags(rawValue: 512)
  /// The body of an article by the name that publishers give it: `articleBody`, `entry-content`.
  static let body = NameFlags(rawValue: 1_024)
  /// The summary above the body.
  static let standfirst = NameFlags(rawValue: 2_048)
  /// Not shown.
  static let hidden = NameFlags(rawValue: 4_096)
  /// What the law wants asked.
  static let consent = NameFlags(rawValue: 16_384)
  /// Set by the element's name, not by its class.
  static let byTag = NameFlags(rawValue: 8_192)

  static let negative: NameFlags = [
    .related, .promotion, .social, .comments, .navigation, .tags, .box, .hidden, .consent,
  ]
}

extension NameFlags {
  /// The flags of an attribute's words, added to these.
  ///
  /// Words end at anything but letters, and before a capital letter; a word and the next one
  /// together count too, so that `read-more`, `readMore` and `readmore` are one.
  mutating func read(_ bytes: Span<UInt8>, _ value: Range<Int>) {
    let table = NameTable.shared
    var word = NameTable.seed
    var pair = NameTable.seed
    var wordLength = 0
    var pairLength = 0
    var before: UInt8 = 0
    for place in value {
      let byte = bytes[place]
      let isCapital = byte &- 0x41 < 26
      if !byte.isASCIILetter || isCapital && before &- 0x61 < 26 {
        if wordLength > 0 {
          insert(table.whole(word))
          if pairLength > wordLength { insert(table.whole(pair)) }
          (pair, pairLength) = (word, wordLength)
          (word, wordLength) = (NameTable.seed, 0)
        }
        if byte.isHTMLSpace { (pair, pairLength) = (NameTable.seed, 0) }
      }
      before = byte
      guard byte.isASCIILetter else { continue }
      word = NameTable.step(word, byte.lowercasedASCII)
      pair = NameTable.step(pair, byte.lowercasedASCII)
      wordLength += 1
      pairLength += 1
      if wordLength >= 5 { insert(table.prefix(word)) }
    }
    guard wordLength > 0 else { return }
    insert(table.whole(word))
    if pairLength > wordLength { insert(table.whole(pair)) }
  }

  private mutating func insert(_ flags: NameFlags) { formUnion(flags) }
}

/// The words that publishers name parts of pages with, in a closed hash table.
struct NameTable: Sendable {
  static let shared = NameTable()
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private struct Slot: Sendable {
    var hash: UInt64 = 0
    var whole = NameFlags()
    var prefix = NameFlags()
  }

  private var slots = [Slot](repeating: Slot(), count: 1_024)

  init() {
    for (flags, words) in Self.words {
      for word in words.split(separator: " ") {
        let isPrefix = word.hasSuffix("*")
        let hash = word.utf8.filter { $0 != UInt8(ascii: "*") }.reduce(Self.seed, Self.step)
        var slot = Self.slot(hash)
        while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & 1_023 }
        slots[slot].hash = hash
        slots[slot].whole.formUnion(flags)
        if isPrefix { slots[slot].prefix.formUnion(flags) }
      }
    }
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 29) & 1_023)
  }

  private func slot(_ hash: UInt64) -> Slot? {
    var slot = Self.slot(hash)
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot] }
      slot = (slot + 1) & 1_023
    }
    return nil
  }

  func whole(_ hash: UInt64) -> NameFlags { slot(hash)?.whole ?? [] }
  func prefix(_ hash: UInt64) -> NameFlags { slot(hash)?.prefix ?? [] }

  /// `*` stands for any continuation of the word.
  private static let words: [(NameFlags, String)] = [
    (
      .related,
      """
      related* recommend* recirc* moreon morefrom morestories readmore readnext readalso alsoread \
      mostread mostpopular mostviewed popular trending latest taboola outbrain teaser teasers \
      suggest* similar youmaylike upnext nextup nextarticle seealso onward furtherreading \
      morelike topstories headlines newslist articlelist storylist linklist readers rotator \
      carousel crosspromo inlinelink linkbox
      """
    ),
    (
      .promotion,
      """
      newsletter* subscri* signup promo promos promobox promotion promotions promoted advert* \
      sponsor* paywall regwall piano donate donation ad ads \
      adslot adunit adbox adwrap adcontainer adsense dfp gpt mpu billboard banner banners offer \
      offers marketing membership cta calltoaction giveaway affiliate shop shopping ecommerce \
      disclaimer copyright modal popup overlay toast
      """
    ),
    (
      .social,
      """
      share shares sharing sharebar sharebuttons sharetools sharethis addthis addtoany social* twittertweet \
      instagrammedia tiktokembed fbpost blueskyembed \
      follow followus followbutton toolbar articletools storytools sharedaddy
      """
    ),
    (.comments, "comment comments commenting disqus coral livefyre respond discussion reactions"),
    (
      .navigation,
      """
      nav navbar navigation navi menu menus breadcrumb* footer pagefooter sitefooter masthead \
      topbar sidebar* siderail rightrail rail pagination pager paging prevnext skiplink skip \
      utility sitemap offcanvas
      """
    ),
    (
      .byline,
      """
      byline bylines author authors authorname authorbio bio writer dateline timestamp datetime \
      pubdate publishdate published updated dateinfo articlemeta entrymeta postmeta storymeta \
      articleinfo meta readingtime readtime
      """
    ),
    (
      .caption,
      """
      caption captions captiontext figcaption imagecaption credit credits photocredit imagecredit \
      copyrightholder gallery slideshow lightbox mediacaption bildunterschrift picture imageinfo
      """
    ),
    (.tags, "tags taglist tagcloud articletags posttags entrytags keywords topics topiclist"),
    (
      .box,
      """
      widget widgets infobox factbox sidebox inset aside abouttheauthor aboutauthor authorbox \
      pullquote pullquotes quiz poll survey timeline toc tableofcontents embed
      """
    ),
    (
      .positive,
      """
      article articles story post entry content main text maincontent articlecontent \
      storycontent postcontent pagecontent richtext bodytext copy prose longform
      """
    ),
    (
      .body,
      """
      articlebody storybody entrycontent postcontent bodycopy articlecontent articletext \
      storycontent storytext articlecopy contentbody bodycontent postbody articlemaincontent \
      newsbody newstext articlebodytext articlebodycontent storybodytext bodytext contenttext \
      fulltext entrybody pagebody textbody richtext wysiwyg articlebodywrapper bodymain
      """
    ),
    (
      .standfirst,
      """
      standfirst dek deck subtitle subheadline subhead subheading lead lede intro excerpt summary \
      abstract chapo sapo introtext articlesummary articlelead articleintro leadtext teasertext \
      vorspann ingress introduction articledescription
      """
    ),
  ]
}
