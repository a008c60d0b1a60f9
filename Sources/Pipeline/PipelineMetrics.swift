package import Configuration
import NDJSONOutput
package import NewsModel
import StateStore

/// The pipeline in numbers: what it did, and how it is at one moment.
package struct PipelineMetrics: Sendable {
  /// Sources that share a tag; those without one are `untagged`.
  package struct Group: Hashable, Sendable {
    package let name: String
    package var sources = 0
    package var failing = 0
    /// The last poll of any of them that succeeded.
    package var lastSuccess: Timestamp?
  }

  package var counters: PipelineCounters
  package var status: PipelineStatus
  package var openEvents: Int
  /// Stories that a new one is compared with.
  package var windowStories: Int
  /// Promised lines that are not yet known to be on disk.
  package var outboxLines: Int64
  package var positions: [OutputPosition]
  /// In the order of their names.
  package var groups: [Group]
}

extension Pipeline {
  /// The numbers of this moment. Cost: linear in the sources and their tags.
  package func metrics() -> PipelineMetrics {
    PipelineMetrics(
      counters: counters, status: status, openEvents: grouper.openEvents,
      windowStories: grouper.windowStories, outboxLines: nextSeq - 1 - acknowledged.seq,
      positions: writer.positions, groups: groups)
  }

  /// Where the metrics are to be written, by the configuration in force.
  package var metricsSettings: Configuration.Metrics { configuration.metrics }

  package var stateDirectory: String { configuration.state.directory }

  private var groups: [PipelineMetrics.Group] {
    var groups: [String: PipelineMetrics.Group] = [:]
    for state in sources.values {
      for tag in state.source.tags.isEmpty ? ["untagged"] : state.source.tags {
        var group = groups[tag] ?? PipelineMetrics.Group(name: tag)
        group.sources += 1
        if state.isFailing { group.failing += 1 }
        if let success = state.lastSuccess {
          group.lastSuccess = max(group.lastSuccess ?? success, success)
        }
        groups[tag] = group
      }
    }
    return groups.values.sorted { $0.name < $1.name }
  }
}
