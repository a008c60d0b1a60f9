package import Glibc

/// What a test program does between its fork and its exec.
package enum SpawnActions {
  /// Has the program close all but its three streams.
  ///
  /// What tests that run at the same time have open would else stay open with it: a server that
  /// inherits a connection keeps it from ending when the test ends it. (In two of eight runs on a
  /// loaded machine a reset never came.) glibc passes over numbers that are not open.
  package static func closeInherited(_ actions: inout posix_spawn_file_actions_t) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    for descriptor in 3..<Int32(min(limit.rlim_cur, 4_096)) {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
  }
}
