/// File formats that are no text, known by their first bytes.
enum FileSignature {
  /// What the bytes are, nil where they may be text.
  static func kind(of head: Span<UInt8>) -> String? {
    for (bytes, kind) in signatures where head.count >= bytes.count {
      if bytes.indices.allSatisfy({ bytes[$0] == head[$0] }) { return kind }
    }
    return nil
  }

  private static let signatures: [([UInt8], String)] = [
    ([0x1F, 0x8B], "gzip data"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
    (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"),
    (Array("BZh".utf8), "bzip2 data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "XZ data"),
    (Array("%PDF".utf8), "a PDF document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    (Array("RIFF".utf8), "a RIFF file"),
    (Array("ID3".utf8), "an MP3 recording"),
    ([0x7F, 0x45, 0x4C, 0x46], "an ELF program"),
  ]
}
