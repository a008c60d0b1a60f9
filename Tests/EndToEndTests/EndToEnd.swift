import Testing

/// The built binary against files, a scripted server and nginx.
///
/// One after the other: these tests measure times and memory, and have two cores to share.
@Suite(.serialized) enum EndToEnd {}
