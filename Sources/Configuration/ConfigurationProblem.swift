/// One thing that is wrong with a configuration file, and where.
package struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  /// From 1; 0 where the problem is the whole file's.
  package let line: Int
  package let column: Int
  /// One lower-case line that says what is wrong and what was expected.
  package let message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// Everything that is wrong with a configuration, in the order of the file.
package struct ConfigurationError: Error, Hashable, Sendable {
  package let problems: [ConfigurationProblem]

  package init(_ problems: [ConfigurationProblem]) {
    self.problems = problems
  }
}
