/// Who may start a request now: a limit in all, a limit and a gap for each registrable domain, fair
/// between domains.
///
/// The hosts of one domain share a lane, since they are one publisher's. A lane takes one turn, then
/// goes to the end of the line, so that a publisher with a thousand feeds never delays one with a
/// single feed. The gap is the same for all, so that the resting lanes form a plain queue. All
/// operations are O(1) amortised, `withdraw` O(requests of the domain).
struct HostGate: ~Copyable {
  typealias Instant = ContinuousClock.Instant

  /// The requests to one domain.
  final class Lane {
    /// A lane is in at most one line.
    enum Place { case nowhere, ready, resting }

    let domain: String
    /// The hosts that it is known by.
    var hosts: [String] = []
    var waiting = FIFO<Transfer>()
    var running = 0
    var opensAt: Instant
    var place = Place.nowhere

    init(domain: String, opensAt: Instant) {
      self.domain = domain
      self.opensAt = opensAt
    }
  }

  private let limit: Int
  private let limitPerHost: Int
  private let gap: Duration
  private var lanes: [String: Lane] = [:]
  /// The lanes by host: the public suffix list is asked once for each while the lane lives.
  private var lanesOfHosts: [String: Lane] = [:]
  private var ready = FIFO<Lane>()
  private var resting = FIFO<Lane>()
  private(set) var running = 0
  private var waiting = 0

  init(limit: Int, limitPerHost: Int, gap: Duration) {
    self.limit = max(1, limit)
    self.limitPerHost = max(1, limitPerHost)
    self.gap = max(.zero, gap)
  }

  /// When to call `next` again although nothing ends before: a gap is over then.
  var wakeUp: Instant? { running < limit && waiting > 0 ? resting.first?.opensAt : nil }

  mutating func enter(_ transfer: Transfer, at now: Instant) {
    let lane = lane(of: transfer.target.host, at: now)
    transfer.lane = lane
    lane.waiting.append(transfer)
    waiting += 1
    queueUp(lane, at: now)
  }

  /// The next request that may start, which from now on runs.
  mutating func next(at now: Instant) -> Transfer? {
    openRested(at: now)
    while running < limit, let lane = ready.popFirst() {
      lane.place = .nowhere
      let transfer = lane.waiting.popFirst()
      if transfer != nil {
        running += 1
        waiting -= 1
        lane.running += 1
        lane.opensAt = now + gap
      }
      queueUp(lane, at: now)
      settle(lane)
      if let transfer { return transfer }
    }
    return nil
  }

  /// A running request has ended.
  mutating func leave(_ transfer: Transfer, at now: Instant) {
    guard let lane = transfer.lane, lane.running > 0 else { return }
    transfer.lane = nil
    running -= 1
    lane.running -= 1
    queueUp(lane, at: now)
    settle(lane)
  }

  /// A waiting request is given up.
  mutating func withdraw(_ transfer: Transfer) {
    guard let lane = transfer.lane else { return }
    transfer.lane = nil
    let before = lane.waiting.count
    lane.waiting.removeAll { $0 === transfer }
    waiting -= before - lane.waiting.count
    settle(lane)
  }

  private mutating func lane(of host: String, at now: Instant) -> Lane {
    if let lane = lanesOfHosts[host] { return lane }
    let domain = RegistrableDomain.of(host)
    let lane = lanes[domain] ?? Lane(domain: domain, opensAt: now)
    lane.hosts.append(host)
    lanes[domain] = lane
    lanesOfHosts[host] = lane
    return lane
  }

  private mutating func openRested(at now: Instant) {
    while let lane = resting.first, lane.opensAt <= now {
      _ = resting.popFirst()
      lane.place = .nowhere
      queueUp(lane, at: now)
      settle(lane)
    }
  }

  /// Puts a lane in line: for its turn, or until its gap is over.
  private mutating func queueUp(_ lane: Lane, at now: Instant) {
    guard lane.place == .nowhere else { return }
    if lane.opensAt > now {
      lane.place = .resting
      resting.append(lane)
    } else if !lane.waiting.isEmpty, lane.running < limitPerHost {
      lane.place = .ready
      ready.append(lane)
    }
  }

  /// Forgets a lane that nobody uses and that rests no more.
  private mutating func settle(_ lane: Lane) {
    guard lane.place == .nowhere, lane.running == 0, lane.waiting.isEmpty else { return }
    lanes[lane.domain] = nil
    for host in lane.hosts { lanesOfHosts[host] = nil }
  }
}
