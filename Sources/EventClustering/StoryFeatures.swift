/// What the clusterer reads of a story: its terms by part, the shape of its names and its labels.
///
/// A pure function of the text (`make(_:lang:)`), so worker threads compute it; weights follow in
/// the clusterer, which knows how rare a term is.
package struct StoryFeatures: Sendable {
  /// The primary subtag of the story's language.
  var language: String
  /// Every distinct term of the title and of the first words of the text, ascending.
  var terms: [TermUse]
  /// Words read.
  var words: Int
  /// Pieces of romanised names, comparable between scripts, ascending; see `NameShape`.
  var shapes: [TermUse]
  /// Consonant frames of names, ascending, for scripts that write no vowels.
  var frames: [TermUse]
  /// Countries named, ascending.
  var regions: [UInt16]
  /// Names and headline words as a person reads them.
  var labels: [Label]
  /// What a model of the user's makes of the story, where there is one.
  package var embedding: Embedding?

  /// The regions as terms that no word has.
  var regionTerms: [UInt32] { regions.map { 0xFFFF_0000 | UInt32($0) } }
  /// What is comparable between languages: shapes, frames, regions, in this order.
  var pieces: [UInt32] { shapes.map(\.term) + frames.map(\.term) + regionTerms }

  /// How a story uses a term.
  struct TermUse: Hashable, Sendable {
    var term: UInt32
    /// Occurrences in the text.
    var body: UInt16 = 0
    /// Occurrences in the title.
    var title: UInt16 = 0
    /// Occurrences as a capitalised word within a sentence.
    var name: UInt16 = 0
    /// Whether it is a number.
    var isNumber = false
  }

  /// A term's written form.
  struct Label: Hashable, Sendable {
    var term: UInt32
    var text: String
    var isName: Bool
  }
}
