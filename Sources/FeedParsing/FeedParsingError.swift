/// Why bytes are no feed.
package struct FeedParsingError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Sendable, Equatable {
    case empty
    /// A web page, with its title where it has one.
    case htmlPage(title: String?)
    /// XML whose root is no feed's.
    case otherXML(root: String)
    /// JSON without the items of a JSON Feed.
    case otherJSON
    /// A file format with a signature of its own, such as `gzip data`.
    case binary(kind: String)
    /// Text without markup, with its first line.
    case text(start: String)
    /// The XML parser could not be set up.
    case outOfMemory
  }

  package var reason: Reason

  package init(_ reason: Reason) {
    self.reason = reason
  }

  /// One lower-case line: what it looks like instead, and what was expected.
  package var description: String {
    "not a feed: \(found), expected RSS, Atom, RDF, CDF, JSON Feed or a sitemap"
  }

  private var found: String {
    switch reason {
    case .empty: "an empty document"
    case .htmlPage(nil): "an HTML page without a title"
    case .htmlPage(let title?): "an HTML page titled \"\(title)\""
    case .otherXML(let root): "an XML document with the root element <\(root)>"
    case .otherJSON: "a JSON document without feed items"
    case .binary(let kind): kind
    case .text(let start): "plain text beginning \"\(start)\""
    case .outOfMemory: "no memory for an XML parser"
    }
  }
}
