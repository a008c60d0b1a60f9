import NewsModel

extension Event {
  func write(to row: inout RowWriter, id: EventID) {
    row.write(serial)
    row.write(id.name)
    row.write(Array(clusters))
    row.write(Int64(duplicates))
    row.write(Array(sources))
    row.write(movedAt != nil)
    row.write(movedAt ?? Timestamp(seconds: 0))
    row.write(origin)
  }

  static func read(
    from row: inout RowReader
  ) throws(EventClusteringError) -> (event: Event, id: EventID) {
    let serial = try row.integer(UInt32.self)
    let id = EventID(try row.string())
    let clusters = SerialSet(try row.numbers())
    let duplicates = UInt32(clamping: try row.integer(Int64.self))
    let sources = SerialSet(try row.numbers())
    let hasMoved = try row.bool()
    let moved = try row.timestamp()
    let event = Event(
      serial: serial, duplicates: duplicates, clusters: clusters, sources: sources,
      movedAt: hasMoved ? moved : nil, origin: try row.integer())
    return (event, id)
  }
}
