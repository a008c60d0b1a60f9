package import NDJSONOutput
package import StateStore

/// What stops a pipeline. Whatever a source does is an outcome, not an error.
package enum PipelineError: Error, Equatable, CustomStringConvertible {
  case state(StateStoreError)
  case output(OutputError)
  /// The stored memory of a stage cannot be read.
  case memory(String)

  package var description: String {
    switch self {
    case .state(let error): error.description
    case .output(let error): error.description
    case .memory(let what): "state: \(what)"
    }
  }
}
