"""Kills newsloom, and makes its system calls fail, at every step that it takes on its own files; after
each restart every record must be there exactly once.

  sweep.py --binary FILE [--short] [--seed N] [--random N] [--seconds N]

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
        (directory / "own").mkdir(parents=True)
        sources = "".join(f"  - {{file: feeds/{n}.xml, id: feed-{n}, interval: 1s}}\n"
                          for n in range(FEEDS))
        (directory / "newsloom.yaml").write_text(
            f"sources:\n{sources}poll: {{min_interval: 1s}}\n"
            "output: {directory: own/out, rotate_size: 4KiB, compress: zstd}\n"
            "state: {directory: own/state}\nlog: {format: plain}\n")
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
        for path in sorted((directory / "own/out").glob("stories*")):
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
        paths = [path for path in sorted((directory / "own/out").glob("*.ndjson*"))
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
                os.environ, LD_PRELOAD=str(self.shim), SWEEP_PREFIX=str(directory / "own") + "/",
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
            paths = [part for name in ours for part in ("-P", str(directory / "own" / name))]
            done = subprocess.run(
                ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
                 f"inject={call}:signal=KILL:when={at}", *paths,
                 *self.command(directory, "--once")], capture_output=True, timeout=180)
            return done.returncode, done.returncode == -9 or done.returncode == 137
        return run

    # The sweeps

    def until_untouched(self, name, run, stride=1, **rules):
        """Yields after each case, up to the step that a run does not reach."""
        self.counts[name] = 0
        at = 1
        while self.case(f"{name} at {at}", run(at), **rules):
            self.counts[name] += 1
            at += stride
            yield

    def kill_at_random(self, rounds):
        """The service at work, killed at random moments, again and again on the same directory."""
        directory = self.root / "random"
        press = self.make(directory)
        self.counts["random kills"] = 0
        for number in range(rounds):
            for feed in self.random.sample(range(FEEDS), 2):
                press.publish(feed, 1)
            child = subprocess.Popen(self.command(directory, "run"), stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            time.sleep(self.random.uniform(0, 0.6))
            child.send_signal(signal.SIGKILL)
            self.counts["random kills"] += child.wait() == -9
            try:
                self.must(directory, "--once")
                if number % 10 == 9 or number == rounds - 1:
                    self.check(directory, press.expected)
                else:
                    self.must(directory, "verify")
            except AssertionError as failure:
                self.fail(f"random kill {number}", directory, failure)
                return
            yield

    def sweeps(self):
        """Generators by name. The short form takes every 20th step."""
        short = self.options.short
        stride = 20 if short else 1

        def sweep(name, calls, do, stride=stride, times=1, **rules):
            return self.until_untouched(
                name, lambda at: self.shimmed(calls, at, do, times), stride, **rules)

        failing = "write,pwrite,open,rename"
        sweeps = [
            sweep("KILL at any call", ALL_CALLS, "KILL"),
            sweep("half a write, then KILL", "write,pwrite", "TORN", may_be_torn=True),
            sweep("short write", "write,pwrite", "SHORT", allowed=(0,)),
            sweep("EINTR", failing + ",sync,truncate", "EINTR"),
            sweep("ENOSPC", failing, "ENOSPC"),
            sweep("ENOSPC, 20 calls long", failing, "ENOSPC", times=20),
            sweep("EIO", ALL_CALLS, "EIO"),
            sweep("EIO of a sync", "sync", "EIO", stride=4 if short else 1),
            self.kill_at_random(self.options.random or (10 if short else 500)),
        ]
        if self.tools["strace"]:
            for call in ["write", "pwrite64", "fsync", "fdatasync", "rename", "openat"]:
                sweeps.append(self.until_untouched(
                    f"strace: KILL at {call}", lambda at, call=call: self.straced(call, at),
                    4 if short else 1))
        return sweeps

    def run(self):
        began = time.monotonic()
        sweeps = self.sweeps()
        # A case of each in turn, so that a budget of time leaves out none of them.
        while sweeps and len(self.failures) < 5:
            sweeps = [sweep for sweep in sweeps if next(sweep, self) is not self]
            spent = time.monotonic() - began
            print(f"{sum(self.counts.values())} cases in {spent:.0f} s", file=sys.stderr)
            if self.options.seconds and spent > self.options.seconds:
                print(f"NOTICE: stopped after {spent:.0f} s with steps left", file=sys.stderr)
                break
        print(json.dumps({
            "cases": sum(self.counts.values()), "counts": self.counts, "reads": self.reads,
            "failures": self.failures, "seconds": round(time.monotonic() - began)}))
        if not self.failures:
            shutil.rmtree(self.root)
        return 1 if self.failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--short", action="store_true", help="every 20th step")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--random", type=int, help="how many random kills")
    parser.add_argument("--seconds", type=int, help="begin no further round after this long")
    sys.exit(Sweep(parser.parse_args()).run())


if __name__ == "__main__":
    main()
