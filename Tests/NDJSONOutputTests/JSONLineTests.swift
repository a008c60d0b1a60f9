import Foundation
import NDJSONOutput
import TestSupport
import Testing

@Suite struct JSONLineTests {
  @Test func `Keys keep the order of the calls`() {
    var json = JSONLine()
    json.beginObject()
    json.field("b", "x")
    json.field("a", Int64(7))
    json.field("n", String?.none)
    json.field("l", ["p", "q"])
    json.field("f", true)
    json.endObject()
    #expect(
      String(decoding: json.takeLine(), as: UTF8.self)
        == "{\"b\":\"x\",\"a\":7,\"n\":null,\"l\":[\"p\",\"q\"],\"f\":true}\n")
  }

  @Test func `Any text comes back from a JSON reader as it went in`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let scalars = (0..<Int.random(in: 0..<20, using: &generator)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0..<0x2_0000, using: &generator))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      var json = JSONLine()
      json.beginArray()
      json.value(text)
      json.endArray()
      let line = json.takeLine()
      #expect(line.firstIndex(of: 10) == line.count - 1)
      let back = try JSONDecoder().decode([String].self, from: Data(line))
      #expect(back == [text])
      #expect(back[0].unicodeScalars.elementsEqual(text.unicodeScalars))
    }
  }

  @Test(arguments: [
    (0.5, "0.5"), (1, "1"), (0, "0"), (-0.25, "-0.25"), (0.98765, "0.9877"), (12.3, "12.3"),
    (.nan, "null"), (.infinity, "null"), (1e300, "null"), (0.00001, "0"),
  ])
  func `Numbers have at most four decimals`(number: Double, text: String) {
    var json = JSONLine()
    json.value(number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }
}
