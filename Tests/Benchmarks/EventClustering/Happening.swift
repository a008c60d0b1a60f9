/// What a few stories tell of: its names, and words that they have and others rarely.
struct Happening {
  var number: Int
  var topic: Int
  /// Ranks, the rarest first.
  var names: [Int]
  /// Ranks of words. Each account uses a part of them, later accounts later ones.
  var own: [Int]
  /// When its accounts come, in hours, and in which language.
  var accounts: [(hour: Double, language: Int)]
}
