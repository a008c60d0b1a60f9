import Glibc

/// Messages for whoever started the command.
package enum StandardError {
  package static func print(_ line: String) { write(line + "\n") }

  package static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}
