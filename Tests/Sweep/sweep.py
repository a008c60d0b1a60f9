"""Kills newsloom, and makes its system calls fail, at every step that it takes on its own files; after
each restart every record must be there exactly once.

  sweep.py --binary FILE [--short] [--seed N] [--random N] [--only NAME]

A template is run once, so that state, a closed and a compressed file exist; then its feeds publish
more. Every case copies it, runs newsloom under a fault, reads all files with jq and DuckDB, runs
newsloom again without one, and asks `newsloom verify` and the feeds whether anything is missing,
doubled or torn. The last line on standard output is a JSON object with the counts.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
FEEDS = 5
ALL_CALLS = "write,pwrite,sync,rename,open,truncate,unlink"


def item(guid):
    """Invented news; two guids share hardly a word."""
    words = random.Random(guid)
    syllables = "bra kel vo tin sha mur del ost fen gri lau pex rho zim cu wan nith ara jok".split()

    def word():
        return "".join(words.choice(syllables) for _ in range(3))

    text = " ".join(word() for _ in range(120))
    return (f"<item><title>{word()} {word()} {word()} ({guid})</title>"
            f"<guid isPermaLink='false'>{guid}</guid>"
            f"<pubDate>Tue, 17 Nov 2026 10:00:00 GMT</pubDate>"
            f"<description>{text}.</description></item>")


class Press:
    """The feeds of a directory and what each has published."""

    def __init__(self, directory):
        self.directory = directory
        self.counts = [0] * FEEDS

    def publish(self, feed, more):
        self.counts[feed] += more
        items = "".join(item(f"f{feed}-{n}") for n in range(self.counts[feed]))
        path = self.directory / f"feeds/{feed}.xml"
        path.parent.mkdir(exist_ok=True)
        text = ("<rss version='2.0'><channel><title>t</title><language>en</language>"
                f"{items}</channel></rss>")
        # In one step: a reader between two writes would see half a feed.
        path.with_suffix(".new").write_text(text)
        path.with_suffix(".new").rename(path)

    @property
    def expected(self):
        return {f"f{feed}-{n}" for feed in range(FEEDS) for n in range(self.counts[feed])}


class Sweep:
    def __init__(self, options):
        self.binary = options.binary
        self.options = options
        self.random = random.Random(options.seed)
        self.root = Path(tempfile.mkdtemp(prefix="newsloom-sweep-"))
        self.shim = self.root / "shim.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", self.shim, HERE / "shim.c", "-ldl"],
                       check=True)
        self.counts = {}
        self.failures = []
        self.reads = {"jq": 0, "duckdb": 0}
        self.tools = {"strace": shutil.which("strace"), "jq": shutil.which("jq")}
        try:
            import duckdb
            self.duckdb = duckdb.connect()
        except ImportError:
            self.duckdb = None
        for tool, found in {**self.tools, "duckdb (pip)": self.duckdb}.items():
            if not found:
                print(f"NOTICE: {tool} is missing: what needs it is NOT tested", file=sys.stderr)
        self.template = self.root / "template"
        self.press = self.make(self.template)

    # The workspace

    def make(self, directory):
        directory.mkdir()
        sources = "".join(f"  - {{file: feeds/{n}.xml, id: feed-{n}, interval: 1s}}\n"
                          for n in range(FEEDS))
        (directory / "newsloom.yaml").write_text(
            f"sources:\n{sources}poll: {{min_interval: 1s}}\n"
            "output: {directory: out, rotate_size: 4KiB, compress: zstd}\n"
            "state: {directory: state}\nlog: {format: plain}\n")
        press = Press(directory)
        for _ in range(2):
            for feed in range(FEEDS):
                press.publish(feed, 2)
            self.must(directory, "--once")
        for feed in range(FEEDS):
            press.publish(feed, 2)
        return press

    def command(self, directory, *arguments):
        return [self.binary, *arguments, "--config", str(directory / "newsloom.yaml")]

    def must(self, directory, *arguments):
        done = subprocess.run(self.command(directory, *arguments), capture_output=True, text=True,
                              timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"{arguments} ended with {done.returncode}:\n"
                                 f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return done

    # One case

    def case(self, name, run, may_be_torn=False, allowed=(0, -9, 73, 74)):
        """Copies the template and hands it to `run`, which tells whether the fault happened."""
        directory = self.root / "case"
        shutil.rmtree(directory, ignore_errors=True)
        shutil.copytree(self.template, directory)
        try:
            status, happened = run(directory)
            if status not in allowed:
                raise AssertionError(f"ended with {status}, expected one of {allowed}")
            if not may_be_torn:
                self.read_all(directory)
            self.must(directory, "--once")
            self.check(directory, self.press.expected)
        except (AssertionError, subprocess.TimeoutExpired) as failure:
            self.fail(name, directory, failure)
            happened = True
        return happened

    def fail(self, name, directory, failure):
        self.failures.append(name)
        kept = self.root / f"failed-{len(self.failures)}"
        shutil.copytree(directory, kept, dirs_exist_ok=True)
        print(f"FAILED: {name} (kept in {kept}): {failure}", file=sys.stderr)

    def check(self, directory, expected):
        self.must(directory, "verify")
        self.read_all(directory)
        told = {}
        for path in sorted((directory / "out").glob("stories*")):
            text = subprocess.run(["zstd", "-dcq", path], capture_output=True, check=True).stdout \
                if path.suffix == ".zst" else path.read_bytes()
            for line in text.splitlines():
                guid = json.loads(line)["guid"]
                told[guid] = told.get(guid, 0) + 1
        missing = expected - told.keys()
        doubled = [guid for guid, count in told.items() if count > 1]
        if missing or doubled:
            raise AssertionError(f"missing {sorted(missing)}, more than once {sorted(doubled)}")

    def read_all(self, directory):
        """What every reader of the files does; any error ends the case."""
        paths = [path for path in sorted((directory / "out").glob("*.ndjson*"))
                 if path.suffix != ".tmp" and path.stat().st_size > 0]
        packed = [path for path in paths if path.suffix == ".zst"]
        text = b"".join(path.read_bytes() for path in paths if path not in packed)
        if packed:
            text += subprocess.run(["zstd", "-dcq", *packed], capture_output=True, check=True).stdout
        if self.tools["jq"]:
            done = subprocess.run(["jq", "-c", ".seq"], input=text, capture_output=True)
            if done.returncode != 0 or len(done.stdout.split()) != text.count(b"\n"):
                raise AssertionError(f"jq cannot read {paths}: {done.stderr[-300:]}")
            self.reads["jq"] += len(paths)
        for path in paths if self.duckdb else []:
            try:
                self.duckdb.execute("SELECT count(*), max(seq) FROM read_json_auto(?)",
                                    [str(path)]).fetchall()
            except Exception as error:
                raise AssertionError(f"DuckDB cannot read {path.name}: {error}") from error
            self.reads["duckdb"] += 1

    def shimmed(self, calls, at, do, times=1):
        def run(directory):
            environment = dict(
                os.environ, LD_PRELOAD=str(self.shim), SWEEP_PREFIX=str(directory) + "/",
                SWEEP_CALLS=calls, SWEEP_AT=str(at), SWEEP_TIMES=str(times), SWEEP_DO=do,
                SWEEP_MARK=str(self.root / "mark"))
            (self.root / "mark").unlink(missing_ok=True)
            done = subprocess.run(self.command(directory, "--once"), env=environment, timeout=120,
                                  capture_output=True)
            return done.returncode, (self.root / "mark").exists()
        return run

    def straced(self, call, at):
        def run(directory):
            ours = ["out", "state", "out/stories.ndjson", "out/events.ndjson",
                    "state/newsloom.sqlite", "state/newsloom.sqlite-wal",
                    "state/newsloom.sqlite-shm", "state/reserve", "state/lock"]
            paths = [part for name in ours for part in ("-P", str(directory / name))]
            done = subprocess.run(
                ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                 f"inject={call}:signal=KILL:when={at}", *paths,
                 *self.command(directory, "--once")], capture_output=True, timeout=180)
            return done.returncode, done.returncode == -9 or done.returncode == 137
        return run

    # The sweeps

    def until_untouched(self, name, run, stride=1, limit=10_000, **rules):
        count, at = 0, 1
        while at < limit and len(self.failures) < 5:
            if not self.case(f"{name} at {at}", run(at), **rules):
                break
            count += 1
            at += stride
        self.counts[name] = count
        print(f"{name}: {count} cases", file=sys.stderr)

    def kill_at_random(self, rounds):
        """The service at work, killed at random moments, again and again on the same directory."""
        directory = self.root / "random"
        press = self.make(directory)
        hit = 0
        for number in range(rounds):
            for feed in self.random.sample(range(FEEDS), 2):
                press.publish(feed, 1)
            child = subprocess.Popen(self.command(directory, "run"), stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            time.sleep(self.random.uniform(0, 0.6))
            child.send_signal(signal.SIGKILL)
            hit += child.wait() == -9
            try:
                self.must(directory, "--once")
                if number % 10 == 9 or number == rounds - 1:
                    self.check(directory, press.expected)
                else:
                    self.must(directory, "verify")
            except AssertionError as failure:
                self.fail(f"random kill {number}", directory, failure)
                break
        self.counts["random kills"] = hit
        print(f"random kills: {hit}", file=sys.stderr)

    def run(self):
        short = self.options.short
        stride = 9 if short else 1
        sweeps = {
            "KILL at any call": lambda: self.until_untouched(
                "KILL at any call", lambda n: self.shimmed(ALL_CALLS, n, "KILL"), stride),
            "TORN": lambda: self.until_untouched(
                "half a write, then KILL", lambda n: self.shimmed("write,pwrite", n, "TORN"),
                stride, may_be_torn=True),
            "SHORT": lambda: self.until_untouched(
                "short write", lambda n: self.shimmed("write,pwrite", n, "SHORT"), stride,
                allowed=(0,)),
            "EINTR": lambda: self.until_untouched(
                "EINTR", lambda n: self.shimmed("write,pwrite,sync,open,truncate,rename", n, "EINTR"),
                stride),
            "ENOSPC": lambda: self.until_untouched(
                "ENOSPC", lambda n: self.shimmed("write,pwrite,open,rename", n, "ENOSPC"), stride),
            "ENOSPC for long": lambda: self.until_untouched(
                "ENOSPC, 20 calls long",
                lambda n: self.shimmed("write,pwrite,open,rename", n, "ENOSPC", 20), stride * 2),
            "EIO": lambda: self.until_untouched(
                "EIO", lambda n: self.shimmed(ALL_CALLS, n, "EIO"), stride),
            "EIO of a sync": lambda: self.until_untouched(
                "EIO of a sync", lambda n: self.shimmed("sync", n, "EIO")),
            "random": lambda: self.kill_at_random(self.options.random or (20 if short else 500)),
        }
        if self.tools["strace"]:
            for call in ["write", "pwrite64", "fsync", "fdatasync", "rename", "openat"]:
                if short and call in ("pwrite64", "openat"):
                    continue
                sweeps[f"strace {call}"] = lambda call=call: self.until_untouched(
                    f"strace KILL at {call}", lambda n: self.straced(call, n))
        began = time.monotonic()
        for name, sweep in sweeps.items():
            if not self.options.only or self.options.only in name:
                sweep()
        print(json.dumps({
            "cases": sum(self.counts.values()), "counts": self.counts, "reads": self.reads,
            "failures": self.failures, "seconds": round(time.monotonic() - began)}))
        if not self.failures:
            shutil.rmtree(self.root)
        return 1 if self.failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--short", action="store_true", help="every ninth step; a minute or two")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--random", type=int, help="how many random kills")
    parser.add_argument("--only", help="sweeps whose name contains this")
    sys.exit(Sweep(parser.parse_args()).run())


if __name__ == "__main__":
    main()
