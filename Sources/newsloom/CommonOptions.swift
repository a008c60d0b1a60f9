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

/// Reads a duration of the command line.
func duration(_ argument: String) throws -> Duration {
  guard let duration = Quantities.duration(argument) else {
    throw ValidationError("\"\(argument)\" is no duration, expected one such as 30s or 5m")
  }
  return duration
}

extension Configuration.Log.Level: ExpressibleByArgument {}
