extension UnsafeMutableBufferPointer where Element == UInt64 {
  /// The element that `place` - 1 others exceed, all of them different; reorders the buffer.
  ///
  /// Hoare's selection, with the median of three as the pivot: linear on the average, and the
  /// vectors it serves have a few hundred entries.
  func greatest(_ place: Int) -> UInt64 {
    var low = 0
    var high = count - 1
    let wanted = place - 1
    while low < high {
      let pivot = Swift.max(
        Swift.min(self[low], self[high]),
        Swift.min(Swift.max(self[low], self[high]), self[(low + high) / 2]))
      var left = low
      var right = high
      while left <= right {
        while self[left] > pivot { left += 1 }
        while self[right] < pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if wanted <= right {
        high = right
      } else if wanted >= left {
        low = left
      } else {
        break
      }
    }
    return self[wanted]
  }
}
