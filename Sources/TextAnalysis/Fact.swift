/// A number or a name of a text: what differs between two reports of the same make.
package struct Fact: Hashable, Sendable {
  package enum Kind: UInt8, Sendable {
    /// A word with a digit.
    case number
    /// A capitalised word inside a sentence.
    case name
    /// Any word of a script without case, where names do not show.
    case term
  }

  /// The folded word, as in ``Word/hash``.
  package var hash: UInt64
  package var kind: Kind

  package init(hash: UInt64, kind: Kind) {
    self.hash = hash
    self.kind = kind
  }
}
