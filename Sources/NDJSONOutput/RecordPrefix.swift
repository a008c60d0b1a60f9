/// The beginning of a record's line, which newsloom writes itself:
/// `{"schema":"newsloom/1","type":"story","seq":41,`.
enum RecordPrefix {
  /// More than the longest beginning up to the end of `seq`.
  static let length = 96

  /// The `seq` of a line that begins so, nil for any other.
  static func seq(of line: [UInt8]) -> Int64? {
    let key = Array("\"seq\":".utf8)
    let head = line.prefix(length)
    guard let start = head.indices.first(where: { head[$0...].starts(with: key) }) else {
      return nil
    }
    let digits = head[(start + key.count)...].prefix { (0x30...0x39).contains($0) }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
