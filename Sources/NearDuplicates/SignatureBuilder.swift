/// Gathers shingles and facts into a ``Signature``.
struct SignatureBuilder {
  private var least = [UInt64](repeating: .max, count: Signature.binCount)
  private var keys = LeastValues(limit: Signature.maxKeys)
  private var names = LeastValues(limit: Signature.maxFacts)
  private var numbers = LeastValues(limit: Signature.maxFacts)
  private var count: UInt32 = 0
  var words: UInt32 = 0

  mutating func add(_ shingles: ArraySlice<UInt64>) {
    for shingle in shingles {
      let bin = Signature.bin(of: shingle)
      // Without a branch: half of the first shingles of a text are the least of their bin so far.
      least[bin] = min(least[bin], Signature.value(of: shingle))
      // Another order than that of the bins, so that their samples are independent.
      keys.insert(UInt32(truncatingIfNeeded: (shingle &* 0xA24B_AED4_963E_E407) >> 32))
    }
    count &+= UInt32(shingles.count)
  }

  mutating func add(_ facts: ArraySlice<FactCode>) {
    for fact in facts {
      if fact.isNumber {
        numbers.insert(fact.bits)
      } else {
        names.insert(fact.bits)
      }
    }
  }

  func finished(digest: UInt32) -> Signature {
    Signature(
      bins: least.map { $0 == .max ? 0 : Signature.stored($0) },
      keys: keys.values, names: names.values.map(FactCode.init(bits:)),
      numbers: numbers.values.map(FactCode.init(bits:)), count: count, words: words, digest: digest)
  }
}

/// The least distinct values of those inserted, ascending.
struct LeastValues {
  private(set) var values: [UInt32] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    values.reserveCapacity(limit + 1)
  }

  @inline(__always)
  mutating func insert(_ value: UInt32) {
    if values.count == limit, let greatest = values.last, value >= greatest { return }
    insertAmong(value)
  }

  private mutating func insertAmong(_ value: UInt32) {
    var place = values.count
    while place > 0, values[place - 1] > value { place -= 1 }
    if place > 0, values[place - 1] == value { return }
    if values.count < limit { values.append(value) }
    var last = values.count - 1
    while last > place {
      values[last] = values[last - 1]
      last -= 1
    }
    values[place] = value
  }
}
