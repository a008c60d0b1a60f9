import Foundation
import Testing

/// Programs of the system that a test uses beside the product.
enum Tool {
  /// Where `name` is; nil with a loud notice, and a failure in CI, where it is missing.
  static func path(_ name: String, wantedBy what: String) -> URL? {
    found(name, in: ["/usr/bin/", "/usr/sbin/"], wantedBy: what)
  }

  /// Where the shared library `name` is, to be preloaded; otherwise as `path`.
  static func library(_ name: String, wantedBy what: String) -> URL? {
    let places = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/" }
    return found(name, in: places + ["/usr/lib/"], wantedBy: what)
  }

  private static func found(_ name: String, in places: [String], wantedBy what: String) -> URL? {
    let found = places.map { URL(fileURLWithPath: $0 + name) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    if let found { return found }
    let notice = "\(name) is missing (.ci/setup tests): \(what) is NOT tested"
    if Product.isContinuousIntegration {
      Issue.record(Comment(rawValue: notice))
    } else {
      print("NOTICE: \(notice)")
    }
    return nil
  }
}
