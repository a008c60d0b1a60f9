import NewsModel
package import Pipeline

/// The metrics of newsloom, by Prometheus' naming conventions: counters end in `_total`, values are
/// in seconds and bytes. `newsloom_process_…` and not `process_…`: those are node_exporter's own, and
/// its textfile collector refuses a file that repeats them.
extension MetricsText {
  /// The whole file. Pure: the same numbers give the same bytes.
  package static func render(_ metrics: PipelineMetrics, _ process: ProcessNumbers) -> String {
    var text = MetricsText()
    text.addInfo("newsloom_build_info", "What runs.", [("version", Product.version)])
    text.add(metrics.counters)
    text.add(now: metrics)
    text.add(metrics.groups)
    text.add(process)
    return text.text
  }

  private mutating func add(_ counters: PipelineCounters) {
    add(
      "newsloom_polls_total", .counter, "Polls since the start, by what they gave.", by: "outcome",
      PipelineCounters.PollKind.allCases.map { ($0.rawValue, counters.polls[$0] ?? 0) })
    addHistogram(
      "newsloom_fetch_duration_seconds",
      "From the request of a feed to the end of its answer, without waiting for the host's turn.",
      bounds: counters.fetchSeconds.bounds, counts: counters.fetchSeconds.counts,
      sum: counters.fetchSeconds.sum)
    add(
      "newsloom_received_bytes_total", .counter, "Bytes of feeds as they came over the network.",
      counters.receivedBytes)
    add("newsloom_entries_total", .counter, "Entries of fetched feeds.", counters.entries)
    add("newsloom_stories_total", .counter, "New stories, copies left out.", counters.stories)
    add(
      "newsloom_duplicates_total", .counter, "New stories that repeat an earlier one, by relation.",
      by: "relation", DuplicateRelation.all.map { ($0.rawValue, counters.duplicates[$0] ?? 0) })
    add(
      "newsloom_revisions_total", .counter, "New versions of known stories.", counters.revisions)
    add(
      "newsloom_event_records_total", .counter, "Records of events, by what happened.",
      by: "action", EventAction.all.map { ($0.rawValue, counters.events[$0] ?? 0) })
    add(
      "newsloom_unreadable_total", .counter, "Article pages and sitemaps that could not be read.",
      by: "kind", PollNote.Kind.allCases.map { ($0.rawValue, counters.unreadable[$0] ?? 0) })
  }

  private mutating func add(now metrics: PipelineMetrics) {
    add("newsloom_polls_running", .gauge, "Polls under way.", metrics.status.polling)
    add("newsloom_open_events", .gauge, "Events that take stories.", metrics.openEvents)
    add(
      "newsloom_window_stories", .gauge, "Stories that a new one is compared with.",
      metrics.windowStories)
    add(
      "newsloom_outbox_records", .gauge,
      "Records promised by the state and not yet known to be on disk.", metrics.outboxLines)
    add(
      "newsloom_last_record_seq", .gauge, "The seq of the last record, over all runs.",
      metrics.status.nextSeq - 1)
    add(
      "newsloom_output_offset_bytes", .gauge, "Bytes of the live file that are on disk.",
      by: "file", metrics.positions.map { ("\($0.stream.stem).ndjson", Int($0.offset)) })
    add(
      "newsloom_degraded", .gauge, "1 while records wait because they cannot be written.",
      metrics.status.degraded == nil ? 0 : 1)
    add(
      "newsloom_config_last_reload_successful", .gauge,
      "0 while the configuration on disk was refused and an older one is in force.",
      metrics.status.refusedReload == nil ? 1 : 0)
  }

  private mutating func add(_ groups: [PipelineMetrics.Group]) {
    add(
      "newsloom_sources", .gauge, "Sources, by tag; a source with two tags counts in both.",
      by: "group", groups.map { ($0.name, $0.sources) })
    add(
      "newsloom_failing_sources", .gauge, "Sources whose last poll failed, by tag.", by: "group",
      groups.map { ($0.name, $0.failing) })
    add(
      "newsloom_last_success_timestamp_seconds", .gauge,
      "The last poll that succeeded, of any source with the tag.", by: "group",
      groups.compactMap { group in group.lastSuccess.map { (group.name, Int($0.seconds)) } })
  }

  private mutating func add(_ process: ProcessNumbers) {
    add(
      "newsloom_process_resident_memory_bytes", .gauge, "Resident memory.", process.residentBytes)
    add("newsloom_process_open_fds", .gauge, "Open file descriptors.", process.openDescriptors)
    add(
      "newsloom_process_start_time_seconds", .gauge, "When the process started, since 1970.",
      process.started.seconds)
  }
}

extension DuplicateRelation {
  fileprivate static let all: [Self] = [.exact, .near, .excerpt, .extended]
}

extension EventAction {
  fileprivate static let all: [Self] = [.opened, .updated, .merged, .split, .closed]
}
