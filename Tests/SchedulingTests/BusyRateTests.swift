import NewsModel
import Scheduling
import Testing

@Suite struct `The rate of the busy sources` {
  @Test func `It is that of the slowest of those that bring half of the stories`() {
    #expect(BusyRate.of([1, 1, 2, 2, 3, 3, 4, 8]) == 4)
    #expect(BusyRate.of([100, 1, 1, 1, 1, 1, 1, 1]) == 100)
    #expect(BusyRate.of([Double](repeating: 5, count: 1_000)) == 5)
  }

  @Test func `Few sources have none`() {
    #expect(BusyRate.of([]) == nil)
    #expect(BusyRate.of([1, 2, 3, 4, 5, 6, 7]) == nil)
  }

  @Test(arguments: [1e-5, 1e-4, 1e-3])
  func `Who publishes more is polled more often, by far the most about the busy rate`(busy: Double)
  {
    func growth(from low: Double, to high: Double) -> Double {
      BusyRate.pace(of: high * busy, beside: busy) / BusyRate.pace(of: low * busy, beside: busy)
    }
    for step in 1..<200 { #expect(growth(from: Double(step) / 20, to: Double(step + 1) / 20) > 1) }
    #expect((1.5...1.7).contains(growth(from: 0.25, to: 0.5)))
    #expect((3.1...3.3).contains(growth(from: 0.7, to: 1.4)))
    #expect((1.1...1.2).contains(growth(from: 2, to: 4)))
  }
}
