/// What is stored of one story of the window.
struct StoryRow: Equatable {
  var seconds: Int64 = 0
  /// How many stories before it the head of its group came; 0 for a head.
  var headDistance: UInt32 = 0
  var id: [UInt8] = []
  var paragraphs: [UInt32] = []
  var signature: Signature?
  /// Which keys of the signature are linked.
  var linked: UInt16 = 0
}

extension StoryRow {
  func encoded() -> [UInt8] {
    var writer = RowWriter(capacity: 64 + id.count + (signature == nil ? 0 : 320))
    writer.write(seconds)
    writer.write(headDistance)
    writer.write(UInt32(clamping: id.count))
    writer.write(bytes: id)
    writer.write(list: paragraphs)
    guard let signature else { return writer.bytes }
    writer.write(bytes: signature.bins)
    writer.write(signature.count)
    writer.write(signature.words)
    writer.write(signature.digest)
    writer.write(linked)
    writer.write(list: signature.keys)
    writer.write(list: signature.names.map(\.bits))
    writer.write(list: signature.numbers.map(\.bits))
    return writer.bytes
  }

  /// Reads a row in place of what was there, into the same buffers: a window of a million stories
  /// is read at every start.
  ///
  /// - Returns: false where the bytes are no row.
  mutating func read(_ bytes: [UInt8]) -> Bool {
    var reader = RowReader(bytes)
    guard let seconds = reader.read(Int64.self), let distance = reader.read(UInt32.self),
      let length = reader.read(UInt32.self), reader.read(bytes: Int(length), into: &id),
      reader.readList(limit: ParagraphMemory.perStory, into: &paragraphs)
    else { return false }
    self.seconds = seconds
    headDistance = distance
    linked = 0
    if reader.isAtEnd {
      signature = nil
      return true
    }
    var signature = signature.take() ?? Signature()
    let isWhole = readSignature(&reader, into: &signature) && reader.isAtEnd
    self.signature = signature
    return isWhole
  }

  private mutating func readSignature(
    _ reader: inout RowReader, into signature: inout Signature
  ) -> Bool {
    guard reader.read(bytes: Signature.binCount, into: &signature.bins),
      let count = reader.read(UInt32.self), let words = reader.read(UInt32.self),
      let digest = reader.read(UInt32.self), let linked = reader.read(UInt16.self),
      reader.readList(limit: Signature.maxKeys, into: &signature.keys),
      reader.readList(limit: Signature.maxFacts, into: &signature.names, FactCode.init(bits:)),
      reader.readList(limit: Signature.maxFacts, into: &signature.numbers, FactCode.init(bits:))
    else { return false }
    (signature.count, signature.words, signature.digest) = (count, words, digest)
    self.linked = linked
    return true
  }
}
