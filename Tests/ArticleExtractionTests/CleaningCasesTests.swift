import ArticleExtraction
import Foundation
import NewsModel
import TextAnalysis
import Testing

/// The project's measuring cases, read where they are there.
@Suite struct CleaningCasesTests {
  private struct Case: Decodable {
    var id: String
    var kind: String
    var input: String
    var keep: [String]
    var drop: [String]
  }

  private static func lines(of path: String) -> [Data] {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let file = folder.appendingPathComponent("shared/eval/" + path)
    guard let data = try? Data(contentsOf: file) else {
      print("NOTICE: \(path) is not there; NOTHING was measured by this test")
      return []
    }
    return data.split(separator: 0x0A).map { Data($0) }
  }

  @Test func `Every measured case is cleaned`() throws {
    for line in Self.lines(of: "clean-cases.ndjson") {
      let item = try JSONDecoder().decode(Case.self, from: line)
      let field = FieldText(item.input, form: item.kind == "html" ? .html : .plain)
      let text = TextCleaner.standard.clean(field, as: .body)
      let flat = text.replacingOccurrences(of: "\n", with: " ")
      for part in item.keep { #expect(flat.contains(part), "\(item.id) lost: \(text)") }
      for part in item.drop { #expect(!text.contains(part), "\(item.id) left: \(text)") }
    }
  }
}
