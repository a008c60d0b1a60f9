/// The names that a cluster is most about, with their written forms.
///
/// In scripts with capitals the capitalised words of its labels, in others all words of its
/// headlines (in scripts without spaces: pairs of characters).
struct ClusterNames: Sendable {
  let language: UInt32
  /// The heaviest first.
  private(set) var names: [Found] = []
  private let terms: SparseVector
  private let capitals: SparseVector
  private let shapes: SparseVector

  struct Found: Sendable {
    var name: AliasName
    /// In scripts with capitals the whole label that it is of.
    var text: String
    /// The pieces of its spelling in Latin letters, where it has one.
    var pieces: [UInt32]
  }

  /// So many names are looked at, and so many of them are offered as unknown: pairs of characters are
  /// more than words.
  private static let wordLimits = (known: 12, unmatched: 5)
  private static let pairLimits = (known: 24, unmatched: 16)
  private let limits: (known: Int, unmatched: Int)

  /// - Parameters:
  ///   - isCased: whether the language's script has capitals.
  ///   - isName: whether a term is rare enough in its language to be a name that tells something.
  init(_ cluster: Cluster, isCased: Bool, isVietnamese: Bool, isName: (UInt32) -> Bool) {
    language = UInt32(cluster.language)
    terms = cluster.body
    capitals = cluster.names
    shapes = cluster.shapes
    limits = isCased ? Self.wordLimits : Self.pairLimits
    var seen: Set<UInt32> = []
    var found: [(weight: Float, place: Int, found: Found)] = []
    var reader = NameReader(language: cluster.language, isVietnamese: isVietnamese)
    let texts =
      isCased
      ? cluster.labels.filter(\.isName).map(\.text) : cluster.texts.headlines
    for text in texts {
      for var name in reader.names(of: text) where seen.insert(name.name.term).inserted {
        let vector = isCased ? capitals : terms
        guard let weight = vector.weight(of: name.name.term), isName(name.name.term)
        else { continue }
        if isCased { name.text = text }
        found.append((weight, found.count, name))
      }
    }
    found.sort { ($1.weight, $0.place) < ($0.weight, $1.place) }
    names = found.prefix(limits.known).map(\.found)
  }

  func has(_ term: UInt32) -> Bool {
    terms.weight(of: term) != nil || capitals.weight(of: term) != nil
  }

  /// The names that the other cluster does not spell alike.
  func unmatched(in other: ClusterNames) -> [Found] {
    let unmatched = names.lazy.filter { found in
      let shared = found.pieces.count { other.shapes.weight(of: $0) != nil }
      return 2 * shared < max(1, found.pieces.count)
    }
    return Array(unmatched.prefix(limits.unmatched))
  }
}
