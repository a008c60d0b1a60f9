package import NewsModel
package import Transport

/// A source of news as configured.
package struct Source: Hashable, Sendable {
  package enum Location: Hashable, Sendable {
    /// An http or https URL.
    case url(String)
    /// An absolute path.
    case file(String)
  }

  package var id: SourceID
  package var location: Location

  /// The URL or path as it is written in the configuration, with `${…}` in place of secrets and
  /// without a password: fit for a log, a message or the state.
  package let displayName: String

  /// What may be said beside the location, in a box that sources may share.
  package var options: Boxed<Options>

  /// - Parameter options: nil: nothing is said.
  package init(
    id: SourceID, location: Location, displayName: String, options: Boxed<Options>? = nil
  ) {
    self.id = id
    self.location = location
    self.displayName = Secret.redacted(url: displayName)
    self.options = options ?? Self.nothingSaid
  }

  private static let nothingSaid = Boxed(Options())

  /// A fixed interval; nil: the schedule adapts.
  package var interval: Duration? { options.value.interval }
  package var fullText: Bool { options.value.fullText }
  package var tags: [String] { options.value.tags }
  /// How it is reached, where that is not as for all others.
  package var access: SourceAccess? { options.value.access }

  /// What may be said beside the location.
  package struct Options: Hashable, Sendable {
    package var interval: Duration?
    /// Whether the article page is fetched when the feed has only a teaser.
    package var fullText = false
    package var tags: [String] = []
    package var access: SourceAccess?

    package init() {}
  }
}

/// How a source is reached: what goes to its server only, and through what.
package struct SourceAccess: Hashable, Sendable {
  /// Further request fields.
  package var headers: [HeaderField] = []
  /// Basic authentication.
  package var credentials: Credentials?
  /// Files in PEM.
  package var clientCertificate: String?
  package var clientKey: String?
  package var authorities: String?
  package var proxy: Secret?
  /// Whether it may be at an address that is not public; nil: as for all.
  package var allowPrivateAddresses: Bool?
  package var allowedNetworks: [AddressBlock] = []

  package init() {}
}

/// A value beside the values that hold it: a copy of them copies a reference.
package final class Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
  package let value: Value

  package init(_ value: Value) {
    self.value = value
  }

  package static func == (left: Boxed, right: Boxed) -> Bool {
    left === right || left.value == right.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}
