/// When written lines are brought to disk, and how much room the disk must have.
package struct Durability: Hashable, Sendable {
  package enum Sync: String, CaseIterable, Hashable, Sendable {
    /// Before a batch is acknowledged: a line that a reader has seen survives a power cut at once.
    case batch
    /// Every `interval`: until then the promised lines wait in the state as well, and the next start
    /// writes again what a power cut took.
    case interval
    /// When a file is closed or the service ends. What the kernel had not written goes with a power
    /// cut (Linux writes after about 30 s), because the lines are acknowledged as they are written.
    case never
  }

  package var sync: Sync
  package var interval: Duration
  /// Room that is left to others; nil: a hundredth of the file system, at most 64 MiB.
  package var minFree: Int64?

  package init(
    sync: Sync = .batch, interval: Duration = .seconds(1), minFree: Int64? = nil
  ) {
    self.sync = sync
    self.interval = interval
    self.minFree = minFree
  }

  /// The room that must stay free on a file system of `total` bytes.
  func reserved(of total: Int64) -> Int64 { minFree ?? min(64 << 20, total / 100) }
}
