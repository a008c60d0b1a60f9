import Markup

/// The words of a headline, to compare it with others.
struct Wording {
  /// Hashes of the words in lower case, sorted. Where words are not set off, every wide character
  /// is one.
  private let words: [UInt64]

  var isEmpty: Bool { words.isEmpty }

  /// Linear in the length of the text.
  init(_ text: String) {
    var words: [UInt64] = []
    var word = Self.seed
    let key = LineKey(text).whole
    let bytes = key.span
    var place = 0
    func end() {
      if word != Self.seed { words.append(word) }
      word = Self.seed
    }
    while place < bytes.count {
      if bytes[place] < 0x80 {
        if bytes[place].isASCIIAlphanumeric {
          word = Self.step(word, UInt32(bytes[place]))
        } else {
          end()
        }
        place += 1
        continue
      }
      let (scalar, length) = UTF8Scalar.read(bytes, at: place)
      place += length
      if (0x3040...0xD7AF).contains(scalar.value) {
        end()
        words.append(Self.step(Self.seed, scalar.value))
      } else if Self.isWordPart(scalar) {
        word = Self.step(word, scalar.value)
      } else {
        end()
      }
    }
    end()
    self.words = words.sorted()
  }

  /// Whether the words are the same but for one in five.
  func agrees(with other: Wording) -> Bool {
    guard !words.isEmpty, !other.words.isEmpty else { return false }
    let all = words.count + other.words.count
    // The shorter one cannot have more in common than it has.
    guard 10 * min(words.count, other.words.count) >= 4 * all else { return false }
    var (left, right, common) = (0, 0, 0)
    while left < words.count, right < other.words.count {
      if words[left] == other.words[right] {
        common += 1
        left += 1
        right += 1
      } else if words[left] < other.words[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return 10 * common >= 4 * all
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ value: UInt32) -> UInt64 {
    (hash ^ UInt64(value)) &* 0x100_0000_01B3
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80..<0xC0, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x303F: false
    case 0xC0..<0x300, 0x370...0x482, 0x48A...0x52F: true
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
