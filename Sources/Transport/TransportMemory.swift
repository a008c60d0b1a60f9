import CCurl

/// What servers have said about the way to them, in two files of libcurl's own format.
///
/// The hosts that want TLS are shared by all handles. libcurl reads their file when a handle that was
/// told its name begins a transfer, and writes it when that handle ends: replacing it for each of
/// 1,000 handles held up the queue for 10 ms a time. So one handle, which carries no request, keeps
/// it. Alternative services cannot be shared: each handle begins with those in the file and learns
/// for itself; what the first handle learns, which a quiet service uses most, is what is written.
final class TransportMemory {
  private let share: UnsafeMutableRawPointer
  private let alternatives: String
  private var isFirst = true
  /// Reads the list of hosts for all, and writes it.
  private var keeper: EasyHandle?

  /// Nil where no memory is left.
  init?(directory: String) {
    guard let share = nl_share_hsts() else { return nil }
    self.share = share
    alternatives = directory + "/alt-svc.txt"
    keeper = EasyHandle()
    if let keeper {
      nl_easy_set_pointer(keeper.pointer, CURLOPT_SHARE, share)
      nl_easy_set_string(keeper.pointer, CURLOPT_HSTS, directory + "/hsts.txt")
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

  /// To be called once for each handle: a reset leaves both.
  func join(_ easy: EasyHandle) {
    nl_easy_set_pointer(easy.pointer, CURLOPT_SHARE, share)
    easy.leavesShare = true
    let access = isFirst ? 0 : Int(CURLALTSVC_READONLYFILE)
    isFirst = false
    nl_easy_set_long(
      easy.pointer, CURLOPT_ALTSVC_CTRL, Int(CURLALTSVC_H1 | CURLALTSVC_H2) | access)
    nl_easy_set_string(easy.pointer, CURLOPT_ALTSVC, alternatives)
  }
}
