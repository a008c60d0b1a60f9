/// The signatures of the window, oldest first, in chunks that are freed whole.
///
/// About 128 bytes of bins, 28 of head, 4 for each fact and 10 to 12 for each of 12 keys.
struct SketchRing {
  /// The fixed part of a stored signature.
  struct Head {
    /// Place of the story that brought it, in the names.
    var owner: UInt32
    /// Place of the head of its group, in the names.
    var group: UInt32
    var count: UInt32
    var words: UInt32
    var digest: UInt32
    var factsStart: UInt32
    var names: UInt8
    var numbers: UInt8
    var keys: UInt8
  }

  struct Chunk {
    var heads: [Head] = []
    var bins: [UInt8] = []
    var facts: [UInt32] = []
  }

  private static let chunkBits: UInt32 = 10
  private static let chunkSize = 1 << Int(chunkBits)

  private var chunks: [Chunk] = []
  private var base: UInt32 = 0
  private(set) var first: UInt32 = 0
  private(set) var count = 0
  private(set) var keys = ChainedRing()

  /// The place that the next signature gets.
  var end: UInt32 { first &+ UInt32(truncatingIfNeeded: count) }

  func contains(_ place: UInt32) -> Bool { Int(place &- first) < count }

  func head(at place: UInt32) -> Head {
    let (chunk, slot) = position(of: place)
    return chunks[chunk].heads[slot]
  }

  /// The signature with the key at `keyPlace`.
  func place(ofKey keyPlace: UInt32) -> UInt32 {
    first &+ (keyPlace &- keys.first) / UInt32(Signature.maxKeys)
  }

  /// Makes room for `count` signatures in an empty ring.
  mutating func reserve(_ count: Int) { keys.reserve(count * Signature.maxKeys) }

  /// Adds a signature; `linked` tells by bits which of its keys walks shall find.
  mutating func append(_ signature: Signature, owner: UInt32, group: UInt32, linked: UInt16) {
    if chunks.isEmpty || (end &- base) >> Self.chunkBits >= UInt32(chunks.count) {
      if let last = chunks.indices.last { chunks[last].facts.shrink() }
      var chunk = Chunk()
      chunk.heads.reserveCapacity(Self.chunkSize)
      chunk.bins.reserveCapacity(Self.chunkSize * Signature.binCount)
      chunks.append(chunk)
    }
    let last = chunks.count - 1
    chunks[last].heads.append(
      Head(
        owner: owner, group: group, count: signature.count, words: signature.words,
        digest: signature.digest,
        factsStart: UInt32(chunks[last].facts.count), names: UInt8(signature.names.count),
        numbers: UInt8(signature.numbers.count), keys: UInt8(signature.keys.count)))
    chunks[last].bins.append(contentsOf: signature.bins)
    chunks[last].facts.append(contentsOf: signature.names.lazy.map(\.bits))
    chunks[last].facts.append(contentsOf: signature.numbers.lazy.map(\.bits))
    for slot in 0..<Signature.maxKeys {
      let isKey = slot < signature.keys.count
      keys.append(
        isKey ? signature.keys[slot] : 0, linked: isKey && linked >> UInt16(slot) & 1 == 1)
    }
    count += 1
  }

  /// Drops the oldest signature.
  mutating func dropFirst() {
    guard count > 0 else { return }
    first = first &+ 1
    count -= 1
    keys.dropFirst(Signature.maxKeys)
    if first &- base >= UInt32(Self.chunkSize) {
      chunks.removeFirst()
      base = base &+ UInt32(Self.chunkSize)
    }
  }

  /// The whole signature at `place`, and which of its keys are linked.
  func signature(at place: UInt32) -> (Signature, linked: UInt16) {
    let (chunk, slot) = position(of: place)
    let head = chunks[chunk].heads[slot]
    let firstKey = keys.first &+ (place &- first) &* UInt32(Signature.maxKeys)
    let keyPlaces = (0..<UInt32(head.keys)).map { firstKey &+ $0 }
    var linked: UInt16 = 0
    for (bit, keyPlace) in keyPlaces.enumerated() where keys.isLinked(keyPlace) {
      linked |= 1 << UInt16(bit)
    }
    let facts = self.facts(at: place)
    let firstBin = slot * Signature.binCount
    let signature = Signature(
      bins: Array(chunks[chunk].bins[firstBin..<firstBin + Signature.binCount]),
      keys: keyPlaces.map(keys.hash(at:)),
      names: facts.prefix(Int(head.names)).map(FactCode.init(bits:)),
      numbers: facts.dropFirst(Int(head.names)).map(FactCode.init(bits:)),
      count: head.count, words: head.words, digest: head.digest)
    return (signature, linked)
  }

  /// The fact codes at `place`: names, then numbers, both ascending.
  func facts(at place: UInt32) -> ArraySlice<UInt32> {
    let (chunk, slot) = position(of: place)
    let head = chunks[chunk].heads[slot]
    let start = Int(head.factsStart)
    return chunks[chunk].facts[start..<start + Int(head.names) + Int(head.numbers)]
  }

  /// How many bins of the signature at `place` equal those of `bins`, and how many are empty in
  /// both.
  func equalBins(at place: UInt32, _ bins: [UInt8]) -> (equal: Int, empty: Int) {
    let (chunk, slot) = position(of: place)
    return chunks[chunk].bins.withUnsafeBufferPointer { stored in
      bins.withUnsafeBufferPointer { own in
        BinComparison.count(
          own, UnsafeBufferPointer(rebasing: stored.dropFirst(slot * Signature.binCount)))
      }
    }
  }

  /// How many of `shingles` are, by eight bits, the least of their bin at `place`.
  func hits(at place: UInt32, _ shingles: ArraySlice<UInt64>) -> Int {
    let (chunk, slot) = position(of: place)
    let bins = chunks[chunk].bins
    return shingles.count { shingle in
      bins[slot * Signature.binCount + Signature.bin(of: shingle)]
        == Signature.stored(Signature.value(of: shingle))
    }
  }

  private func position(of place: UInt32) -> (chunk: Int, slot: Int) {
    let offset = place &- base
    return (Int(offset >> Self.chunkBits), Int(offset) & (Self.chunkSize - 1))
  }
}
