/// Counts equal bins, sixteen at a time.
enum BinComparison {
  /// The places where both have the same byte other than 0, and those where both have 0.
  ///
  /// Compares `Signature.binCount` bytes, which both must have.
  static func count(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>)
    -> (equal: Int, empty: Int)
  {
    precondition(
      left.count >= Signature.binCount && right.count >= Signature.binCount,
      "a signature has all its bins")
    var same = SIMD16<UInt8>.zero
    var empty = SIMD16<UInt8>.zero
    let one = SIMD16<UInt8>(repeating: 1)
    for start in stride(from: 0, to: Signature.binCount, by: 16) {
      let first = UnsafeRawPointer(left.baseAddress?.advanced(by: start))?
        .loadUnaligned(as: SIMD16<UInt8>.self)
      let second = UnsafeRawPointer(right.baseAddress?.advanced(by: start))?
        .loadUnaligned(as: SIMD16<UInt8>.self)
      guard let first, let second else { break }
      let equal = first .== second
      same = same &+ SIMD16.zero.replacing(with: one, where: equal)
      empty = empty &+ SIMD16.zero.replacing(with: one, where: equal .& (first .== .zero))
    }
    let emptyCount = Int(empty.wrappedSum())
    return (Int(same.wrappedSum()) - emptyCount, emptyCount)
  }
}
