import CCurl

/// What servers have said about the way to them, in two files of libcurl's own format.
///
/// The hosts that want TLS are shared by all handles. libcurl reads their file when a handle that was
/// told its name begins a transfer, and writes it when that handle ends: replacing it for each of
/// 1,000 handles held up the queue for 10 ms a time. So one handle, which carries no request, keeps
/// it. Alternative services cannot be shared: each handle begins with those in the file and learns
/// for itself; what one handle learns, which a quiet service uses most, is what is written.
///
/// Both are written at the end and, by ending these two handles and beginning new ones, once an hour:
/// a kill loses no more. Where there is a file, libcurl writes another and renames it.
final class TransportMemory {
  typealias Instant = ContinuousClock.Instant

  /// What is learnt is good for months; seconds of lost work would cost more than it does.
  private static let interval: Duration = .seconds(3_600)

  private let share: UnsafeMutableRawPointer
  private let hosts: String
  private let alternatives: String
  /// Reads the list of hosts for all, and writes it.
  private var keeper: EasyHandle?
  /// Writes the alternative services when it ends.
  private weak var writer: EasyHandle?
  /// Whether it is to end when its request has.
  private var isWriterDue = false
  /// When the first request ended that the files know nothing of.
  private var unwrittenSince: Instant?

  /// Nil where no memory is left.
  init?(directory: String) {
    guard let share = nl_share_hsts() else { return nil }
    self.share = share
    hosts = directory + "/hsts.txt"
    alternatives = directory + "/alt-svc.txt"
    keeper = newKeeper()
    if let keeper {
      // Ends before anything is sent, having read the list: libcurl speaks no such protocol.
      nl_easy_set_string(keeper.pointer, CURLOPT_URL, "none://localhost/")
      curl_easy_perform(keeper.pointer)
    }
  }

  /// The handles that joined must have ended.
  deinit {
    keeper = nil
    curl_share_cleanup(share)
  }

  private func newKeeper() -> EasyHandle? {
    guard let keeper = EasyHandle() else { return nil }
    nl_easy_set_pointer(keeper.pointer, CURLOPT_SHARE, share)
    nl_easy_set_string(keeper.pointer, CURLOPT_HSTS, hosts)
    return keeper
  }

  /// To be called once for each handle: a reset leaves both.
  func join(_ easy: EasyHandle) {
    nl_easy_set_pointer(easy.pointer, CURLOPT_SHARE, share)
    easy.leavesShare = true
    let access = lacksWriter ? 0 : Int(CURLALTSVC_READONLYFILE)
    if lacksWriter {
      writer = easy
      isWriterDue = false
    }
    nl_easy_set_long(
      easy.pointer, CURLOPT_ALTSVC_CTRL, Int(CURLALTSVC_H1 | CURLALTSVC_H2) | access)
    nl_easy_set_string(easy.pointer, CURLOPT_ALTSVC, alternatives)
  }

  /// A request has ended, of which something may have been learnt.
  func note(at now: Instant) {
    unwrittenSince = unwrittenSince ?? now
  }

  /// When the files are to be written; nil: they know all.
  var due: Instant? { unwrittenSince.map { $0 + Self.interval } }

  /// Writes the list of hosts, if it is time: then the handle that `isToEnd` writes the rest, at once
  /// or after the request that it carries.
  func write(at now: Instant) {
    guard let due, due <= now else { return }
    unwrittenSince = nil
    keeper = nil
    keeper = newKeeper()
    isWriterDue = !lacksWriter
  }

  func isToEnd(_ easy: EasyHandle) -> Bool { isWriterDue && easy === writer }

  /// Whether the next handle that joins writes the alternative services.
  var lacksWriter: Bool { writer == nil }
}
