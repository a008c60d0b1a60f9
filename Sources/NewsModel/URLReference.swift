/// Resolving references such as `../a?b` against the address of what they stand in.
///
/// RFC 3986 section 5.2, lenient about what feeds write: white space around a reference and line
/// breaks inside it are dropped, nothing is percent-encoded or normalised beyond dot segments.
package enum URLReference {
  /// The absolute address of `reference`; as it stands where it is absolute already or no base is
  /// known; nil where it is empty. Linear in the length of both.
  package static func resolve(_ reference: String, against base: String?) -> String? {
    if isClean(reference), scheme(of: reference) != nil { return reference }
    let bytes = cleaned(reference)
    guard !bytes.isEmpty else { return nil }
    let parts = Parts(bytes)
    guard parts.scheme == nil, let base else { return String(decoding: bytes, as: UTF8.self) }
    let baseParts = Parts(cleaned(base))
    guard baseParts.scheme != nil, baseParts.isHierarchical || parts.isFragmentOnly else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: parts.transformed(by: baseParts).joined, as: UTF8.self)
  }

  /// The scheme in lower case, nil where the reference is relative.
  package static func scheme(of reference: String) -> String? {
    let text = reference.utf8.drop { $0 <= 0x20 }
    guard let first = text.first, (first | 0x20) &- 0x61 < 26,
      let end = text.firstIndex(where: { !isOfScheme($0) }), text[end] == UInt8(ascii: ":")
    else { return nil }
    return String(text[..<end])?.lowercased()
  }

  fileprivate static func isOfScheme(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Whether there is nothing to drop.
  private static func isClean(_ reference: String) -> Bool {
    reference.utf8.first != 0x20 && reference.utf8.last != 0x20
      && reference.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private static func cleaned(_ text: String) -> [UInt8] {
    var bytes = text.utf8.filter { $0 >= 0x20 && $0 != 0x7F }
    while bytes.last == 0x20 { bytes.removeLast() }
    let leading = bytes.prefix { $0 == 0x20 }.count
    bytes.removeFirst(leading)
    return bytes
  }
}

/// The five components of RFC 3986, each without its delimiter.
private struct Parts {
  var scheme: ArraySlice<UInt8>?
  var authority: ArraySlice<UInt8>?
  var path: [UInt8] = []
  var query: ArraySlice<UInt8>?
  var fragment: ArraySlice<UInt8>?

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let mark = rest.firstIndex(of: UInt8(ascii: "#")) {
      fragment = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[(mark + 1)...]
      rest = rest[..<mark]
    }
    if let colon = Self.endOfScheme(rest) {
      scheme = rest[..<colon]
      rest = rest[(colon + 1)...]
    }
    if rest.starts(with: [0x2F, 0x2F]) {
      let start = rest.startIndex + 2
      let end = rest[start...].firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      authority = rest[start..<end]
      rest = rest[end...]
    }
    path = Array(rest)
  }

  var isHierarchical: Bool { authority != nil || path.first == UInt8(ascii: "/") }

  var isFragmentOnly: Bool { authority == nil && path.isEmpty && query == nil }

  private static func endOfScheme(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first, (first | 0x20) &- 0x61 < 26 else { return nil }
    let end = bytes.firstIndex { !URLReference.isOfScheme($0) }
    guard let end, bytes[end] == UInt8(ascii: ":") else { return nil }
    return end
  }

  /// Section 5.2.2, for a reference without a scheme.
  func transformed(by base: Parts) -> Parts {
    var target = self
    target.scheme = base.scheme
    guard authority == nil else {
      target.path = Self.withoutDotSegments(path)
      return target
    }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else if path.first == UInt8(ascii: "/") {
      target.path = Self.withoutDotSegments(path)
    } else {
      target.path = Self.withoutDotSegments(merged(with: base))
    }
    return target
  }

  /// Section 5.2.3.
  private func merged(with base: Parts) -> [UInt8] {
    if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
    let folder = base.path.lastIndex(of: UInt8(ascii: "/")).map { base.path[...$0] } ?? []
    return folder + path
  }

  /// Section 5.2.4, as a stack of segments.
  private static func withoutDotSegments(_ path: [UInt8]) -> [UInt8] {
    var segments: [ArraySlice<UInt8>] = []
    let all = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (place, segment) in all.enumerated() {
      let isLast = place == all.count - 1
      switch segment.count {
      case 1 where segment.first == UInt8(ascii: "."):
        if isLast { segments.append([]) }
      case 2 where segment.allSatisfy { $0 == UInt8(ascii: ".") }:
        // The first segment is the empty one before the leading slash.
        if segments.count > 1 { segments.removeLast() }
        if isLast { segments.append([]) }
      default:
        segments.append(segment)
      }
    }
    return Array(segments.joined(separator: [UInt8(ascii: "/")]))
  }

  var joined: [UInt8] {
    var text: [UInt8] = []
    if let scheme { text += scheme + [UInt8(ascii: ":")] }
    if let authority { text += [0x2F, 0x2F] + authority }
    text += path
    if let query { text += [UInt8(ascii: "?")] + query }
    if let fragment { text += [UInt8(ascii: "#")] + fragment }
    return text
  }
}
