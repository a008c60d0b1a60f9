// Speed and memory of near-duplicate detection, one thread, beside rensa and datasketch from PyPI.
//
//     swift run -c release duplicates-benchmark [small window] [large window]
//
// The small window is filled with stories of 400 words, the large one with synthetic sketches, since
// five million stories of text would take longer to write than to measure.

import Foundation

let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
DuplicatesBenchmark(
  smallWindow: sizes.first ?? 100_000, largeWindow: sizes.dropFirst().first ?? 5_000_000
).run()
