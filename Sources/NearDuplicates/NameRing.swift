import NewsModel

/// The stories of the window, oldest first, found by id.
struct NameRing {
  struct Entry {
    /// Of the stamp that the window's clock gave.
    var seconds: Int64
    /// Where its name begins in the text of the chunk; it ends where the next one begins.
    var textStart: UInt32
    /// Place of the head of its group; its own place for a head.
    var group: UInt32
    /// Place of its first signature; meaningless where it brought none.
    var sketch: UInt32
    /// Paragraphs that it brought to the memory of paragraphs.
    var paragraphs: UInt8
  }

  private struct Chunk {
    var entries: [Entry] = []
    var text: [UInt8] = []

    func text(of slot: Int) -> ArraySlice<UInt8> {
      let isLast = slot + 1 == entries.count
      return text[
        Int(entries[slot].textStart)..<(isLast ? text.count : Int(entries[slot + 1].textStart))]
    }
  }

  private static let chunkBits: UInt32 = 10
  private static let chunkSize = 1 << Int(chunkBits)

  private var chunks: [Chunk] = []
  private var base: UInt32 = 0
  private var hashes = ChainedRing()

  var first: UInt32 { hashes.first }
  var count: Int { hashes.count }
  /// The place that the next story gets.
  var end: UInt32 { hashes.end }

  func contains(_ place: UInt32) -> Bool { hashes.contains(place) }

  func entry(at place: UInt32) -> Entry {
    let (chunk, slot) = position(of: place)
    return chunks[chunk].entries[slot]
  }

  func id(at place: UInt32) -> StoryID {
    StoryID(String(decoding: text(at: place), as: UTF8.self))
  }

  func text(at place: UInt32) -> ArraySlice<UInt8> {
    let (chunk, slot) = position(of: place)
    return chunks[chunk].text(of: slot)
  }

  /// Makes room for `count` stories in an empty ring.
  mutating func reserve(_ count: Int) { hashes.reserve(count) }

  /// The newest entry of `id`.
  func place(of id: StoryID) -> UInt32? {
    var found: UInt32?
    hashes.walk(Self.hash(id.name.utf8)) { place in
      guard text(at: place).elementsEqual(id.name.utf8) else { return true }
      found = place
      return false
    }
    return found
  }

  mutating func append(
    _ name: some Collection<UInt8>, seconds: Int64, group: UInt32, sketch: UInt32, paragraphs: Int
  ) {
    if chunks.isEmpty || (end &- base) >> Self.chunkBits >= UInt32(chunks.count) {
      if let last = chunks.indices.last { chunks[last].text.shrink() }
      var chunk = Chunk()
      chunk.entries.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    let last = chunks.count - 1
    let start = chunks[last].text.count
    chunks[last].text.append(contentsOf: name)
    chunks[last].entries.append(
      Entry(
        seconds: seconds, textStart: UInt32(start), group: group, sketch: sketch,
        paragraphs: UInt8(clamping: paragraphs)))
    hashes.append(Self.hash(name))
  }

  /// Drops the oldest story.
  mutating func dropFirst() {
    hashes.dropFirst(1)
    if !chunks.isEmpty, first &- base >= UInt32(Self.chunkSize) {
      chunks.removeFirst()
      base = base &+ UInt32(Self.chunkSize)
    }
  }

  private func position(of place: UInt32) -> (chunk: Int, slot: Int) {
    let offset = place &- base
    return (Int(offset >> Self.chunkBits), Int(offset) & (Self.chunkSize - 1))
  }

  private static func hash(_ name: some Collection<UInt8>) -> UInt32 {
    let hash = name.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

extension Array {
  /// Gives up the room that it does not use.
  mutating func shrink() {
    guard capacity > count else { return }
    var exact: [Element] = []
    exact.reserveCapacity(count)
    exact.append(contentsOf: self)
    self = exact
  }
}
