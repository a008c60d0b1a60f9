/// Who may start a request now: a limit in all, a limit and a gap for each host, fair between hosts.
///
/// A host takes one turn, then goes to the end of the line, so that a host with a thousand feeds
/// never delays one with a single feed. The gap is the same for all hosts, so that the resting ones
/// form a plain queue. All operations are O(1) amortised, `withdraw` O(requests of the host).
struct HostGate {
  typealias Ticket = UInt64
  typealias Instant = ContinuousClock.Instant

  private struct Lane {
    /// A lane is in at most one line.
    enum Place { case nowhere, ready, resting }

    var waiting = FIFO<Ticket>()
    var running = 0
    var opensAt: Instant
    var place = Place.nowhere
  }

  private let limit: Int
  private let limitPerHost: Int
  private let gap: Duration
  private var lanes: [String: Lane] = [:]
  private var ready = FIFO<String>()
  private var resting = FIFO<(opensAt: Instant, host: String)>()
  private(set) var running = 0
  private var waiting = 0

  init(limit: Int, limitPerHost: Int, gap: Duration) {
    self.limit = max(1, limit)
    self.limitPerHost = max(1, limitPerHost)
    self.gap = max(.zero, gap)
  }

  /// The hosts that are remembered: those with requests and those still resting.
  var hostCount: Int { lanes.count }

  /// When to call `next` again although nothing ends before: a gap is over then.
  var wakeUp: Instant? { running < limit && waiting > 0 ? resting.first?.opensAt : nil }

  mutating func enter(_ ticket: Ticket, host: String, at now: Instant) {
    var lane = lanes[host] ?? Lane(opensAt: now)
    lane.waiting.append(ticket)
    waiting += 1
    queueUp(&lane, host: host, at: now)
    lanes[host] = lane
  }

  /// The next request that may start, which from now on runs.
  mutating func next(at now: Instant) -> Ticket? {
    openRested(at: now)
    while running < limit, let host = ready.popFirst() {
      guard var lane = lanes[host] else { continue }
      lane.place = .nowhere
      let ticket = lane.waiting.popFirst()
      if ticket != nil {
        running += 1
        waiting -= 1
        lane.running += 1
        lane.opensAt = now + gap
      }
      queueUp(&lane, host: host, at: now)
      settle(lane, host: host)
      if let ticket { return ticket }
    }
    return nil
  }

  /// A running request has ended.
  mutating func leave(host: String, at now: Instant) {
    guard var lane = lanes[host], lane.running > 0 else { return }
    running -= 1
    lane.running -= 1
    queueUp(&lane, host: host, at: now)
    settle(lane, host: host)
  }

  /// A waiting request is given up.
  mutating func withdraw(_ ticket: Ticket, host: String) {
    guard var lane = lanes[host] else { return }
    let before = lane.waiting.count
    lane.waiting.removeAll { $0 == ticket }
    waiting -= before - lane.waiting.count
    settle(lane, host: host)
  }

  private mutating func openRested(at now: Instant) {
    while let rested = resting.first, rested.opensAt <= now {
      _ = resting.popFirst()
      guard var lane = lanes[rested.host] else { continue }
      lane.place = .nowhere
      queueUp(&lane, host: rested.host, at: now)
      settle(lane, host: rested.host)
    }
  }

  /// Puts a lane in line: for its turn, or until its gap is over.
  private mutating func queueUp(_ lane: inout Lane, host: String, at now: Instant) {
    guard lane.place == .nowhere else { return }
    if lane.opensAt > now {
      lane.place = .resting
      resting.append((lane.opensAt, host))
    } else if !lane.waiting.isEmpty, lane.running < limitPerHost {
      lane.place = .ready
      ready.append(host)
    }
  }

  private mutating func settle(_ lane: Lane, host: String) {
    let over = lane.place == .nowhere && lane.running == 0 && lane.waiting.isEmpty
    lanes[host] = over ? nil : lane
  }
}
