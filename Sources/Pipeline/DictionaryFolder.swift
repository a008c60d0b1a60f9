package import EventClustering
import Foundation
import NDJSONOutput

/// A directory of FreeDict lists as dictd has them: `freedict-fra-eng.index` and `.dict.dz`.
///
/// A list is read when the first story of its language comes, both ways where both are there. No
/// file, however damaged, does more than give no list.
package struct DictionaryFolder: WordListSource {
  private let directory: String
  private let report: @Sendable (String) -> Void

  /// The three-letter code of the language that all lists lead to.
  private static let pivot = "eng"
  /// Longer lines are in no list; what is unpacked to find one stays small.
  private static let longestLine = 1 << 16

  /// - Parameter report: told of what cannot be read, one line each.
  package init(_ directory: String, report: @escaping @Sendable (String) -> Void) {
    self.directory = directory
    self.report = report
  }

  /// Whether there is any list.
  package var hasLists: Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.contains { $0.hasPrefix("freedict-") && $0.hasSuffix(".index") }
  }

  package func words(of language: String) -> WordList? {
    guard let code = Locale.LanguageCode(language).identifier(.alpha3), code != Self.pivot,
      code.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    var list = WordListBuilder()
    read("\(code)-\(Self.pivot)") { list.add($0, english: $1) }
    read("\(Self.pivot)-\(code)") { list.add($1, english: $0) }
    return list.isEmpty ? nil : list.list()
  }

  private func read(_ pair: String, _ body: (_ word: String, _ translation: String) -> Void) {
    let stem = "\(directory)/freedict-\(pair)"
    guard FileManager.default.fileExists(atPath: stem + ".index") else { return }
    let packed = stem + ".dict.dz"
    let texts = FileManager.default.fileExists(atPath: packed) ? packed : stem + ".dict"
    do {
      let index = try LineReader(stem + ".index", longestLine: Self.longestLine)
      var reading = DictionaryReading()
      while let line = try index.next() { reading.addIndexed(line) }
      reading.sort()
      let lines = try LineReader(texts, longestLine: Self.longestLine)
      while let line = try lines.next() { reading.read(line, body) }
    } catch {
      report("\(error)")
    }
  }
}
