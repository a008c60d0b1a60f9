"""Stories a second of rensa and datasketch: 5-word shingles, 128 permutations, threshold 0.5.

    python3 peers.py texts.json

Where the two are missing they are installed into a virtual environment beside the temporary files.
"""
import json, os, re, subprocess, sys, tempfile, time, venv

PEERS = ["rensa==0.5.0", "datasketch==2.0.0"]


def installed():
    """Whether both libraries are there; else goes on in an environment that has them."""
    try:
        import datasketch, rensa
        return
    except ImportError as error:
        print(f"{error}: installing {' '.join(PEERS)}", flush=True)
    home = os.path.join(tempfile.gettempdir(), "newsloom-benchmark-peers")
    python = os.path.join(home, "bin", "python")
    if sys.executable == python:
        return
    try:
        if not os.path.exists(python):
            venv.create(home, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *PEERS], check=True, stdout=sys.stderr)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"THE PEERS COULD NOT BE INSTALLED, NO RATIO IS MEASURED: {error}", flush=True)
        return
    os.execv(python, [python, *sys.argv])


installed()

texts = json.load(open(sys.argv[1], encoding="utf-8"))
WORD = re.compile(r"\w+")


def shingles(text):
    words = WORD.findall(text.casefold())
    return {" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}


def rensa():
    import rensa as library
    index, sketches = library.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for number, text in enumerate(texts):
        sketch = library.RMinHash(num_perm=128, seed=42)
        sketch.update(list(shingles(text)))
        [other for other in index.query(sketch) if sketches[other].jaccard(sketch) >= 0.5]
        index.insert(number, sketch)
        sketches.append(sketch)


def datasketch():
    from datasketch import MinHash, MinHashLSH
    index, sketches = MinHashLSH(threshold=0.5, num_perm=128), []
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([s.encode() for s in shingles(text)])
        [other for other in index.query(sketch) if sketches[other].jaccard(sketch) >= 0.5]
        index.insert(number, sketch)
        sketches.append(sketch)


for peer in rensa, datasketch:
    try:
        start = time.process_time()
        peer()
        print(f"{peer.__name__}\t{len(texts) / (time.process_time() - start):.1f}")
    except ImportError as error:
        print(f"{peer.__name__} is not installed: {error}")
