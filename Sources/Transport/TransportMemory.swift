import CCurl

/// What servers have said about the way to them, in two files of libcurl's own format.
///
/// libcurl reads them when a handle gets their names and writes them when one ends. The hosts that
/// want TLS are shared by all handles; alternative services cannot be, so that of those the list of
/// the handle that ends last is kept.
final class TransportMemory {
  private let share: UnsafeMutableRawPointer
  private let alternatives: String
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
    nl_easy_set_long(easy.pointer, CURLOPT_ALTSVC_CTRL, Int(CURLALTSVC_H1 | CURLALTSVC_H2))
    nl_easy_set_string(easy.pointer, CURLOPT_ALTSVC, alternatives)
  }
}
