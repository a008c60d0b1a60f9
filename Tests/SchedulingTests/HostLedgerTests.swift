import NewsModel
import Scheduling
import Testing

@Suite struct `Hosts that asked to be left alone` {
  private let start = Timestamp(year: 2026, month: 3, day: 4, hour: 9)

  @Test(arguments: [365 * 86_400, -365 * 86_400, 3_600])
  func `A clock that is set neither ends nor lengthens a wait`(_ seconds: Int) {
    var ledger = HostLedger()
    ledger.close("example.org", for: .seconds(600), at: start)
    let now = start + .seconds(seconds + 100)
    ledger.clockWasSet(from: start, to: now, elapsed: .seconds(100))
    var stored = HostLedger(restoring: ledger.takeChanges())
    #expect(ledger.opening(of: "example.org", at: now) == now + .seconds(500))
    #expect(stored.opening(of: "example.org", at: now) == now + .seconds(500))
    #expect(ledger.opening(of: "example.org", at: now + .seconds(500)) == nil)
  }
}
