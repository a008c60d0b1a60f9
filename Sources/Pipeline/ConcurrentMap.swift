extension Array where Element: Sendable {
  /// The results of `transform` in the order of the elements, made by `jobs` tasks at once.
  func concurrentMap<Result: Sendable>(
    jobs: Int, _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    if jobs <= 1 || count < 2 { return try map(transform) }
    let size = (count + jobs - 1) / jobs
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: 0, to: count, by: size) {
        let part = self[start..<Swift.min(start + size, count)]
        group.addTask { (start, try part.map(transform)) }
      }
      var parts: [(Int, [Result])] = []
      for try await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
