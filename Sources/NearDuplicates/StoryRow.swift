/// What is stored of one story of the window.
struct StoryRow: Equatable {
  var seconds: Int64
  /// How many stories before it the head of its group came; 0 for a head.
  var headDistance: UInt32
  var id: [UInt8]
  var paragraphs: [UInt32]
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

  /// Nil where the bytes are no row.
  init?(_ bytes: [UInt8]) {
    var reader = RowReader(bytes)
    guard let seconds = reader.read(Int64.self), let distance = reader.read(UInt32.self),
      let length = reader.read(UInt32.self), let id = reader.read(bytes: Int(length)),
      let paragraphs = reader.readList(limit: ParagraphMemory.perStory)
    else { return nil }
    self.init(
      seconds: seconds, headDistance: distance, id: Array(id), paragraphs: paragraphs,
      signature: nil)
    if reader.isAtEnd { return }
    guard let (signature, linked) = Self.signature(&reader), reader.isAtEnd else { return nil }
    self.signature = signature
    self.linked = linked
  }

  private static func signature(_ reader: inout RowReader) -> (Signature, UInt16)? {
    guard let bins = reader.read(bytes: Signature.binCount),
      let count = reader.read(UInt32.self), let words = reader.read(UInt32.self),
      let digest = reader.read(UInt32.self),
      let linked = reader.read(UInt16.self),
      let keys = reader.readList(limit: Signature.maxKeys),
      let names = reader.readList(limit: Signature.maxFacts, FactCode.init(bits:)),
      let numbers = reader.readList(limit: Signature.maxFacts, FactCode.init(bits:))
    else { return nil }
    let signature = Signature(
      bins: Array(bins), keys: keys, names: names,
      numbers: numbers, count: count, words: words, digest: digest)
    return (signature, linked)
  }
}
