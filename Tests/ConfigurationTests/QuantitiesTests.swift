import Configuration
import Testing

@Suite struct QuantitiesTests {
  @Test(arguments: [
    ("500ms", 500), ("30s", 30_000), ("10m", 600_000), ("6h", 21_600_000), ("1h30m", 5_400_000),
    ("14d", 1_209_600_000), ("2w", 1_209_600_000), ("0s", 0), ("1 h", 3_600_000),
  ])
  func `A duration is read`(text: String, milliseconds: Int) {
    #expect(Quantities.duration(text) == .milliseconds(milliseconds))
  }

  @Test(arguments: [
    "", "10", "m", "-5s", "5 parsecs", "99999999999999999999s", "1000000000w", "1.5h",
  ])
  func `What is no duration is refused`(text: String) {
    #expect(Quantities.duration(text) == nil)
  }

  @Test(arguments: [
    ("4096", 4_096), ("16MiB", 16 << 20), ("500kB", 500_000), ("1G", 1 << 30), ("2 TiB", 2 << 40),
  ])
  func `A size is read`(text: String, bytes: Int) {
    #expect(Quantities.bytes(text) == Int64(bytes))
  }

  @Test(arguments: ["", "big", "-1", "9999999999999999T", "1.5GiB"])
  func `What is no size is refused`(text: String) {
    #expect(Quantities.bytes(text) == nil)
  }
}
