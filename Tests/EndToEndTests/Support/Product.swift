import Foundation

/// What is tested, and where the project's own files are.
enum Product {
  /// The built `newsloom`, which lies beside the test bundle.
  static func binary() throws -> URL {
    let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let binary = bundle.deletingLastPathComponent().appendingPathComponent("newsloom")
    guard FileManager.default.isExecutableFile(atPath: binary.path) else {
      throw SupportError("no newsloom beside the tests, expected \(binary.path): build it first")
    }
    return binary
  }

  /// The top of the project: `Tests/EndToEndTests/Support/Product.swift` lies four levels below.
  static var root: URL {
    (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  }

  /// The development sets beside the project; nil, with a loud notice, where they are missing.
  static func evaluation(_ name: String) -> URL? {
    let url = root.deletingLastPathComponent().appendingPathComponent("shared/eval/\(name)")
    if FileManager.default.fileExists(atPath: url.path) { return url }
    print("NOTICE: \(url.path) is missing: what it measures is NOT tested here")
    return nil
  }

  static var isContinuousIntegration: Bool {
    ProcessInfo.processInfo.environment["CI"].map { !$0.isEmpty } ?? false
  }

  /// Limits of time and memory hold for the optimised binary; a debug build gets this much more.
  static var slack: Int {
    #if DEBUG
    4
    #else
    1
    #endif
  }
}

/// That the surroundings of a test do not work, and why.
struct SupportError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// The C library's reason for the failure of `call`.
  static func errno(_ call: String) -> SupportError {
    SupportError("\(call): \(String(cString: strerror(Foundation.errno)))")
  }
}
