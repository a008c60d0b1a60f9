/// How a command ends, as the shell sees it: the numbers of `sysexits.h`, and 69 and 75 for what a
/// timer unit wants to tell apart.
package enum ExitStatus: Int32, Sendable {
  case done = 0
  case usage = 64
  case badInput = 65
  /// Every source that was due failed (`--once`).
  case allSourcesFailed = 69
  case internalError = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Another instance holds the lock.
  case locked = 75
  case configuration = 78
}
