import Glibc
import NewsModel
import Yams

/// Reads `newsloom.yaml` into a `Configuration`, or into all of its problems at once.
package struct ConfigurationReader {
  /// Looks up an environment variable.
  package typealias Environment = (String) -> String?

  let file: String
  /// The directory that relative paths of the file start from.
  let directory: String
  let environment: Environment
  var problems: [ConfigurationProblem] = []
  /// What `full_text` is for sources that do not say so themselves.
  var fullText = false
  /// What was said about the last source.
  var lastOptions: Boxed<Source.Options>?

  /// Reads the file at `path`.
  ///
  /// - Throws: every problem of the file, in the file's order; a file that cannot be read is one.
  package static func read(
    _ path: String, environment: @escaping Environment = processEnvironment
  ) throws(ConfigurationError) -> Configuration {
    guard let text = TextFile.read(path) else {
      let reason = String(cString: strerror(errno)).lowercased()
      throw ConfigurationError([
        ConfigurationProblem(
          file: path, message: "cannot be read (\(reason)), expected a configuration file")
      ])
    }
    return try read(yaml: text, file: path, environment: environment)
  }

  /// Reads a configuration from its text; `file` names it in problems and is where relative paths
  /// start from.
  package static func read(
    yaml: String, file: String, environment: @escaping Environment = processEnvironment
  ) throws(ConfigurationError) -> Configuration {
    var reader = ConfigurationReader(
      file: file, directory: Paths.directory(of: file), environment: environment)
    let configuration = reader.configuration(from: yaml)
    guard reader.problems.isEmpty else {
      throw ConfigurationError(
        reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return configuration
  }

  /// The variable of this process.
  package static func processEnvironment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private mutating func configuration(from yaml: String) -> Configuration {
    var configuration = Configuration()
    guard let root = compose(yaml) else {
      if problems.isEmpty { report("is empty, expected at least `sources`", at: nil) }
      return configuration
    }
    guard let top = mapping(root, "the configuration") else { return configuration }
    let known = [
      "sources", "full_text", "poll", "http", "dedup", "events", "embedding", "output", "state",
      "log", "metrics",
    ]
    refuseUnknownKeys(of: top, known)
    set(&configuration.fullText, top, "full_text")
    fullText = configuration.fullText
    configuration.sources = sources(top.value("sources"), root: root)
    section(top, "poll") { $0.read(&configuration.poll, $1) }
    section(top, "http") { $0.read(&configuration.http, $1) }
    section(top, "dedup") { $0.read(&configuration.dedup, $1) }
    section(top, "events") { $0.read(&configuration.events, $1) }
    section(top, "embedding") { reader, mapping in
      configuration.embedding = reader.embedding(mapping)
    }
    section(top, "output") { $0.read(&configuration.output, $1) }
    section(top, "state") { $0.read(&configuration.state, $1) }
    section(top, "log") { $0.read(&configuration.log, $1) }
    section(top, "metrics") { $0.read(&configuration.metrics, $1) }
    configuration.output.directory = absolute(configuration.output.directory)
    configuration.state.directory = absolute(configuration.state.directory)
    configuration.metrics.file = configuration.metrics.file.map(absolute)
    return configuration
  }

  private mutating func compose(_ yaml: String) -> Node? {
    do {
      return try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      report(error)
    } catch {
      report("not YAML: \(error)", at: nil)
    }
    return nil
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report("not YAML: \(problem)", at: mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "`\($0)`" }.sorted().joined(separator: ", ")
      report("\(keys) stands twice in one mapping, expected it once", at: context.mark)
    default: report("not YAML: \(error)", at: nil)
    }
  }

  private mutating func section(
    _ top: Node.Mapping, _ name: String,
    _ read: (inout ConfigurationReader, Node.Mapping) -> Void
  ) {
    guard let node = top.value(name), !isNull(node) else { return }
    if let mapping = mapping(node, "`\(name)`") { read(&self, mapping) }
  }

  func absolute(_ path: String) -> String { Paths.absolute(path, from: directory) }

  mutating func report(_ message: String, at mark: Mark?) {
    problems.append(
      ConfigurationProblem(
        file: file, line: mark?.line ?? 0, column: mark?.column ?? 0, message: message))
  }
}
