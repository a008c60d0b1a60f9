import Yams

/// `${NAME}` and `${file:PATH}` in values.
extension ConfigurationReader {
  /// `text` with every reference replaced; `$${` is a literal `${`.
  mutating func substitute(_ text: String, _ key: String, at mark: Mark?) -> String? {
    guard text.contains("${") else { return text }
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...]
      if rest.hasPrefix("$${") {
        result += "${"
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("${") {
        guard let end = rest.firstIndex(of: "}") else {
          report("`\(key)` has a `${` without `}`, expected ${NAME} or ${file:PATH}", at: mark)
          return nil
        }
        let reference = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
        guard let value = resolve(reference, key, at: mark) else { return nil }
        result += value
        rest = rest[rest.index(after: end)...]
      } else {
        result.append("$")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  private mutating func resolve(_ reference: String, _ key: String, at mark: Mark?) -> String? {
    if reference.hasPrefix("file:") {
      let path = credentialPath(String(reference.dropFirst(5)))
      if let text = TextFile.read(path) { return text.trimmedLineEnds }
      report("`\(key)` takes its value from \(path), which cannot be read", at: mark)
      return nil
    }
    if let value = environment(reference) { return value }
    report(
      "`\(key)` takes its value from the environment variable \(reference), which is not set",
      at: mark)
    return nil
  }

  /// A bare name is a systemd credential where there are any (`LoadCredential=`).
  private func credentialPath(_ path: String) -> String {
    if !path.contains("/"), let directory = environment("CREDENTIALS_DIRECTORY") {
      return directory + "/" + path
    }
    return absolute(path)
  }
}

extension String {
  fileprivate var trimmedLineEnds: String {
    var text = Substring(self)
    while text.last == "\n" || text.last == "\r" || text.last == "\r\n" { text.removeLast() }
    return String(text)
  }
}
