import NewsModel

/// The rows of a store after each commit.
struct RowStore {
  private var rows: [[UInt8]: [UInt8]] = [:]

  mutating func commit(_ changes: [ModelRow]) {
    for row in changes { rows[row.key] = row.value }
  }

  var ascending: [ModelRow] {
    rows.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .map { ModelRow(key: $0, value: rows[$0]) }
  }
}
