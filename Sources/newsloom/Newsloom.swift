import ArgumentParser
import Pipeline

@main
struct Newsloom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "newsloom",
    abstract: "Polls news feeds, folds copies, groups stories into events, writes NDJSON.",
    discussion: """
      Without a command, newsloom runs as the service:

        newsloom --config newsloom.yaml          poll for ever, under systemd or by hand
        newsloom --config newsloom.yaml --once   poll what is due once, from cron
        newsloom check --config newsloom.yaml    find the mistakes in a configuration

      Exit status: 0 done, 64 usage, 65 bad input data, 69 every due source failed (--once),
      70 internal, 73 cannot create a file, 74 input or output error, 75 another instance runs,
      78 configuration.
      """,
    version: Product.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, ParseCommand.self, ExtractCommand.self, LangCommand.self,
      ReplayCommand.self, SchemaCommand.self, StatusCommand.self, EventsCommand.self,
      ReloadCommand.self, SourcesCommand.self, ManualCommand.self, VerifyCommand.self,
      RecoverCommand.self,
    ],
    defaultSubcommand: RunCommand.self)
}
