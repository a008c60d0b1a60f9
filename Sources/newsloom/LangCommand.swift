import ArgumentParser
import NDJSONOutput
import Service
import TextAnalysis

struct LangCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lang",
    abstract: "Say which language each line is in.",
    discussion: """
      Reads a text a line from standard input and writes an ISO 639-1 code a line, und where the \
      language cannot be told.
      """)

  func run() throws {
    do {
      let reader = try LineReader("-")
      let writer = try LineWriter(nil)
      while let line = try reader.next() {
        let code = LanguageIdentifier.identify(String(decoding: line, as: UTF8.self))
        try writer.write(Array(code.utf8) + [0x0A])
      }
      try writer.flush()
    } catch {
      StandardError.print("\(error)")
      throw ExitCode(ExitStatus.inputOutput.rawValue)
    }
  }
}
