import NewsModel
import Pipeline
import Testing

@Suite struct OutputHealthTests {
  private static func second(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

  @Test func `A shortage is told once a minute, its end once`() {
    var health = OutputHealth()
    let told = (0..<130).filter { health.failed("full", at: Self.second($0)) }
    #expect(told == [0, 60, 120])
    #expect(health.problem == "full")
    let ends = [130, 131].map { health.succeeded(at: Self.second($0)) }
    #expect(ends == [.seconds(130), nil])
    #expect(!health.isDegraded)
  }

  @Test func `Shortages that come and go within a minute are told once`() {
    var health = OutputHealth()
    var told: [Bool] = []
    for second in [0, 2, 60] as [Int64] {
      told.append(health.failed("full", at: Self.second(second)))
      told.append(health.succeeded(at: Self.second(second + 1)) != nil)
    }
    #expect(told == [true, true, false, false, true, true])
  }

  @Test func `A clock that goes back keeps nothing from being told`() {
    var health = OutputHealth()
    let told = [1_000, 10].map { health.failed("full", at: Self.second($0)) }
    #expect(told == [true, true])
  }

  @Test func `A one-time run has waited enough after half a minute`() {
    var health = OutputHealth()
    #expect(!health.isHopeless(at: Self.second(99)))
    _ = health.failed("full", at: Self.second(0))
    #expect(!health.isHopeless(at: Self.second(29)))
    #expect(health.isHopeless(at: Self.second(30)))
  }
}
