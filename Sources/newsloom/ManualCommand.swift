import ArgumentParser
import Pipeline
import Service

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, made from the help of all commands.",
    discussion: """
      Read it with "newsloom manual | man -l -", or install it once:

        newsloom manual | sudo tee /usr/share/man/man1/newsloom.1 >/dev/null

      For completions: newsloom --generate-completion-script bash (or zsh, fish).
      """)

  func run() throws {
    do {
      let page = try ManualPage(dumpedHelp: Newsloom._dumpHelp(), version: Product.version)
      print(page.text, terminator: "")
    } catch {
      StandardError.print("internal error: the help cannot be read: \(error)")
      throw ExitCode(ExitStatus.internalError.rawValue)
    }
  }
}
