/// Which of the two output files.
package enum OutputStream: Int, CaseIterable, Hashable, Sendable {
  case stories = 0
  case events = 1

  /// The file's name without its ending.
  package var stem: String {
    switch self {
    case .stories: "stories"
    case .events: "events"
    }
  }

  /// The stream that `record` belongs to.
  package init(of record: OutputRecord) {
    switch record {
    case .story: self = .stories
    case .event: self = .events
    }
  }
}

/// A line that a transaction has promised to the output.
package struct OutboxLine: Hashable, Sendable {
  package let seq: Int64
  package let stream: OutputStream
  /// One JSON object and `\n`.
  package let bytes: [UInt8]

  package init(seq: Int64, stream: OutputStream, bytes: [UInt8]) {
    self.seq = seq
    self.stream = stream
    self.bytes = bytes
  }
}

/// How far the live file of a stream is known to be on disk.
package struct OutputPosition: Hashable, Sendable {
  package let stream: OutputStream
  /// Bytes of the live file that are synced and acknowledged.
  package var offset: Int64
  /// The seq of the live file's first line; nil while it is empty.
  package var firstSeq: Int64?
  /// When the live file's first line was written; nil while it is empty.
  package var begun: Timestamp?

  package init(
    stream: OutputStream, offset: Int64 = 0, firstSeq: Int64? = nil, begun: Timestamp? = nil
  ) {
    self.stream = stream
    self.offset = offset
    self.firstSeq = firstSeq
    self.begun = begun
  }
}
