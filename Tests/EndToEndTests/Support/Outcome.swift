import Foundation
import Testing

/// What a finished command left.
struct Outcome: Sendable {
  let exit: Child.Exit
  let output: String
  let errors: String
  let duration: Duration

  var outputLines: [Substring] { output.split(separator: "\n") }

  var errorLines: [Substring] { errors.split(separator: "\n") }

  /// Both streams, for a message about a failed expectation.
  var everything: Comment { "exit: \(exit)\nstdout:\n\(output)\nstderr:\n\(errors)" }
}

extension Workspace {
  /// Runs `newsloom` to its end, or kills it after `limit`.
  func newsloom(
    _ arguments: String..., input: URL? = nil, environment: [String: String] = [:],
    limit: Duration = .seconds(120)
  ) async throws -> Outcome {
    try await run(
      Product.binary(), arguments, input: input, environment: environment, limit: limit)
  }

  func run(
    _ executable: URL, _ arguments: [String], input: URL? = nil,
    environment: [String: String] = [:], limit: Duration = .seconds(120)
  ) async throws -> Outcome {
    let child = try Child(
      executable, arguments, input: input, environment: environment, in: directory)
    let guardian = Task {
      try await Pause.wait(limit)
      child.send(signal: SIGKILL)
    }
    let exit = await child.exit
    guardian.cancel()
    return Outcome(
      exit: exit, output: child.output(), errors: child.errors(),
      duration: ContinuousClock.now - child.started)
  }
}
