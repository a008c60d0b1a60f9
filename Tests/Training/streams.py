#!/usr/bin/env python3
"""Training streams from labelled sets: whole, as headlines, as small slow events, mixed with singletons.

    python3 streams.py OUTDIR SET.ndjson.gz…

Every stream is one set's, or a mix of several; its name says of which (`kind+set+set+seed`), so that
whole sets can be left out. Times are drawn anew where a set's own are made up, with spans of a third
of a day to nine days, lest the model learn one generator's clock. Standard library only.
"""
import collections, gzip, itertools, json, os, random, re, sys
from datetime import datetime, timedelta, timezone

START = datetime(2026, 3, 2, tzinfo=timezone.utc)


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def stamp(t):
    return t.strftime("%Y-%m-%dT%H:%M:%SZ")


def write(out, name, stories):
    stories.sort(key=lambda x: (x["published"], str(x["id"])))
    keep = ("id", "title", "text", "source", "published", "lang", "event")
    with open(f"{out}/{name}.ndjson", "w", encoding="utf-8") as f:
        for x in stories:
            f.write(json.dumps({k: x[k] for k in keep if x.get(k) is not None}, ensure_ascii=False) + "\n")


def events(stories):
    by = collections.defaultdict(list)
    for x in stories:
        by[str(x["event"])].append(x)
    return [by[k] for k in sorted(by)]


def headline(x):
    return {**x, "text": ""}


def lead(x, words):
    return {**x, "text": " ".join((x.get("text") or "").split()[:words])}


def slow(r, stories, days):
    """Every event cut to two or three stories, over hours to days."""
    out = []
    for e in events(stories):
        picked = r.sample(e, min(len(e), r.choice((1, 2, 2, 3, 3))))
        t0 = START + timedelta(seconds=r.uniform(0, days * 86400))
        span = 86400 * .35 * 27 ** r.random()
        for n, x in enumerate(picked):
            t = t0 + timedelta(seconds=0 if n == 0 else r.uniform(0, span))
            out.append({**x, "published": stamp(t)})
    return out


def mix(r, sets, share, days, form):
    """As `mixed.py` does it, with spans that differ by event."""
    out = []
    for name, stories in sets:
        by = events(stories)
        r.shuffle(by)
        full = singles = 0
        for e in by:
            t0 = START + timedelta(seconds=r.uniform(0, days * 86400))
            whole = len(e) > 1 and (full == 0 or singles / (singles + full) >= share)
            size = r.choice((2, 3, 5, 8, 12))
            picked = r.sample(e, min(size, len(e))) if whole else [r.choice(e)]
            full, singles = (full + len(picked), singles) if whole else (full, singles + 1)
            sigma = 9 * 3600 * r.choice((.3, 1, 1, 3))
            for x in picked:
                t = t0 + timedelta(seconds=min(abs(r.gauss(0, sigma)), 4 * sigma) if whole else 0)
                out.append(form({**x, "published": stamp(t), "event": f"{name}:{x['event']}"}))
    return out


def cold(r, stories):
    """The first hours of a service: a dozen stories, few of them on one event, no history."""
    out = []
    for n, e in enumerate(r.sample(events(stories), 9)):
        picked = r.sample(e, min(len(e), r.choice((2, 3)))) if n < 3 else [r.choice(e)]
        t0 = START + timedelta(seconds=r.uniform(0, 86400))
        out += [{**x, "published": stamp(t0 + timedelta(seconds=r.uniform(0, 43200)))} for x in picked]
    return out


def crowd(r, stories):
    """Headlines by the thousand: titles and the first sentences, each a short text of its own."""
    out, seen, starts = [], set(), {}
    for x in stories:
        start = starts.setdefault(str(x["event"]), r.uniform(0, 5 * 86400))
        sentences = [s for s in re.split(r"(?<=[.!?])\s+", x.get("text") or "") if len(s.split()) >= 6][:2]
        clipped = [" ".join(s.split()[:r.randint(7, 20)]) for s in sentences]
        for n, text in enumerate([x["title"]] + clipped):
            if text in seen:
                continue
            seen.add(text)
            t = START + timedelta(seconds=start + abs(r.gauss(0, 60000)))
            out.append({**x, "id": f"{x['id']}#{n}", "title": text, "text": "", "published": stamp(t)})
    return out


def main():
    out, paths = sys.argv[1], sys.argv[2:]
    os.makedirs(out, exist_ok=True)
    sets = [(os.path.basename(p).split("-")[0], rows(p)) for p in paths]
    for name, stories in sets:
        r = random.Random(name)
        text = any(x.get("text") for x in stories)
        if name != "semeval22":
            write(out, f"pure+{name}", [dict(x) for x in stories])
            if text:
                write(out, f"head+{name}", [headline(x) for x in stories])
                write(out, f"lead+{name}", [lead(x, 40) for x in stories])
                for seed in (1, 2):
                    write(out, f"crowd+{name}+{seed}", crowd(r, stories))
        for seed in (1, 2):
            write(out, f"slow+{name}+{seed}", slow(r, stories, 20))
        write(out, f"slowhead+{name}", [headline(x) for x in slow(r, stories, 20)])
        for seed in range(12):
            write(out, f"cold+{name}+{seed}", cold(r, stories))
        for seed in (1, 2):
            write(out, f"mix+{name}+{seed}", mix(r, [(name, stories)], .6, 7, dict))
    for size in range(2, len(sets) + 1):
        for some in itertools.combinations(sets, size):
            names = "+".join(n for n, _ in some)
            r = random.Random(names)
            for seed, share in enumerate((.3, .6, .8) if size >= len(sets) - 1 else (.6,)):
                form = (dict, dict, lambda x: lead(x, 60))[seed]
                write(out, f"mix+{names}+{seed}", mix(r, some, share, 7, form))


if __name__ == "__main__":
    main()
