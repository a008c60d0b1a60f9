import ArgumentParser
import Configuration
import Glibc

/// Where the configuration is.
struct ConfigurationOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration. Without it ./newsloom.yaml, else /etc/newsloom/newsloom.yaml.",
      valueName: "file"))
  var config: String?

  var path: String {
    if let config { return config }
    let here = "newsloom.yaml"
    return access(here, F_OK) == 0 ? here : "/etc/newsloom/newsloom.yaml"
  }
}

extension Duration: @retroactive ExpressibleByArgument {
  public init?(argument: String) {
    guard let duration = Quantities.duration(argument) else { return nil }
    self = duration
  }
}

extension Configuration.Log.Level: ExpressibleByArgument {}
