import NewsModel

/// The vectors of a cluster and of the stories that it keeps, and its texts, in one array.
///
/// They are read together, and an array each would cost 48 bytes with what the allocator adds. First
/// comes a word for each vector, then the entries, then the texts. Most clusters are lone stories, whose parts are
/// those of the centroid: they are there once. That and the rest of a story's numbers take four
/// words of eight bytes in place of six arrays.
struct VectorBlock: Sendable {
  private let words: [TermWeight]
  private let memberCount: UInt8
  /// Whether the only member has the vectors of the centroid, its text cut to the heaviest terms.
  private let isLone: Bool

  /// More entries than this no vector has, so that places in the array fit 16 bits.
  static let longest = 512

  private static let partCount = 7
  /// The word that tells how long the texts are.
  private static let textWord = partCount
  private static let headWords = partCount + 1
  /// Words of numbers of a member, before those of its vectors.
  private static let numberWords = 3
  private static let memberWords = numberWords + 4
  /// The word of a lone member that tells the least rank of its text's terms.
  private static let rankWord = headWords + numberWords

  /// - Parameter members: at most `Member.kept`.
  init(_ parts: VectorParts, _ members: [Member], _ texts: ClusterTexts) {
    memberCount = UInt8(clamping: members.count)
    isLone = members.count == 1 && Self.isLone(members[0], parts)
    var vectors = [
      parts.body, parts.title, parts.names, parts.numbers, parts.shapes, parts.frames,
      parts.regions,
    ]
    if !isLone {
      for member in members {
        vectors += [member.body, member.title, member.names, member.numbers]
      }
    }
    let head = vectors.count + 1 + Self.numberWords * members.count + (isLone ? 1 : 0)
    let bytes = texts.list.bytes
    let end = vectors.reduce(head) { $0 + $1.count }
    var words: [TermWeight] = []
    words.reserveCapacity(end + (bytes.count + 7) / 8)
    var start = head
    func place(_ vector: SparseVector) {
      words.append(
        TermWeight(
          term: UInt32(start) << 16 | UInt32(vector.count), weight: vector.squaredNorm))
      start += vector.count
    }
    for vector in vectors[..<Self.partCount] { place(vector) }
    words.append(TermWeight(bits: UInt64(end) << 32 | UInt64(bytes.count)))
    for (number, member) in members.enumerated() {
      words.append(TermWeight(bits: UInt64(bitPattern: member.at.seconds)))
      words.append(TermWeight(term: member.place, weight: member.nameMass))
      words.append(TermWeight(term: member.source, weight: member.numberMass))
      if isLone {
        words.append(TermWeight(bits: parts.body.leastRank(keeping: Member.bodyLimit)))
      } else {
        for vector in 0..<4 { place(vectors[Self.partCount + 4 * number + vector]) }
      }
    }
    for vector in vectors { vector.withEntries { words.append(contentsOf: $0) } }
    words.append(contentsOf: repeatElement(TermWeight(bits: 0), count: (bytes.count + 7) / 8))
    words.withUnsafeMutableBytes { $0[(8 * end)...].copyBytes(from: bytes) }
    self.words = words
  }

  /// The headlines of the stories kept, and labels.
  var texts: ClusterTexts {
    let word = words[Self.textWord].bits
    let (start, count) = (8 * Int(word >> 32), Int(word & 0xFFFF_FFFF))
    return ClusterTexts(
      ByteList(words.withUnsafeBytes { Array($0[start..<start + count]) }))
  }

  private static func isLone(_ member: Member, _ parts: VectorParts) -> Bool {
    member.title == parts.title && member.names == parts.names
      && member.numbers == parts.numbers
      && member.body
        == parts.body.atLeast(rank: parts.body.leastRank(keeping: Member.bodyLimit))
  }

  var body: SparseVector { vector(0) }
  var title: SparseVector { vector(1) }
  var names: SparseVector { vector(2) }
  var numbers: SparseVector { vector(3) }
  var shapes: SparseVector { vector(4) }
  var frames: SparseVector { vector(5) }
  var regions: SparseVector { vector(6) }

  var parts: VectorParts {
    VectorParts(
      body: body, title: title, names: names, numbers: numbers, shapes: shapes, frames: frames,
      regions: regions)
  }

  @inline(__always)
  private func vector(_ word: Int) -> SparseVector {
    SparseVector(
      in: words, first: words[word].term >> 16, length: words[word].term & 0xFFFF,
      squaredNorm: words[word].weight)
  }
}

extension VectorBlock: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { Int(memberCount) }

  /// A member, oldest first.
  subscript(number: Int) -> Member {
    let first = Self.headWords + Self.memberWords * number
    let vectors = first + Self.numberWords
    let (place, source) = (words[first + 1], words[first + 2])
    return Member(
      place: place.term, at: Timestamp(seconds: Int64(bitPattern: words[first].bits)),
      body: isLone ? body.atLeast(rank: words[Self.rankWord].bits) : vector(vectors),
      title: isLone ? title : vector(vectors + 1),
      names: isLone ? names : vector(vectors + 2),
      numbers: isLone ? numbers : vector(vectors + 3),
      nameMass: place.weight, numberMass: source.weight, source: source.term)
  }
}

extension TermWeight {
  /// Its eight bytes as a number.
  fileprivate var bits: UInt64 { UInt64(weight.bitPattern) << 32 | UInt64(term) }

  fileprivate init(bits: UInt64) {
    self.init(
      term: UInt32(truncatingIfNeeded: bits), weight: Float(bitPattern: UInt32(bits >> 32)))
  }
}
