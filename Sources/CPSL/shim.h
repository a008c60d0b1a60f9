// libpsl for Swift: the public suffix list that is built into the library, as it is.
#pragma once
#include <libpsl.h>
