import CCurl

/// One of libcurl's handles with what is its own for life: the text of its last error, and itself
/// as the context of its callbacks, which find the transfer of the moment through it. So a transfer
/// sets few options; setting all twenty anew took a fifth of the time of a poll.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  let errorText: UnsafeMutablePointer<CChar>
  /// Whose request it carries.
  var transfer: Transfer?
  /// How long it was told to keep addresses; −1: not told.
  var addressSeconds = -1
  /// Whether it was told to end its connection after the answer.
  var endsConnection = false
  /// Whether it takes part in a share: one that ended in it would write the share's file.
  var leavesShare = false

  /// Nil where no memory is left.
  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  /// It must not be under way.
  deinit {
    if leavesShare { nl_easy_set_pointer(pointer, CURLOPT_SHARE, nil) }
    curl_easy_cleanup(pointer)
    errorText.deallocate()
  }

  /// What libcurl hands its callbacks.
  var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// The handle whose `context` this is.
  static func of(_ context: UnsafeMutableRawPointer?) -> EasyHandle? {
    context.map { Unmanaged<EasyHandle>.fromOpaque($0).takeUnretainedValue() }
  }
}
