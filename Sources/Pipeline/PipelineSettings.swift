package import Configuration
import NDJSONOutput
import Transport

/// The parts of a configuration as each stage takes them.
extension Configuration {
  package var grouping: GroupingSettings {
    GroupingSettings(
      duplicateWindow: dedup.window, similarity: dedup.similarity, eventWindow: events.window)
  }

  package var duplicateText: DuplicateText {
    switch output.duplicates {
    case .brief: .brief
    case .full: .full
    case .none: .none
    }
  }

  var rotation: RotationPolicy {
    let compression: RotationPolicy.Compression =
      switch output.compress {
      case .zstd: .zstd
      case .gzip: .gzip
      case .none: .none
      }
    return RotationPolicy(
      size: output.rotateSize, every: output.rotateEvery, keep: output.keep,
      compression: compression)
  }

  var durability: Durability {
    let sync: Durability.Sync =
      switch output.fsync {
      case .batch: .batch
      case .interval: .interval
      case .never: .never
      }
    return Durability(sync: sync, interval: output.fsyncInterval, minFree: output.minFree)
  }

  var transport: TransportConfiguration {
    TransportConfiguration(
      userAgent: http.userAgent ?? Product.userAgent(contact: http.contact),
      contact: http.contact, timeout: http.timeout, connections: http.connections,
      perHost: http.perHost, hostGap: http.hostGap,
      maximumBody: Int(clamping: http.maxBody), proxy: http.proxy?.value,
      allowPrivateAddresses: http.allowPrivateAddresses, allowedNetworks: http.allowedNetworks,
      certificateAuthorities: http.authorities, memory: state.directory)
  }
}

/// What newsloom calls itself.
package enum Product {
  package static let version = "0.1.0"

  /// `newsloom/0.1.0 (+mailto:…)`: a publisher who minds finds somebody to talk to.
  static func userAgent(contact: String?) -> String {
    "newsloom/\(version)" + (contact.map { " (+\($0))" } ?? "")
  }
}
