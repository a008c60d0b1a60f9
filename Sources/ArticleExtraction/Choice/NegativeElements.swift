import Markup

/// Drops the blocks of elements whose names say that they are not the story.
///
/// The guard counts for more than any name: whole articles stand in elements called `modal` or
/// `premium-paywall`. An element goes only if it and its like beside it hold little prose, or if it
/// is made of links, and never if it holds the headline. Consent and comments go whatever they hold.
struct NegativeElements {
  private static let mostProse = 800
  private static let mostShare = 0.3
  /// What HTML itself calls an aside, a foot or a menu may hold more.
  private static let mostShareByTag = 0.6
  private static let leastStory = 250
  private static let mostCaption = 400
  private static let mostByline = 160
  private static let leastLinkShare = 0.5
  /// A paragraph with this much prose is one, whatever it is called.
  private static let shortestParagraph = 100

  private let page: Page
  private let sums: BlockSums
  private let headline: Int?
  /// The most prose that negative elements may hold.
  private let most: Int
  private let mostByTag: Int
  /// Prose of an element's negative children.
  private var prose: [Int: Int] = [:]

  static func drop(in page: inout Page, headline: Int?) {
    let elements = NegativeElements(page, headline: headline)
    let home = elements.home()
    var starts = [Int](repeating: 0, count: page.blocks.count + 1)
    for element in page.elements
    where elements.drops(element) || elements.isStranger(element, to: home) {
      starts[element.blocks.lowerBound] += 1
      starts[element.blocks.upperBound] -= 1
    }
    var depth = 0
    for index in page.blocks.indices {
      depth += starts[index]
      if depth > 0 { page.blocks[index].isDropped = true }
    }
  }

  private init(_ page: Page, headline: Int?) {
    self.page = page
    self.headline = headline
    sums = BlockSums(page)
    let total = sums[0..<page.blocks.count].prose
    // On a page with little text, what holds most of it is the story.
    let nearlyAll = max(Self.leastStory, Int(Self.mostShareByTag * Double(total)))
    most = min(nearlyAll, max(Self.mostProse, Int(Self.mostShare * Double(total))))
    mostByTag = max(Self.mostProse, nearlyAll)
    for element in page.elements where isNegative(element) {
      prose[element.parent, default: 0] += sums[element.blocks].prose
    }
  }

  // MARK: Other articles

  private static let leastHome = 400
  private static let leastHomeShare = 0.25

  /// The blocks of the innermost `article` with the headline, if it has the story too: prose, and no
  /// small part of what other articles of the page have.
  private func home() -> Range<Int>? {
    guard let headline else { return nil }
    let articles = page.elements.filter { $0.tag == .article && !$0.blocks.isEmpty }
    guard articles.count > 1,
      let home = articles.last(where: { $0.blocks.contains(headline) })?.blocks
    else { return nil }
    let prose = sums[home].prose
    let longest = articles.lazy.filter { !$0.blocks.overlaps(home) }
      .map { sums[$0.blocks].prose }.max()
    guard let longest, prose >= Self.leastHome,
      Double(prose) >= Self.leastHomeShare * Double(longest)
    else { return nil }
    return home
  }

  /// Whether the element is an article of its own beside the story's: a teaser with its text, the
  /// next story of an endless page.
  private func isStranger(_ element: Page.Element, to home: Range<Int>?) -> Bool {
    guard let home, element.tag == .article else { return false }
    return !element.blocks.isEmpty && !element.blocks.overlaps(home)
  }

  private func isNegative(_ element: Page.Element) -> Bool {
    !element.blocks.isEmpty && !element.flags.isDisjoint(with: .negative)
  }

  private func drops(_ element: Page.Element) -> Bool {
    guard !element.blocks.isEmpty else { return false }
    if let headline, element.blocks.contains(headline), !element.flags.contains(.hidden) {
      return false
    }
    let figures = sums[element.blocks]
    if element.tag == .p, figures.prose >= Self.shortestParagraph { return false }
    if !isNegative(element) {
      return element.flags.contains(.caption) && figures.length < Self.mostCaption
        || element.flags.contains(.byline) && figures.length < Self.mostByline
    }
    if !element.flags.isDisjoint(with: [.consent, .comments]) { return true }
    if element.flags.contains(.body), !element.flags.contains(.hidden) {
      // "article-body with-sidebar" is no sidebar.
      return false
    }
    if figures.linkShare > Self.leastLinkShare, figures.prose < most { return true }
    let isAside = element.flags.contains(.byTag) && element.flags.isDisjoint(with: .positive)
    return prose[element.parent, default: 0] < (isAside ? mostByTag : most)
  }
}
