import Markup

/// Cuts marked text into clean lines.
enum LineSplitter {
  static func lines(of text: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    var state = State()
    let bytes = text.span
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0A {
        state.endLine(into: &lines)
      } else if byte == 0xEF, let mark = Marks.mark(in: bytes, at: place) {
        state.take(mark)
        place += 3
        continue
      } else {
        state.append(byte)
      }
      place += 1
    }
    state.endLine(into: &lines)
    return lines
  }

  private struct State {
    private var line: [UInt8] = []
    private var linkBytes = 0
    /// Lines since the link began, nil outside of links.
    private var linkLines: Int?
    private var isHeading = false
    private var isItem = false
    private var isCode = false

    mutating func append(_ byte: UInt8) {
      line.append(byte)
      if linkLines != nil, byte > 0x20 { linkBytes += 1 }
    }

    mutating func take(_ mark: Marks.Mark) {
      switch mark {
      case .less: append(UInt8(ascii: "<"))
      case .greater: append(UInt8(ascii: ">"))
      case .ampersand: append(UInt8(ascii: "&"))
      case .linkStart: linkLines = 0
      case .linkEnd: linkLines = nil
      case .heading: isHeading = true
      case .item: isItem = true
      case .code: isCode = true
      }
    }

    mutating func endLine(into lines: inout [TextLine]) {
      // A link over more lines than a teaser's has lost its end tag.
      if let count = linkLines { linkLines = count < 4 ? count + 1 : nil }
      guard line.contains(where: { $0 > 0x20 }) else { return }
      let solid = line.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
      let text = UnicodeCleaning.cleaned(String(decoding: line, as: UTF8.self))
      if !text.isEmpty {
        var clean = TextLine(text)
        clean.linkShare = Double(linkBytes) / Double(solid)
        (clean.isHeading, clean.isItem, clean.isCode) = (isHeading, isItem, isCode)
        lines.append(clean)
        (isHeading, isItem, isCode) = (false, false, false)
      }
      line.removeAll(keepingCapacity: true)
      linkBytes = 0
    }
  }
}
