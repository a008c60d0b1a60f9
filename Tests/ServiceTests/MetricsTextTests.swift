import Service
import Testing

@Suite struct MetricsTextTests {
  @Test func `Counters, gauges and labels are written as Prometheus reads them`() {
    var metrics = MetricsText()
    metrics.add("a_total", .counter, "What\nwas \\ counted.", 3)
    metrics.add("b", .gauge, "By group.", by: "group", [("one", 1), ("t\"w\\o\n", 2)])
    metrics.add("c", .gauge, "Of nothing.", by: "group", [])
    #expect(
      metrics.text == #"""
        # HELP a_total What\nwas \\ counted.
        # TYPE a_total counter
        a_total 3
        # HELP b By group.
        # TYPE b gauge
        b{group="one"} 1
        b{group="t\"w\\o\n"} 2

        """#)
  }

  @Test func `A histogram adds up and ends in infinity`() {
    var metrics = MetricsText()
    metrics.addHistogram(
      "d_seconds", "Took.", bounds: [0.1, 1], counts: [4, 2, 1], sum: 9.5)
    #expect(
      metrics.text == #"""
        # HELP d_seconds Took.
        # TYPE d_seconds histogram
        d_seconds_bucket{le="0.1"} 4
        d_seconds_bucket{le="1.0"} 6
        d_seconds_bucket{le="+Inf"} 7
        d_seconds_sum 9.5
        d_seconds_count 7

        """#)
  }
}
