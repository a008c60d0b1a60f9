/// Reads a feed that is there as a whole.
package enum FeedReader {
  /// The feed with its entries in document order. Linear; reads nothing but `bytes`.
  ///
  /// - Parameters:
  ///   - base: the address that the document came from, against which its links are resolved.
  ///   - contentType: the header of the response, for its charset.
  /// - Throws: what the document is, if it is no feed.
  package static func read(
    _ bytes: [UInt8], base: String? = nil, contentType: String? = nil
  ) throws(FeedParsingError) -> Feed {
    var stream = try FeedStream(base: base, contentType: contentType)
    stream.append(bytes.span)
    return try stream.finish()
  }
}
