/// A user and a password, which no description shows.
package struct Credentials: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  package var user: String
  package var password: String

  package init(user: String, password: String) {
    self.user = user
    self.password = password
  }

  package var description: String { "credentials" }

  /// `dump` and string interpolation of what holds this show nothing of it either.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
