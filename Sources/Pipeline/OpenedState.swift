import ArticleExtraction
import Configuration
import Logging
import NDJSONOutput
import NewsModel
import Scheduling
import StateStore

/// What a pipeline starts from beside its sources: the state read, the output repaired.
struct OpenedState {
  let store: any StateStore
  let writer: RecordWriter
  let grouper: StoryGrouper
  let boilerplate: BoilerplateMemory
  let hosts: HostLedger
  let nextSeq: Int64
  /// What the state store knows to be on disk: everything.
  let acknowledged: Acknowledgement

  init(
    _ configuration: Configuration, log: Logger, at now: Timestamp,
    progress: (StartStep) -> Void
  ) throws(PipelineError) {
    let store: SQLiteStateStore
    let stored: StoredState
    let duplicates: [ModelRow]
    let events: [ModelRow]
    progress(.openingState)
    do throws(StateStoreError) {
      store = try SQLiteStateStore(directory: configuration.state.directory)
      stored = try store.load(withSources: false)
      duplicates = try store.rows(of: .duplicates)
      events = try store.rows(of: .events)
      hosts = HostLedger(restoring: try store.rows(of: .hosts))
      boilerplate = BoilerplateMemory(restoring: try store.rows(of: .boilerplate))
    } catch {
      throw .state(error)
    }
    progress(.restoringMemory)
    do {
      grouper = try StoryGrouper(
        configuration.grouping, words: Self.words(configuration, log), duplicates: duplicates,
        events: events)
    } catch {
      throw .memory("\(error)")
    }
    self.store = store
    progress(.repairingOutput)
    (writer, acknowledged) = try Self.repairedOutput(configuration, stored, store, log)
    nextSeq = stored.nextSeq
  }

  /// The word lists that the configuration names; none where there are none.
  private static func words(
    _ configuration: Configuration, _ log: Logger
  ) -> DictionaryFolder? {
    guard let directory = configuration.events.dictionaries else { return nil }
    let folder = DictionaryFolder(directory) { log.warning("dictionaries: \($0)") }
    if folder.hasLists { return folder }
    log.warning("\(directory): no FreeDict list for dictd, expected freedict-…-eng.index")
    return nil
  }

  /// Opens the output and acknowledges what its repair has brought to disk.
  private static func repairedOutput(
    _ configuration: Configuration, _ stored: StoredState, _ store: any StateStore, _ log: Logger
  ) throws(PipelineError) -> (RecordWriter, Acknowledgement) {
    do throws(StateStoreError) {
      try Directories.make(configuration.output.directory)
    } catch {
      throw .output(OutputError(.system(call: "mkdir", code: 0), path: "\(error)"))
    }
    let writer: RecordWriter
    Archive.mend(configuration.output.directory)
    do throws(OutputError) {
      writer = try RecordWriter(
        directory: configuration.output.directory, policy: configuration.rotation,
        durability: configuration.durability, positions: stored.positions,
        promised: stored.outbox, lastSeq: stored.nextSeq - 1
      ) { log.notice("\($0.message)") }
    } catch {
      throw .output(error)
    }
    let acknowledgement = Acknowledgement(seq: writer.durableSeq, positions: writer.positions)
    do throws(StateStoreError) {
      var change = StateChange()
      change.acknowledged = acknowledgement
      try store.commit(change)
    } catch {
      throw .state(error)
    }
    return (writer, acknowledgement)
  }
}

/// What a start does, in this order.
package enum StartStep: CustomStringConvertible, Sendable {
  case openingState, restoringMemory, repairingOutput

  package var description: String {
    switch self {
    case .openingState: "opening the state"
    case .restoringMemory: "restoring the memory of stories and events"
    case .repairingOutput: "comparing the output with what was promised"
    }
  }
}

extension TailRepair {
  /// One line for the log.
  var message: String {
    switch self {
    case .cut(let path, let bytes): "\(path): cut \(bytes) bytes of a torn line"
    case .completed(let path, let bytes):
      "\(path): wrote \(bytes) promised bytes that the last run could not"
    case .shortened(let path, let bytes):
      "\(path): is \(bytes) bytes shorter than it was; somebody truncated it "
        + "(copytruncate?) or a power cut did; going on at its end"
    case .rotated(let path): "\(path): was the live file; going on in a new one"
    case .reopened(let path): "\(path): going on in this new file"
    }
  }
}
