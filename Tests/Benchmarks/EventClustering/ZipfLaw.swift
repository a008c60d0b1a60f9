import Glibc

/// Ranks from 0 on, the share of each falling with a power of it, as those of words do.
struct ZipfLaw {
  private var sums: [Double] = []

  init(count: Int, power: Double, offset: Double = 2) {
    var sum = 0.0
    for rank in 0..<count {
      sum += pow(Double(rank) + offset, -power)
      sums.append(sum)
    }
  }

  func rank(_ dice: inout Dice) -> Int {
    let wanted = dice.share() * (sums.last ?? 1)
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
