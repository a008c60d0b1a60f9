import NewsModel
import Scheduling
import Transport

/// What the `robots.txt` of each site allows, fetched when it is first asked for and kept for a day
/// (RFC 9309, section 2.4).
actor RobotsLedger {
  private let transport: Transport
  private let clock: Clock
  private var known: [String: (rules: RobotsRules, until: ContinuousClock.Instant)] = [:]

  private static let lifetime: Duration = .seconds(86_400)
  /// A site that could not answer is asked again soon.
  private static let retry: Duration = .seconds(3_600)
  private static let mostSites = 10_000

  init(transport: Transport, clock: Clock) {
    self.transport = transport
    self.clock = clock
  }

  /// Whether the page at `url`, an absolute http or https URL, may be fetched.
  func allows(_ url: String) async -> Bool {
    guard let (site, path) = Self.parts(of: url) else { return false }
    if let entry = known[site], entry.until > clock.steady() { return entry.rules.allows(path) }
    let (rules, lifetime) = await fetch(site)
    if known.count >= Self.mostSites { known.removeAll() }
    known[site] = (rules, clock.steady() + lifetime)
    return rules.allows(path)
  }

  private func fetch(_ site: String) async -> (RobotsRules, Duration) {
    let request = FetchRequest(url: site + "/robots.txt", accept: "text/plain, */*;q=0.5")
    switch await transport.fetch(request) {
    case .fetched(let response):
      return (RobotsRules(response.body, agent: "newsloom"), Self.lifetime)
    case .refused(let response) where (400...499).contains(response.status):
      return (.everything, Self.lifetime)
    case .refused, .notModified, .failed: return (.nothing, Self.retry)
    }
  }

  /// Scheme and host, and the path with its query.
  private static func parts(of url: String) -> (site: String, path: String)? {
    guard let host = URLHost.range(in: url) else { return nil }
    let rest = url[host.upperBound...].prefix { $0 != "#" }
    return (String(url[..<host.upperBound]), rest.hasPrefix("/") ? String(rest) : "/" + rest)
  }
}
