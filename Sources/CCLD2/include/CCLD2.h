// CLD2, a C++ library, behind one C function.
#pragma once
#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 found in a text.
typedef struct {
  /// CLD2's own code of the best language ("en", "iw", "zh-Hant", "un"); static storage.
  const char *_Nonnull code;
  /// Whether CLD2 itself trusts the answer.
  int reliable;
  /// Share of the text in the best language, 0...100.
  int percent;
} newsloom_cld2_result;

/// Detects the language of `length` bytes of valid UTF-8 without control characters.
///
/// `content_language` and `top_level_domain` are hints or NULL.
newsloom_cld2_result newsloom_cld2_detect(
    const char *_Nonnull text, int length, const char *_Nullable content_language,
    const char *_Nullable top_level_domain, int best_effort);

#ifdef __cplusplus
}
#endif
