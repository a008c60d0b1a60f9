package import NewsModel

/// Rows: key `1` and the number of the story (8 bytes, big-endian); key `0` for the window itself.
extension DuplicateIndex {
  /// Written first in the window's row; another number is another form of rows or another rule of
  /// hashing.
  private static let version: UInt32 = 1

  /// The rows that changed since the last call: new stories, deletions of those that left the
  /// window, and the state of the window. Empty where nothing happened.
  package mutating func takeChanges() -> [ModelRow] {
    let end = firstNumber + Int64(names.count)
    guard end > storedTo || firstNumber > storedFrom else { return [] }
    var rows = [ModelRow(key: [0], value: windowRow(next: end))]
    let gone = min(firstNumber, storedTo)
    if storedFrom < gone {
      rows.append(
        contentsOf: (storedFrom..<gone).map { ModelRow(key: Self.key($0), value: nil) })
    }
    rows.append(contentsOf: storyRows(from: max(firstNumber, storedTo), to: end))
    storedFrom = firstNumber
    storedTo = end
    return rows
  }

  /// The window as it was when `rows` were taken: all that were not deleted, in ascending key order.
  ///
  /// It decides from here on as the index that wrote the rows would have.
  package init(
    window: Duration, similarity: Double = 0.8, capacity: Int = 4_000_000,
    restoring rows: [ModelRow]
  ) throws(NearDuplicatesError) {
    self.init(window: window, similarity: similarity, capacity: capacity)
    guard let first = rows.first else { return }
    guard first.key == [0], let value = first.value else {
      throw NearDuplicatesError(reason: .key, key: first.key)
    }
    let next = try restoreWindow(value, window: window)
    var number = next - Int64(rows.count - 1)
    restoreNumbers(from: number, to: next)
    reserve(min(rows.count - 1, capacity))
    var story = StoryRow()
    for row in rows.dropFirst() {
      guard Self.isKey(row.key, of: number) else {
        throw NearDuplicatesError(
          reason: row.key.first == 1 ? .order : .key, key: row.key)
      }
      guard let value = row.value, story.read(value) else {
        throw NearDuplicatesError(reason: .row, key: row.key)
      }
      restore(story)
      number += 1
    }
  }

  private static func isKey(_ key: [UInt8], of number: Int64) -> Bool {
    guard key.count == 9, key[0] == 1 else { return false }
    return key.withUnsafeBytes {
      Int64(bigEndian: $0.loadUnaligned(fromByteOffset: 1, as: Int64.self)) == number
    }
  }

  private static func key(_ number: Int64) -> [UInt8] {
    [1] + withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}

// MARK: The window's row

extension DuplicateIndex {
  private func windowRow(next: Int64) -> [UInt8] {
    var writer = RowWriter(capacity: 32)
    writer.write(Self.version)
    writer.write(next)
    writer.write(clock.now ?? .min)
    writer.write(clock.suspect ?? .min)
    return writer.bytes
  }

  /// Restores the clock and returns the number of the next story.
  private mutating func restoreWindow(_ bytes: [UInt8], window: Duration)
    throws(NearDuplicatesError) -> Int64
  {
    var reader = RowReader(bytes)
    guard reader.read(UInt32.self) == Self.version else {
      throw NearDuplicatesError(reason: .version, key: [0])
    }
    guard let next = reader.read(Int64.self), let now = reader.read(Int64.self),
      let suspect = reader.read(Int64.self), next >= 0, next < Int64.max / 2
    else { throw NearDuplicatesError(reason: .row, key: [0]) }
    restoreClock(
      WindowClock(
        window: window, now: now == .min ? nil : now, suspect: suspect == .min ? nil : suspect))
    return next
  }
}

// MARK: Story rows

extension DuplicateIndex {
  private func storyRows(from: Int64, to end: Int64) -> [ModelRow] {
    guard from < end else { return [] }
    var rows: [ModelRow] = []
    rows.reserveCapacity(Int(end - from))
    var sketch = sketches.end
    var newer = 0
    for number in (from..<end).reversed() {
      let place = names.first &+ UInt32(truncatingIfNeeded: number - firstNumber)
      let entry = names.entry(at: place)
      var row = StoryRow(
        seconds: entry.seconds, headDistance: place &- entry.group,
        id: Array(names.text(at: place)),
        paragraphs: memory.paragraphs(Int(entry.paragraphs), before: newer), signature: nil)
      newer += Int(entry.paragraphs)
      if sketch != sketches.first, sketches.head(at: sketch &- 1).owner == place {
        sketch = sketch &- 1
        (row.signature, row.linked) = sketches.signature(at: sketch)
      }
      rows.append(ModelRow(key: Self.key(number), value: row.encoded()))
    }
    rows.reverse()
    return rows
  }

  private mutating func restore(_ row: StoryRow) {
    let own = names.end
    add(
      row.id, group: own &- row.headDistance, paragraphs: row.paragraphs, stamp: row.seconds)
    if let signature = row.signature {
      add(signature, owner: own, group: own &- row.headDistance, linked: row.linked)
    }
  }
}
