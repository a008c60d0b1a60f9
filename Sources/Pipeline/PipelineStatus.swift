import StateStore

/// How the pipeline is, in numbers.
package struct PipelineStatus: Hashable, Sendable {
  package var sources: Int
  /// Sources whose last poll failed.
  package var failing: Int
  package var polling: Int
  package var stories: Int
  package var duplicates: Int
  package var nextSeq: Int64
  /// Why records wait to be written, one line; nil while all is well.
  package var degraded: String?
  /// What is wrong with the configuration that the last reload found; nil while the one in force is
  /// the one on disk.
  package var refusedReload: String?

  /// One line for people: `312 sources, 3 failing, 5 being polled; 1204 stories, 311 copies`, led by
  /// what is wrong.
  package var line: String {
    (degraded.map { "DEGRADED: \($0); " } ?? "")
      + (refusedReload.map { "reload refused: \($0); " } ?? "")
      + "\(sources) sources, \(failing) failing, \(polling) being polled; "
      + "\(stories) stories, \(duplicates) copies since the start"
  }
}

extension Pipeline {
  var status: PipelineStatus {
    PipelineStatus(
      sources: sources.count, failing: failing,
      polling: polls.count, stories: summary.stories, duplicates: summary.duplicates,
      nextSeq: nextSeq, degraded: health.problem, refusedReload: refusedReload)
  }

  /// Notes that a reload was refused, for the status and the metrics; the next one that is taken
  /// ends it.
  package func refuseReload(_ problem: String) { refusedReload = problem }
}
