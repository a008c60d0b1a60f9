import Glibc

/// How long libcurl keeps the addresses of hosts: five minutes, less where hosts are many.
///
/// At the end of each transfer libcurl (7.88) looks through all addresses that it keeps for stale
/// ones: with 40,000 hosts that took 4 ms a poll, nine tenths of all processor time. Here the number
/// kept stays near `most`; a service with fewer hosts keeps them for the whole time.
struct AddressLifetime {
  typealias Instant = ContinuousClock.Instant

  private static let longest = 300.0
  private static let most = 300.0
  private static let halfLife = 10.0

  /// New connections a second, of late.
  private var rate = 0.0
  private var updated: Instant?

  mutating func note(connections: Int, at now: Instant) {
    if let updated {
      rate *= exp2(-(updated.duration(to: now) / .seconds(1)) / Self.halfLife)
    }
    rate += Double(connections) * M_LN2 / Self.halfLife
    updated = now
  }

  var seconds: Int { Int(min(Self.longest, Self.most / max(rate, 1e-6))) }
}
