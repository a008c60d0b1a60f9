// zstd for Swift: the streaming interface, as it is.
#pragma once
#include <zstd.h>
