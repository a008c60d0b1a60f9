import Foundation

/// What swift-argument-parser tells of a command (`_dumpHelp`, version 0 of its form): the parts that
/// a manual page needs.
struct CommandHelp: Decodable {
  struct Document: Decodable {
    let command: CommandHelp
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let abstract: String?
    let discussion: String?
  }

  let commandName: String
  let superCommands: [String]?
  let shouldDisplay: Bool
  let abstract: String?
  let discussion: String?
  let subcommands: [CommandHelp]?
  let arguments: [Argument]?

  /// Reads the dump of the root command.
  static func read(_ dump: String) throws -> CommandHelp {
    try JSONDecoder().decode(Document.self, from: Data(dump.utf8)).command
  }

  /// As it is typed.
  var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }

  /// Its arguments without the ones that every command has.
  var ownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      let isCommon = argument.names?.contains { ["help", "version"].contains($0.name) } ?? false
      return argument.shouldDisplay && !isCommon
    }
  }

  /// The commands below it, and those below them, in the order of the help.
  var commandsBelow: [CommandHelp] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
      .flatMap { [$0] + $0.commandsBelow }
  }
}
