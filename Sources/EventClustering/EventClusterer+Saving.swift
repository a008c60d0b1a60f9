package import NewsModel

extension EventClusterer {
  /// The kinds of row, by the first byte of the key.
  enum RowKind: UInt8 {
    case state = 0x61
    case table = 0x62
    case cluster = 0x63
    case event = 0x65
    case journal = 0x6A
    case closed = 0x7A
    case embedding = 0x76
    case cosines = 0x77
    case alias = 0x78
    case lesson = 0x79
  }

  /// Raised whenever the meaning of a stored row or of a feature changes.
  static let version: UInt32 = 5
  /// Journal rows are written until they hold this many terms and as many as the tables do.
  private static let journalLimit: UInt64 = 300_000
  /// Terms a stored row of a table holds.
  private static let chunk = 8_192

  /// The rows that changed since the last call: the clusters and events that did, what was counted
  /// since, and now and then the tables of term counts in whole in place of the journal.
  package mutating func takeChanges() -> [ModelRow] {
    guard !unsaved.isEmpty || counters != savedCounters || !lessons.unsaved.isEmpty else {
      return []
    }
    var rows: [ModelRow] = []
    for serial in unsaved.clusters.sorted() {
      rows.append(
        Self.row(.cluster, serial) { row in
          guard let cluster = clusters[serial] else { return false }
          cluster.write(to: &row)
          return true
        })
    }
    for serial in unsaved.events.sorted() {
      rows.append(
        Self.row(.event, serial) { row in
          guard let event = events[serial] else { return false }
          event.write(to: &row, id: id(of: event))
          return true
        })
    }
    for serial in unsaved.closed.sorted() {
      rows.append(
        Self.row(.closed, serial) { row in
          guard let event = closed[serial] else { return false }
          event.write(to: &row)
          return true
        })
    }
    rows += journalRows()
    unsaved = Unsaved()
    savedCounters = counters
    rows.append(stateRow())
    rows += embeddings.takeChanges() + aliases.takeChanges() + lessons.takeChanges()
    return rows
  }

  /// Forgets what is unsaved, for a run that saves nothing: what changed is held until one of the
  /// two is called.
  package mutating func discardChanges() {
    unsaved = Unsaved()
    embeddings.unsaved = []
    aliases.unsaved = []
    lessons.unsaved = []
    savedCounters = counters
  }

  private mutating func journalRows() -> [ModelRow] {
    var rows: [ModelRow] = []
    if !unsaved.journal.isEmpty {
      rows.append(
        Self.row(.journal, counters.journalEnd) { row in
          row.write(unsaved.journal) { $1.write(to: &$0) }
          return true
        })
      counters.journalEnd += 1
      counters.journalTerms += unsaved.journal.reduce(0) {
        $0 + UInt64($1.terms.count + $1.pieces.count)
      }
    }
    let known = (frequencies.tables + shapeFrequencies.tables).reduce(0) { $0 + $1.counts.count }
    guard counters.journalTerms > max(Self.journalLimit, UInt64(known)) else { return rows }
    rows = tableRows()
    for old in counters.journalStart..<counters.journalEnd {
      rows.append(Self.row(.journal, old) { _ in false })
    }
    counters.journalStart = counters.journalEnd
    counters.journalTerms = 0
    return rows
  }

  /// The tables in whole; the rows of a longer former version are deleted.
  private mutating func tableRows() -> [ModelRow] {
    var rows: [ModelRow] = []
    let tables = [shapeFrequencies.tables.first ?? DocumentFrequencies.Table()] + frequencies.tables
    while counters.tableChunks.count < tables.count { counters.tableChunks.append(0) }
    for (place, table) in tables.enumerated() {
      let terms = table.counts.ascending
      let chunks = max(1, (terms.count + Self.chunk - 1) / Self.chunk)
      for chunk in 0..<max(chunks, Int(counters.tableChunks[place])) {
        rows.append(
          Self.row(.table, UInt64(place) << 32 | UInt64(chunk)) { row in
            guard chunk < chunks else { return false }
            row.write(table.stories)
            let slice = Array(terms.dropFirst(chunk * Self.chunk).prefix(Self.chunk))
            row.write(slice) {
              $0.write($1.term)
              $0.write($1.count)
            }
            return true
          })
      }
      counters.tableChunks[place] = UInt32(chunks)
    }
    return rows
  }

  private func stateRow() -> ModelRow {
    Self.row(.state, UInt32(0)) { row in
      row.write(Self.version)
      counters.write(to: &row)
      row.write(languages.names) { $0.write($1) }
      row.write(backgrounds + [allBackground]) {
        $0.write($1.mean)
        $0.write($1.square)
        $0.write($1.samples)
      }
      row.write(pace.counts)
      return true
    }
  }

  /// A row under a key of its kind and number, high byte first; `body` tells whether it exists.
  private static func row(
    _ kind: RowKind, _ number: some FixedWidthInteger, _ body: (inout RowWriter) -> Bool
  ) -> ModelRow {
    var writer = RowWriter()
    let exists = body(&writer)
    let key = [kind.rawValue] + withUnsafeBytes(of: number.bigEndian) { Array($0) }
    return ModelRow(key: key, value: exists ? writer.bytes : nil)
  }
}
