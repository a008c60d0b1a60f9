// zlib for Swift. inflateInit2 and deflateInit2 are macros, which Swift does not import.
#pragma once
#include <zlib.h>

/// Starts reading a gzip or zlib stream, told apart by its header.
static inline int newsloom_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 32); }

/// Starts writing a gzip stream.
static inline int newsloom_gzip_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
