// glibc's allocator settings, which the Glibc module leaves out.
#pragma once
#include <malloc.h>
