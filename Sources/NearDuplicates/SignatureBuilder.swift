/// Gathers shingles and facts into a ``Signature``.
struct SignatureBuilder {
  /// The least of each bin so far.
  private let least: UnsafeMutableBufferPointer<UInt64>
  private var keys = LeastValues(limit: Signature.maxKeys)
  private var names = LeastValues(limit: Signature.maxFacts)
  private var numbers = LeastValues(limit: Signature.maxFacts)
  private var count: UInt32 = 0
  var words: UInt32 = 0

  /// - Parameter room: for a number of each bin; must live as long as the builder.
  init(room: UnsafeMutableBufferPointer<UInt64>) {
    room.initialize(repeating: .max)
    least = room
  }

  mutating func add(_ shingles: ArraySlice<UInt64>) {
    shingles.withUnsafeBufferPointer { shingles in
      for shingle in shingles {
        let bin = Signature.bin(of: shingle)
        // Without a branch: half of the first shingles of a text are the least of their bin so far.
        least[bin] = min(least[bin], Signature.value(of: shingle))
        // Another order than that of the bins, so that their samples are independent.
        keys.insert(UInt32(truncatingIfNeeded: (shingle &* 0xA24B_AED4_963E_E407) >> 32))
      }
    }
    count &+= UInt32(shingles.count)
  }

  mutating func add(_ facts: ArraySlice<FactCode>) {
    facts.withUnsafeBufferPointer { facts in
      for fact in facts {
        if fact.isNumber {
          numbers.insert(fact.bits)
        } else {
          names.insert(fact.bits)
        }
      }
    }
  }

  func finished(digest: UInt32) -> Signature {
    let bins = [UInt8](unsafeUninitializedCapacity: Signature.binCount) { bins, count in
      for bin in 0..<Signature.binCount {
        bins[bin] = least[bin] == .max ? 0 : Signature.stored(least[bin])
      }
      count = Signature.binCount
    }
    return Signature(
      bins: bins, keys: keys.values, names: names.values.map(FactCode.init(bits:)),
      numbers: numbers.values.map(FactCode.init(bits:)), count: count, words: words, digest: digest)
  }
}

/// The least distinct values of those inserted, ascending.
struct LeastValues {
  private(set) var values: [UInt32] = []
  private let limit: Int
  /// No value from here on is among them any more; the greatest once there are enough.
  private var bound = UInt64(UInt32.max) + 1

  init(limit: Int) {
    self.limit = limit
    values.reserveCapacity(limit + 1)
  }

  @inline(__always)
  mutating func insert(_ value: UInt32) {
    if UInt64(value) < bound { insertAmong(value) }
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
    if values.count == limit, let greatest = values.last { bound = UInt64(greatest) }
  }
}
