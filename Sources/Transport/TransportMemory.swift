import CCurl

/// What servers have said about the way to them, in two files of libcurl's own format.
///
/// libcurl reads a file when a handle gets its name and writes it when the handle ends: replacing a
/// file for each of 1,000 handles held up the queue for 10 ms a time. So one handle writes each. The
/// hosts that want TLS are shared by all handles. Alternative services cannot be shared: only the
/// first handle knows them, which a quiet service uses most.
final class TransportMemory {
  private let share: UnsafeMutableRawPointer
  private let alternatives: String
  private var isFirst = true
  /// Reads the list for all and writes it.
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
    guard isFirst else { return }
    isFirst = false
    nl_easy_set_long(easy.pointer, CURLOPT_ALTSVC_CTRL, Int(CURLALTSVC_H1 | CURLALTSVC_H2))
    nl_easy_set_string(easy.pointer, CURLOPT_ALTSVC, alternatives)
  }
}
