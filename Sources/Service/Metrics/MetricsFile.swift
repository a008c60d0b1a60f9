import Configuration
import Glibc
import Logging
import NewsModel
import Pipeline

/// Keeps a file of metrics for the textfile collector of node_exporter, or anything that reads
/// Prometheus' text format.
///
/// An actor beside the pipeline: a disk that hangs holds up the metrics, not the news. A file that
/// grows old says that the service does not run (`node_textfile_mtime_seconds`).
actor MetricsFile {
  private let started = Timestamp(seconds: Int64(time(nil)))
  /// The last failure, to say each one once.
  private var complaint: String?

  /// Writes again and again, as the configuration in force wants it, until the task is cancelled.
  func keepCurrent(_ pipeline: Pipeline, _ log: Logger) async {
    while !Task.isCancelled {
      let settings = await pipeline.metricsSettings
      if settings.file != nil { write(await pipeline.metrics(), settings, log) }
      do { try await Task.sleep(for: settings.every) } catch { return }
    }
  }

  /// Replaces the file with these numbers.
  func write(_ metrics: PipelineMetrics, _ settings: Configuration.Metrics, _ log: Logger) {
    guard let file = settings.file else { return }
    let text = MetricsText.render(metrics, .current(started: started))
    let failure = AtomicFile.replace(file, with: Array(text.utf8), mode: 0o644)
    if let failure, failure != complaint { log.warning("metrics: \(failure)") }
    complaint = failure
  }
}
