import NewsModel

extension EmbeddingTable {
  /// The rows of what changed since the last call: a row a centroid, one for all backgrounds.
  mutating func takeChanges() -> [ModelRow] {
    guard !unsaved.isEmpty else { return [] }
    var rows = unsaved.sorted().map { serial in
      var key = RowWriter()
      key.write(serial.bigEndian)
      var row = RowWriter()
      centroids[serial]?.write(to: &row)
      return ModelRow(
        key: [EventClusterer.RowKind.embedding.rawValue] + key.bytes,
        value: centroids[serial] == nil ? nil : row.bytes)
    }
    unsaved = []
    var row = RowWriter()
    row.write(backgrounds.keys.sorted()) { row, key in
      let background = backgrounds[key] ?? CosineBackground()
      row.write(key)
      row.write(background.mean)
      row.write(background.square)
      row.write(background.samples)
    }
    rows.append(ModelRow(key: [EventClusterer.RowKind.cosines.rawValue], value: row.bytes))
    return rows
  }

  mutating func readCentroid(_ row: inout RowReader) throws(EventClusteringError) {
    guard row.key.count == 5 else { throw EventClusteringError(reason: .truncated, key: row.key) }
    let serial = row.key[1...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    restore(try Centroid(from: &row), of: serial)
  }

  mutating func readBackgrounds(_ row: inout RowReader) throws(EventClusteringError) {
    let stored = try row.array { row throws(EventClusteringError) in
      (
        key: try row.integer(UInt32.self),
        background: CosineBackground(
          mean: try row.float(), square: try row.float(), samples: try row.integer())
      )
    }
    for entry in stored { restore(entry.background, under: entry.key) }
  }

  /// Drops centroids of clusters that are not there.
  mutating func keep(only isOpen: (UInt32) -> Bool) {
    for serial in centroids.keys.sorted() where !isOpen(serial) { remove(serial) }
  }
}

extension EmbeddingTable.Centroid {
  func write(to row: inout RowWriter) {
    row.write(embedding.model)
    row.write(UInt32(clamping: stories))
    row.write(UInt32(clamping: language))
    row.write(embedding.values) { $0.write($1) }
  }

  init(from row: inout RowReader) throws(EventClusteringError) {
    let model = try row.integer(UInt32.self)
    stories = Int(try row.integer(UInt32.self))
    language = min(LanguageTable.limit, Int(try row.integer(UInt32.self)))
    let values = try row.array { row throws(EventClusteringError) in
      try row.integer(Int8.self)
    }
    embedding = Embedding(model: model, values: Array(values.prefix(Embedding.longest)))
  }
}
