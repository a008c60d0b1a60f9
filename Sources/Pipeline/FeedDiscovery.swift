package import Configuration
import FeedParsing
package import NewsModel
import Transport

/// A feed that was found and read.
package struct FoundFeed: Hashable, Sendable {
  package let url: String
  package let title: String?
  /// `rss`, `atom`, `rdf`, `cdf`, `json`, `sitemap` or `sitemapIndex`.
  package let format: String
  package let entries: Int
  /// When its newest entry was published.
  package let newest: Timestamp?
  package let hub: String?
  package let duration: Duration
}

/// What lies at an address.
package enum FeedTrial: Sendable {
  case feed(FoundFeed)
  /// A page or something else that is no feed.
  case other(url: String, body: [UInt8])
  /// Nothing, and why: one line.
  case nothing(String)
}

/// Finds the feeds of a site, through the same polite transport as the service.
package struct FeedDiscovery: Sendable {
  private let transport: Transport
  private let robots: RobotsLedger
  private let clock: Clock

  /// Pages and feeds that are fetched for one site at most, `robots.txt` aside.
  private static let mostRequests = 12

  package init(_ configuration: Configuration, clock: Clock = .system) {
    var settings = configuration.transport
    // Nothing of a look around is to be remembered.
    settings.memory = nil
    transport = Transport(settings)
    robots = RobotsLedger(transport: transport, clock: clock)
    self.clock = clock
  }

  /// Fetches what lies at `url`, with what is configured for `source`.
  package func read(_ url: String, as source: Source? = nil) async -> FeedTrial {
    var request = FetchRequest(url: url)
    if let access = source?.access { request.take(access, isAtHome: true) }
    switch await transport.fetch(request) {
    case .fetched(let response):
      guard
        let feed = try? FeedReader.read(
          response.body, base: response.effectiveURL, contentType: response.contentType)
      else { return .other(url: response.effectiveURL, body: response.body) }
      let hub = LinkField.hub(in: response.links) ?? feed.hubs.first
      let newest = feed.entries.compactMap { $0.published ?? $0.updated }.filter {
        $0 <= clock.now()
      }
      return .feed(
        FoundFeed(
          url: response.permanentURL ?? url, title: feed.title, format: feed.format.rawValue,
          entries: feed.entries.count, newest: newest.max(), hub: hub, duration: response.duration))
    case .notModified: return .nothing("\(url): answered 304, expected 200")
    case .refused(let response):
      return .nothing("\(url): answered \(response.status), expected 200")
    case .failed(let failure): return .nothing("\(failure)")
    }
  }

  /// The feeds of the site at `url`: itself, if it is one; else those that the page there declares or
  /// links to; else those at the usual places. What the user named is fetched in any case, all else
  /// as far as the site's robots.txt allows.
  ///
  /// - Returns: the feeds, the site's first choice first; where there are none, why.
  package func feeds(at url: String) async -> (feeds: [FoundFeed], problem: String?) {
    switch await read(url) {
    case .feed(let feed): return ([feed], nil)
    case .nothing(let reason): return ([], reason)
    case .other(let page, let body):
      var left = Self.mostRequests
      let linked = await readable(FeedLinks.inPage(body, url: page), &left)
      if !linked.isEmpty { return (linked, nil) }
      let usual = FeedLinks.usualPaths.compactMap { URLReference.resolve($0, against: page) }
      let found = await readable(usual, &left, most: 1)
      return (found, found.isEmpty ? "\(page): no feed there and none linked" : nil)
    }
  }

  private func readable(_ urls: [String], _ left: inout Int, most: Int = .max) async -> [FoundFeed]
  {
    var found: [FoundFeed] = []
    for url in urls where left > 0 && found.count < most {
      guard await robots.allows(url) else { continue }
      left -= 1
      guard case .feed(let feed) = await read(url) else { continue }
      if !found.contains(where: { $0.url == feed.url }) { found.append(feed) }
    }
    return found
  }
}
