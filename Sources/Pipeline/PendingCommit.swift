import NewsModel
import StateStore

/// What has been decided and is not yet in the files: at most one batch, however long the disk is
/// full.
enum PendingCommit {
  case nothing
  /// To be stored: the new state, the lines that it promises and what it acknowledges.
  case promising(StateChange)
  /// Stored; these lines are to be written.
  case writing([OutboxLine])

  var isNothing: Bool {
    if case .nothing = self { true } else { false }
  }
}
