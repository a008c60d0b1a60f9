#include "CCLD2.h"

#include <cstdio>  // compact_lang_det.h uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" newsloom_cld2_result newsloom_cld2_detect(
    const char *text, int length, const char *content_language, const char *top_level_domain,
    int best_effort) {
  CLD2::CLDHints hints = {content_language, top_level_domain, CLD2::UNKNOWN_ENCODING,
                          CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int text_bytes = 0;
  bool reliable = false;
  const int flags = best_effort ? CLD2::kCLDFlagBestEffort : 0;
  const CLD2::Language best = CLD2::ExtDetectLanguageSummary(
      text, length, /*is_plain_text=*/true, &hints, flags, languages, percents, scores,
      /*resultchunkvector=*/nullptr, &text_bytes, &reliable);
  return {CLD2::LanguageCode(best), reliable ? 1 : 0, percents[0]};
}
