import Markup

/// Counts the different names and namespaces of a document.
///
/// libxml2 keeps each in a table whose chains grow without bound: two million different element
/// names took it over 25 s. The richest real feed has some 150.
struct NameBudget {
  private static let most = 4_000

  private var seen: Set<UInt64> = []

  /// Whether a name may be used: it is known, or there is room for another one.
  mutating func allows(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Bool {
    // FNV-1a. A collision lets one more name through, which does no harm.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in name { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    if seen.contains(hash) { return true }
    guard seen.count < Self.most else { return false }
    seen.insert(hash)
    return true
  }
}
