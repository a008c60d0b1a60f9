import Foundation
import Testing

/// Programs of the system that a test uses beside the product.
enum Tool {
  /// Where `name` is; nil with a loud notice, and a failure in CI, where it is missing.
  static func path(_ name: String, wantedBy what: String) -> URL? {
    let found = ["/usr/bin/", "/usr/sbin/"].map { URL(fileURLWithPath: $0 + name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
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
