import Glibc
package import NewsModel

/// A rotated file, known by its name: `stories-20261121T160500Z-41.ndjson`, with `.zst` or `.gz`
/// behind it once it is compressed.
package struct ClosedFile: Hashable, Sendable {
  package let path: String
  package let stream: OutputStream
  package let firstSeq: Int64
  /// When it was closed, as in its name; such times compare as text.
  package let time: String
  package let isCompressed: Bool

  /// The file of this name, nil where the name is none of ours.
  init?(name: String, in directory: String) {
    let endings = [".ndjson.zst", ".ndjson.gz", ".ndjson"]
    guard let ending = endings.first(where: name.hasSuffix) else { return nil }
    let parts = name.dropLast(ending.count).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let seq = Int64(parts[2]), parts[1].utf8.count == 16,
      let stream = OutputStream.allCases.first(where: { $0.stem == parts[0] })
    else { return nil }
    path = "\(directory)/\(name)"
    self.stream = stream
    firstSeq = seq
    time = String(parts[1])
    isCompressed = ending != ".ndjson"
  }

  /// All closed files of `directory`, by stream and first seq.
  package static func all(in directory: String) -> [ClosedFile] {
    let found = OutputDirectory.names(in: directory).compactMap {
      ClosedFile(name: $0, in: directory)
    }
    return found.sorted {
      ($0.stream.rawValue, $0.firstSeq, $0.path) < ($1.stream.rawValue, $1.firstSeq, $1.path)
    }
  }
}

/// Compresses and deletes closed files.
package enum Archive {
  /// Ends what a crash interrupted: a file that is there plain and compressed is compressed, since
  /// the compressed one got its name when it was whole; half a compressed one goes.
  package static func mend(_ directory: String) {
    let names = OutputDirectory.names(in: directory)
    for name in names where name.hasSuffix(".tmp") {
      let stem = [".ndjson.zst.tmp", ".ndjson.gz.tmp"].first(where: name.hasSuffix)
        .map { String(name.dropLast($0.utf8.count)) + ".ndjson" }
      if let stem, ClosedFile(name: stem, in: directory) != nil { unlink("\(directory)/\(name)") }
    }
    for file in ClosedFile.all(in: directory) where !file.isCompressed {
      let name = String(file.path.dropFirst(directory.utf8.count + 1))
      if names.contains(name + ".zst") || names.contains(name + ".gz") { unlink(file.path) }
    }
  }

  /// Brings the closed files of `directory` to what `policy` wants; to be run beside the service.
  ///
  /// The newest closed file of a stream stays as it is: a reader that was still in it when it was
  /// renamed finishes in peace. A file that a crash left half compressed is made again.
  package static func tend(
    _ directory: String, _ policy: RotationPolicy, at now: Timestamp
  ) throws(OutputError) {
    let files = ClosedFile.all(in: directory)
    for stream in OutputStream.allCases {
      let closed = files.filter { $0.stream == stream }
      if let keep = policy.keep {
        let limit = (now - keep).rfc3339.filter { $0 != "-" && $0 != ":" }
        for file in closed where file.time < limit { unlink(file.path) }
      }
      for file in closed.dropLast() where !file.isCompressed {
        try compress(file.path, policy.compression)
      }
    }
  }

  private static func compress(
    _ path: String, _ compression: RotationPolicy.Compression
  ) throws(OutputError) {
    let ending: String
    switch compression {
    case .none: return
    case .zstd: ending = ".zst"
    case .gzip: ending = ".gz"
    }
    guard access(path, F_OK) == 0 else { return }
    let temporary = path + ending + ".tmp"
    do throws(OutputError) {
      try Compressor.compress(path, to: temporary, compression)
    } catch {
      unlink(temporary)
      throw error
    }
    if retryingOnInterrupt({ rename(temporary, path + ending) }) != 0 {
      throw .system("rename", path: path + ending)
    }
    try syncDirectory(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]))
    unlink(path)
  }
}
