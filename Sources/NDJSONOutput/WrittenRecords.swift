import Glibc
package import NewsModel

/// Reads what is written in an output directory, beside the service that writes there.
package struct WrittenRecords {
  private let directory: String
  /// Lines that are no records of ours.
  package private(set) var unreadable = 0

  /// Fails where `directory` cannot be listed.
  package init(_ directory: String) throws(OutputError) {
    self.directory = directory
    guard let listing = opendir(directory) else { throw .system("opendir", path: directory) }
    closedir(listing)
  }

  /// Calls `body` with every line of `stream` in order, from the first file on that may hold records
  /// which were written at `start` or later.
  ///
  /// Throws where a line was written by a newer newsloom. A last line that is being written counts
  /// for nothing.
  package mutating func forEach(
    _ stream: OutputStream, since start: Timestamp, _ body: (RecordLine) -> Void
  ) throws(OutputError) {
    let (closed, live) = try snapshot(of: stream)
    let limit = start.rfc3339.filter { $0 != "-" && $0 != ":" }
    // A file is named after the moment it was closed: what was closed earlier holds only older ones.
    for file in closed where file.time >= limit {
      guard let reader = try Self.reopened(file.path) else { continue }
      try read(reader, path: file.path, body)
    }
    if let live { try read(live, path: path(of: stream), body) }
  }

  /// The closed files and the live one, opened. The live file must be the same before and after the
  /// listing: otherwise it was closed in between, and its lines could be missed or met twice.
  private func snapshot(
    of stream: OutputStream
  ) throws(OutputError) -> (closed: [ClosedFile], live: LineReader?) {
    let path = path(of: stream)
    for _ in 0..<8 {
      let before = Self.inode(of: path)
      let live = before == nil ? nil : try Self.opened(path)
      var closed: [ClosedFile] = []
      for file in ClosedFile.all(in: directory) where file.stream == stream {
        // A file that is just being compressed is there twice.
        if closed.last?.firstSeq != file.firstSeq { closed.append(file) }
      }
      if Self.inode(of: path) == before { return (closed, live) }
    }
    throw OutputError(.damaged("closed again and again while it was read"), path: path)
  }

  private func path(of stream: OutputStream) -> String { "\(directory)/\(stream.stem).ndjson" }

  private static func inode(of path: String) -> UInt? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt(status.st_ino) : nil
  }

  /// nil where the file has gone.
  private static func opened(_ path: String) throws(OutputError) -> LineReader? {
    do throws(OutputError) {
      return try LineReader(path)
    } catch {
      if case .system(_, ENOENT) = error.reason { return nil }
      throw error
    }
  }

  /// A closed file, which may have been compressed or deleted meanwhile.
  private static func reopened(_ path: String) throws(OutputError) -> LineReader? {
    for ending in ["", ".zst", ".gz"] {
      if let reader = try opened(path + ending) { return reader }
    }
    return nil
  }

  private mutating func read(
    _ reader: LineReader, path: String, _ body: (RecordLine) -> Void
  ) throws(OutputError) {
    var torn = 0
    while let bytes = try reader.next() {
      guard let line = RecordLine(bytes), let schema = line.text("schema") else {
        torn = 1
        continue
      }
      // Not at the end of the file: nothing that is still being written.
      unreadable += torn
      torn = 0
      guard schema == RecordEncoder.schema else {
        throw OutputError(.newer(schema: String(schema.prefix(64))), path: path)
      }
      body(line)
    }
  }
}
