import Configuration
import Logging
import Pipeline

/// Taking a changed configuration while the service runs.
extension Service {
  /// Reads the configuration again. One with a mistake changes nothing: its problems go to the log,
  /// to systemd's status and to whoever asked (`newsloom reload`).
  func reload(_ pipeline: Pipeline, _ log: Logger) async {
    notifier.reloading()
    let answer: ReloadAnswer
    do throws(ConfigurationError) {
      let configuration = try readConfiguration()
      await pipeline.reload(configuration)
      answer = ReloadAnswer(isTaken: true, lines: ["\(configuration.sources.count) sources"])
      notifier.ready("reloaded, \(configuration.sources.count) sources")
    } catch {
      for problem in error.problems { log.error("reload: \(problem)") }
      log.error("reload: refused, the old configuration stays in force")
      answer = ReloadAnswer(isTaken: false, lines: error.problems.map { "\($0)" })
      let first = answer.lines.first ?? ""
      await pipeline.refuseReload(first)
      notifier.ready("reload refused: \(first)")
    }
    let directory = await pipeline.stateDirectory
    if !answer.leave(in: directory) {
      log.warning("reload: the answer cannot be left in \(directory)")
    }
  }
}
