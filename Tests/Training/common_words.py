#!/usr/bin/env python3
"""The table of common words: in what share of unrelated stories each stands.

    python3 common_words.py SET.ndjson.gz… > Sources/EventClustering/CommonWords+Table.swift

Words and shares only: a word is kept if it stands in many unrelated events of two sets (one, where a
language has no more); names need more of them. A share is written as its power of two, so the
table says "one story in eight", and no name, number or rare word of any text is in it. Each event
counts once, so that no story lowers its own words. Standard library only.
"""
import collections, gzip, json, math, os, re, sys

WORD = re.compile(r"[^\W\d_]+")
LANGS = ("en", "vi", "de", "es", "fr", "pl", "tr", "ar")
LEAST, MOST = 1 / 90, 1400


def main():
    share = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    events = collections.defaultdict(collections.Counter)
    lower, upper = collections.Counter(), collections.Counter()
    for path in sys.argv[1:]:
        name = os.path.basename(path).split("-")[0]
        by = collections.defaultdict(list)
        with gzip.open(path, "rt", encoding="utf-8") as f:
            for line in f:
                x = json.loads(line)
                if x.get("lang") in LANGS: by[x["lang"], str(x["event"])].append(x)
        for (lang, _), stories in by.items():
            if name == "itn": continue
            events[lang][name] += 1
            for x in stories:
                words = WORD.findall(" ".join(((x.get("title") or "") + " . " + (x.get("text") or "")).split()[:300]))
                for w in words: (lower if w == w.lower() else upper)[lang, w.lower()] += 1
                seen = {w.lower() for w in words}
                if lang == "vi": seen |= {f"{a}_{b}".lower() for a, b in zip(words, words[1:]) if a == a.lower() and b == b.lower()}
                for w in seen: share[lang][w][name] += 1 / len(stories)
    out = []
    for lang in LANGS:
        total = sum(events[lang].values()); classes = collections.defaultdict(list); kept = []
        for w, c in share[lang].items():
            p = sum(c.values()) / total
            sets = sum(v >= 2 for v in c.values())
            if p < LEAST or sum(c.values()) < 4 or len(w) < 2 or (len(events[lang]) > 1 and sets < 2): continue
            if re.search("corona|korona|covid|كورونا", w): continue  # the news of one year
            # Days, months and the countries that are always in the news; no name of one event.
            if "_" not in w and lower[lang, w] < upper[lang, w] and (sum(c.values()) < 6 or sets < 2 and p < 1 / 24): continue
            kept.append((p, w))
        for p, w in sorted(kept, key=lambda t: (-t[0], t[1]))[:MOST]: classes[round(-math.log2(p))].append(w)
        for k in sorted(classes):
            out.append((f"{lang} {k}", sorted(classes[k])))
    print("extension CommonWords {")
    print("  /// A line a language and share: `en 3 …` are English words of about one story in 2^3.")
    print("  ///")
    print("  /// Made by `Tests/Training/common_words.py`; see there.")
    print('  static let table: StaticString = """')
    for head, words in out:
        line = "    " + head
        for w in words:
            if len(line) + len(w) + 3 > 99:
                print(line + " \\"); line = "   "
            line += " " + w
        print(line)
    print('    """'); print("}")


if __name__ == "__main__":
    main()
