#include <stdint.h>

/// What is added to two of the machine's clocks, in seconds. The file that the environment names in
/// FAKE_CLOCK begins with it, and may be changed while programs run.
struct fake_clock {
  /// To the wall clock (CLOCK_REALTIME).
  int64_t wall;
  /// To the clock that goes on while the machine is suspended (CLOCK_BOOTTIME).
  int64_t boot;
};
