import Glibc
import Service
import TestSupport
import Testing

@Suite struct ServiceNotifierTests {
  /// A socket as systemd listens on it.
  final class Listener {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

    init(_ path: String) {
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
      withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
          _ = bind(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }

    deinit { close(descriptor) }

    func receive() -> String {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    }
  }

  @Test func `systemd hears what the service says, one assignment a line`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.file("notify")
    let listener = Listener(path)
    let environment = ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "60000000"]
    let notifier = ServiceNotifier { environment[$0] }
    notifier.ready("3 sources\nINJECTED=1")
    #expect(listener.receive() == "READY=1\nSTATUS=3 sources INJECTED=1")
    notifier.watchdog()
    #expect(listener.receive() == "WATCHDOG=1")
    notifier.starting("opening the state", within: .seconds(300))
    #expect(listener.receive() == "STATUS=opening the state\nEXTEND_TIMEOUT_USEC=300000000")
    notifier.stopping("ending")
    #expect(listener.receive() == "STOPPING=1\nSTATUS=ending")
    notifier.reloading()
    #expect(listener.receive().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
    #expect(notifier.watchdogInterval == .seconds(30))
  }

  @Test func `Without systemd nothing is said and nothing fails`() {
    let notifier = ServiceNotifier { _ in nil }
    notifier.ready("x")
    #expect(notifier.watchdogInterval == nil)
  }
}
