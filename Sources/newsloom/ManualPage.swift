/// The manual page of all commands, in man(7).
struct ManualPage {
  private(set) var text = ""

  /// - Parameter dumpedHelp: what `_dumpHelp` gives for the root command.
  /// - Throws: where that is not the form that is known.
  init(dumpedHelp: String, version: String) throws {
    let root = try CommandHelp.read(dumpedHelp)
    request("TH", ["NEWSLOOM", "1", "", "newsloom \(version)", "User Commands"])
    request("SH", ["NAME"])
    line("newsloom \\- \(Self.escaped(Self.sentence(root.abstract)))")
    request("SH", ["SYNOPSIS"])
    for command in [root] + root.commandsBelow where command.subcommands == nil {
      synopsis(of: command)
    }
    request("SH", ["DESCRIPTION"])
    paragraphs(root.discussion)
    request("SH", ["COMMANDS"])
    for command in root.commandsBelow { describe(command) }
    request("SH", ["FILES"])
    item("/etc/newsloom/newsloom.yaml", "The configuration, if there is no ./newsloom.yaml.")
    item("/var/log/newsloom", "The records, where the shipped systemd unit writes them.")
    item("/var/lib/newsloom", "The state of the shipped unit; one instance at a time.")
  }

  private mutating func synopsis(of command: CommandHelp) {
    let arguments = command.ownArguments.map { argument in
      let text = Self.name(argument, all: false) + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(text)]" : text
    }
    line("\\fB\(Self.escaped(command.path))\\fR \(arguments.joined(separator: " "))")
    request("br", [])
  }

  private mutating func describe(_ command: CommandHelp) {
    request("SS", [command.path])
    line(Self.escaped(command.abstract ?? ""))
    paragraphs(command.discussion)
    for argument in command.ownArguments {
      let fallback = argument.defaultValue.map { " (default: \($0))" } ?? ""
      request("TP", [])
      line(Self.name(argument, all: true))
      line(Self.escaped((argument.abstract ?? "") + fallback))
      paragraphs(argument.discussion)
    }
  }

  private mutating func item(_ name: String, _ meaning: String) {
    request("TP", [])
    line("\\fI\(Self.escaped(name))\\fR")
    line(Self.escaped(meaning))
  }

  /// Text in paragraphs; indented lines stay as they are.
  private mutating func paragraphs(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    request("PP", [])
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        request("PP", [])
      } else if line.hasPrefix("  ") {
        request("nf", [])
        self.line(Self.escaped(String(line)))
        request("fi", [])
      } else {
        self.line(Self.escaped(String(line)))
      }
    }
  }

  /// - Parameter all: every spelling, or the first one only.
  private static func name(_ argument: CommandHelp.Argument, all: Bool) -> String {
    let value = "\\fI\(escaped(argument.valueName ?? "value"))\\fR"
    if argument.kind == "positional" { return value }
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let shown = (all ? names[...] : names.prefix(1)).map { "\\fB\(escaped($0))\\fR" }
      .joined(separator: ", ")
    return argument.kind == "option" ? "\(shown) \(value)" : shown
  }

  private static func sentence(_ text: String?) -> String {
    let text = text ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  private mutating func request(_ name: String, _ arguments: [String]) {
    let quoted = arguments.map { " \"\(Self.escaped($0).replacing("\"", with: "\"\""))\"" }
    text += ".\(name)\(quoted.joined())\n"
  }

  /// A line of text, which no first character turns into a request.
  private mutating func line(_ line: String) {
    text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }
}
