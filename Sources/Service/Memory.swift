import CMalloc

/// What glibc's allocator keeps for itself.
enum Memory {
  /// Few arenas: the workers are as many as the cores, and none of them allocates all the time. With
  /// an arena a thread an idle service with 1,000 sources held 3 MB more.
  static func limitArenas() {
    mallopt(M_ARENA_MAX, 2)
    // Free memory at the end of the heap goes back to the system at once.
    mallopt(M_TRIM_THRESHOLD, 128 << 10)
  }
}
