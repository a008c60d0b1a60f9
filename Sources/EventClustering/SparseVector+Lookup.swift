extension SparseVector {
  /// The weight of a term, nil where the vector does not have it. Logarithmic.
  func weight(of term: UInt32) -> Float? {
    withEntries { entries in
      var low = 0
      var high = entries.count
      while low < high {
        let middle = (low + high) / 2
        if entries[middle].term < term { low = middle + 1 } else { high = middle }
      }
      return low < entries.count && entries[low].term == term ? entries[low].weight : nil
    }
  }
}
