import Glibc
package import NewsModel

/// All lines of an output directory, closed and live files of both streams, by ascending `seq`.
package struct RecordLog {
  package struct Line {
    package let stream: OutputStream
    package let place: RecordPlace
    package let bytes: [UInt8]
    /// Whether it ends in `\n`.
    package let isWhole: Bool
    /// As its beginning says; nil where it is no record.
    package let seq: Int64?
  }

  /// A file of records.
  package struct File: Hashable, Sendable {
    package let path: String
    package let firstSeq: Int64?
    /// nil for the live file, and for those that another tool has renamed.
    package let closed: ClosedFile?
  }

  package let files: [OutputStream: [File]]
  private var streams: [StreamReader]

  /// Finds the files of `directory`.
  package init(_ directory: String) throws(OutputError) {
    let names = OutputDirectory.names(in: directory)
    var files: [OutputStream: [File]] = [:]
    var streams: [StreamReader] = []
    for stream in OutputStream.allCases {
      files[stream] = try Self.files(of: stream, among: names, in: directory)
      streams.append(StreamReader(stream, files[stream] ?? []))
    }
    self.files = files
    self.streams = streams
  }

  /// The files in the order of their lines. One that is there plain and compressed is read once; an
  /// empty one is the last, it is live.
  private static func files(
    of stream: OutputStream, among names: [String], in directory: String
  ) throws(OutputError) -> [File] {
    var files: [File] = []
    for name in names where name.hasPrefix(stream.stem + ".ndjson") || isClosed(name, stream) {
      let isTwin = names.contains(name + ".zst") || names.contains(name + ".gz")
      if name.hasSuffix(".tmp") || isTwin { continue }
      let path = "\(directory)/\(name)"
      files.append(
        File(
          path: path, firstSeq: try LineReader(path).next().flatMap(RecordPrefix.seq),
          closed: ClosedFile(name: name, in: directory)))
    }
    return files.sorted { ($0.firstSeq ?? .max, $0.path) < ($1.firstSeq ?? .max, $1.path) }
  }

  private static func isClosed(_ name: String, _ stream: OutputStream) -> Bool {
    ClosedFile(name: name, in: "")?.stream == stream
  }

  /// The next line of both streams; nil at the end.
  package mutating func next() throws(OutputError) -> Line? {
    for index in streams.indices { try streams[index].look() }
    let order = streams.indices.compactMap { index in
      streams[index].ahead.map { (seq: $0.seq ?? .min, index: index) }
    }
    guard let first = order.min(by: { ($0.seq, $0.index) < ($1.seq, $1.index) }) else { return nil }
    return streams[first.index].take()
  }
}

/// The lines of one stream, file after file.
private struct StreamReader {
  private let stream: OutputStream
  private var files: ArraySlice<RecordLog.File>
  private var reader: LineReader?
  private var path = ""
  private var number = 0
  private(set) var ahead: RecordLog.Line?

  init(_ stream: OutputStream, _ files: [RecordLog.File]) {
    self.stream = stream
    self.files = files[...]
  }

  /// Sees to it that the next line, if there is one, is `ahead`.
  mutating func look() throws(OutputError) {
    while ahead == nil {
      guard let reader else {
        guard let file = files.popFirst() else { return }
        (reader, path, number) = (try LineReader(file.path), file.path, 0)
        continue
      }
      guard let bytes = try reader.next() else {
        self.reader = nil
        continue
      }
      number += 1
      ahead = RecordLog.Line(
        stream: stream, place: RecordPlace(file: path, line: number), bytes: bytes,
        isWhole: !reader.isTorn, seq: RecordPrefix.seq(of: bytes))
    }
  }

  mutating func take() -> RecordLog.Line? {
    defer { ahead = nil }
    return ahead
  }
}

extension RecordLog {
  /// The names and sizes of all files: another one tells that somebody writes.
  package static func fingerprint(of directory: String) -> [String] {
    OutputDirectory.names(in: directory).map { name in
      var status = stat()
      _ = stat("\(directory)/\(name)", &status)
      return "\(name) \(status.st_size)"
    }
  }
}
