import CPSL

/// Who answers for a host: the part of its name that somebody registered, by the public suffix list.
enum RegistrableDomain {
  /// `bbci.co.uk` for `feeds.bbci.co.uk`, `a.blogspot.com` for itself; the host where it has none: an
  /// address, a name of one part, a public suffix.
  static func of(_ host: String) -> String {
    // `127.0.0.1` would belong to `0.1`.
    guard let last = host.utf8.last, !(0x30...0x39).contains(last), last != UInt8(ascii: "]"),
      let list = psl_builtin(), let found = psl_registrable_domain(list, host)
    else { return host }
    return String(cString: found)
  }
}
