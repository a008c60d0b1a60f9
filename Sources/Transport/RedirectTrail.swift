/// The redirects that a request has followed.
struct RedirectTrail {
  /// As RFC 9110 leaves it open: browsers follow 20, feeds seldom need more than 3.
  static let longest = 10

  private var visited: [String] = []
  /// Where the resource has moved for good.
  private(set) var permanentURL: String?
  private var isPermanentSoFar = true

  /// Records the step `from` → `to`. Throws where it leads in a circle or is one too many.
  mutating func follow(
    from: TargetURL, to: TargetURL, status: Int
  ) throws(FetchFailure) {
    visited.append(from.text)
    guard visited.count <= Self.longest, !visited.contains(to.text) else {
      throw FetchFailure(
        .redirectLoop, host: to.host,
        "redirect \(visited.count) leads in a circle or too far, expected at most \(Self.longest)")
    }
    // Nobody may lead a saved URL away from https: on a hostile network that would last.
    let keepsTLS = !(from.scheme == "https" && to.scheme == "http")
    isPermanentSoFar = isPermanentSoFar && (status == 301 || status == 308) && keepsTLS
    if isPermanentSoFar { permanentURL = to.text }
  }
}
