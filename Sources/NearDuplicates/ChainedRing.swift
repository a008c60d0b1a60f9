/// Hashes in order of arrival, found newest first, forgotten oldest first in O(1).
///
/// A hash table with chains over a queue: each entry names the one before it in its bucket, so a
/// walk goes from new to old and ends at the first entry that the queue has dropped. Nothing is
/// unlinked when the oldest go. What a walk finds depends only on the entries in the queue, never
/// on those that left it or on the size of the table: a restored ring answers as the first did.
///
/// Places count up from 0 and wrap at 2^32. Memory: 8 bytes an entry and 1.3 to 2.7 for its bucket: with
/// three entries a bucket a walk takes a step more than with one, and a story 60 bytes less.
struct ChainedRing {
  struct Entry {
    var hash: UInt32
    /// The place of the entry before in the bucket; its own place where it is not linked.
    var next: UInt32
  }

  /// Longest walk. Only texts made to collide reach it.
  private static let maxSteps = 2_048
  /// Entries a bucket, at the most.
  private static let load = 3
  private static let chunkBits: UInt32 = 14
  private static let chunkSize = 1 << Int(chunkBits)

  private var chunks: [[Entry]] = []
  /// Place of the first entry of the first chunk.
  private var base: UInt32 = 0
  /// Place of the oldest entry.
  private(set) var first: UInt32 = 0
  private(set) var count = 0
  private var buckets: [UInt32]
  private var shift: UInt32

  init() {
    buckets = [UInt32](repeating: .max, count: 1 << 10)
    shift = 32 - 10
  }

  /// Makes room for `count` entries in an empty ring, so that it need not grow.
  mutating func reserve(_ count: Int) {
    guard self.count == 0 else { return }
    while Self.load << Int(32 - shift) < count, shift > 1 { shift -= 1 }
    buckets = [UInt32](repeating: .max, count: 1 << Int(32 - shift))
  }

  /// The place that the next entry gets.
  var end: UInt32 { first &+ UInt32(truncatingIfNeeded: count) }

  func contains(_ place: UInt32) -> Bool {
    Int(place &- first) < count
  }

  /// The hash at a place in the ring.
  func hash(at place: UInt32) -> UInt32 { self[place].hash }

  /// Whether walks find the entry.
  func isLinked(_ place: UInt32) -> Bool { self[place].next != place }

  /// Calls `body` with the places of `hash`, newest first, until it returns false.
  @inline(__always)
  func walk(_ hash: UInt32, _ body: (UInt32) -> Bool) {
    var place = buckets[Int(bucket(of: hash))]
    var steps = 0
    while contains(place), steps < Self.maxSteps {
      let entry = self[place]
      if entry.hash == hash, !body(place) { return }
      if entry.next == place { return }
      place = entry.next
      steps += 1
    }
  }

  /// The places of each of `hashes`, newest first, at most `limit` of each.
  ///
  /// Finds what a `walk` for each would find, but takes the walks step by step together: the ring
  /// is larger than the processor's caches, and so the waits for memory overlap.
  func places(of hashes: [UInt32], limit: Int) -> FoundPlaces {
    var found = FoundPlaces(hashes: hashes.count, limit: limit)
    var walks = hashes.indices.map {
      Walk(number: $0, hash: hashes[$0], place: buckets[Int(bucket(of: hashes[$0]))])
    }
    var steps = 0
    while !walks.isEmpty, steps < Self.maxSteps {
      steps += 1
      var going = 0
      for walk in walks.indices {
        guard let next = step(walks[walk], &found) else { continue }
        walks[going] = Walk(number: walks[walk].number, hash: walks[walk].hash, place: next)
        going += 1
      }
      walks.removeLast(walks.count - going)
    }
    return found
  }

  private struct Walk {
    var number: Int
    var hash: UInt32
    var place: UInt32
  }

  /// Takes a step of a walk and returns the place of the next one, nil at the end.
  @inline(__always)
  private func step(_ walk: Walk, _ found: inout FoundPlaces) -> UInt32? {
    guard contains(walk.place) else { return nil }
    let entry = self[walk.place]
    if entry.hash == walk.hash, !found.add(walk.place, to: walk.number) { return nil }
    return entry.next == walk.place ? nil : entry.next
  }

  /// Adds `hash` as the newest; without `linked` no walk will find it.
  mutating func append(_ hash: UInt32, linked: Bool = true) {
    if count >= buckets.count * Self.load { grow() }
    if chunks.isEmpty || (end &- base) >> Self.chunkBits >= UInt32(chunks.count) {
      var chunk: [Entry] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    let place = end
    var entry = Entry(hash: hash, next: place)
    if linked {
      let bucket = Int(bucket(of: hash))
      let before = buckets[bucket]
      // A dead predecessor is written as one that can never be in the ring with this entry.
      entry.next = contains(before) ? before : first &- 1
      buckets[bucket] = place
    }
    chunks[chunks.count - 1].append(entry)
    count += 1
  }

  /// Drops the oldest `dropped` entries.
  mutating func dropFirst(_ dropped: Int) {
    let dropped = min(dropped, count)
    first = first &+ UInt32(truncatingIfNeeded: dropped)
    count -= dropped
    while !chunks.isEmpty, first &- base >= UInt32(Self.chunkSize) {
      chunks.removeFirst()
      base = base &+ UInt32(Self.chunkSize)
    }
  }

  private func bucket(of hash: UInt32) -> UInt32 {
    (hash &* 0x9E37_79B1) >> shift
  }

  private subscript(place: UInt32) -> Entry {
    let offset = place &- base
    return chunks[Int(offset >> Self.chunkBits)][Int(offset) & (Self.chunkSize - 1)]
  }

  /// Doubles the buckets and links every linked entry anew, oldest first.
  private mutating func grow() {
    shift -= 1
    buckets = [UInt32](repeating: first &- 1, count: buckets.count * 2)
    var place = first
    for _ in 0..<count {
      let entry = self[place]
      if entry.next != place {
        let bucket = Int(bucket(of: entry.hash))
        let offset = place &- base
        chunks[Int(offset >> Self.chunkBits)][Int(offset) & (Self.chunkSize - 1)].next =
          buckets[bucket]
        buckets[bucket] = place
      }
      place = place &+ 1
    }
  }
}
