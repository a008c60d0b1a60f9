// libcurl for Swift. curl_easy_setopt and its kin are variadic, which Swift does not import: one
// inline function per kind of argument, or per pair of options that must agree.
#pragma once
#include <curl/curl.h>
