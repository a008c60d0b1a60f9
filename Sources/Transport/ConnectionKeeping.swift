/// Which connections are kept when their request has ended: only as many as are worth it.
///
/// A connection is kept for the next request to its host. Half of the room is for those that are
/// more than a hope: a request waits already, or this one came over a kept connection.
///
/// libcurl (7.88) has a limit of its own, which is never to be reached: to end the connection that
/// was unused the longest it looks through all hosts, and a host whose last connection it ended that
/// way stays in its table for ever. With 50,000 hosts `Curl_conncache_extract_oldest` and the walk
/// under it took 59 % of the processor time after a minute, and polls fell from 535 to 129 a second.
enum ConnectionKeeping {
  /// From 0 to 2,048 of them, 100,000 sources on 50,000 hosts were polled 1,000 times a second at 310
  /// to 424 µs of processor time a poll, in no order: what counts is that there is an end.
  static let most = 256

  /// What libcurl's own limit has to be: above what all requests and all kept connections can come
  /// to, while each request may have decided to keep its own.
  static func ceiling(requests: Int) -> Int { most + 2 * requests }

  /// Whether a connection is to be kept beside `idle` ones that no request uses; `isUseful`: a
  /// request to the same domain waits, or the connection was kept before.
  static func keepsOneMore(idle: Int, isUseful: Bool) -> Bool {
    idle < (isUseful ? most : most / 2)
  }
}
