// SHA-256 of OpenSSL, which libcurl brings along.
#pragma once
#include <openssl/sha.h>
