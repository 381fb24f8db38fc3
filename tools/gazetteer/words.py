"""Writes `words.tsv`: words that are not places unless something says so.

    words.py DOWNLOADS OUT DATA

Marks (joined without a separator):
    W  an ordinary word of the language    C  common enough that it is never a misspelt place
    F  a person's first name               S  a family name
The reviewed lists under DATA/words have the last word and are read by the Rust side.
"""

import collections
import glob
import gzip
import json
import re
import sys
import unicodedata

SRC, OUT, DATA = sys.argv[1:4]


def unpack(b):
    """Just enough MessagePack for the frequency lists: arrays, small maps, strings, integers."""
    pos = 0

    def take(n):
        nonlocal pos
        pos += n
        return b[pos - n:pos]

    def value():
        t = take(1)[0]
        if t <= 0x7F:
            return t
        if t <= 0x8F:
            return {value(): value() for _ in range(t & 15)}
        if t <= 0x9F:
            return [value() for _ in range(t & 15)]
        if t <= 0xBF:
            return take(t & 31).decode()
        if t in (0xD9, 0xDA, 0xDB):
            return take(int.from_bytes(take(1 << (t - 0xD9)), "big")).decode()
        if t in (0xDC, 0xDD):
            return [value() for _ in range(int.from_bytes(take(2 << (t - 0xDC)), "big"))]
        if t in (0xCC, 0xCD, 0xCE):
            return int.from_bytes(take(1 << (t - 0xCC)), "big")
        raise ValueError(hex(t))

    return value()


def frequencies(lang, least):
    paths = glob.glob(f"{SRC}/wordfreq/wordfreq/data/large_{lang}.msgpack.gz") or glob.glob(f"{SRC}/wordfreq/wordfreq/data/small_{lang}.msgpack.gz")
    with gzip.open(paths[0]) as f:
        data = unpack(f.read())
    for i, words in enumerate(data[1:]):
        zipf = 9 - i / 100
        if zipf < least:
            return
        for w in words:
            yield w, zipf


def dictionary(name):
    with open(f"{SRC}/{name}/package/index.json", encoding="utf-8") as f:
        return set(json.load(f))


def fold(s):
    s = unicodedata.normalize("NFKD", s.lower())
    return "".join(c for c in s if not unicodedata.combining(c))


def listed(name):
    with open(f"{DATA}/words/{name}.txt", encoding="utf-8") as f:
        return {fold(l.split("#")[0].strip()) for l in f if l.split("#")[0].strip()}


# Big places are places in every language that has no dictionary here to say otherwise.
big = {}
own = set()  # by their own or a vouched-for name
with open(f"{OUT}/places.tsv", encoding="utf-8") as f:
    for line in f:
        r = line.rstrip("\n").split("\t")
        if r[0] in "NA" or r[0] == "P" and int(r[8]) >= 100_000:
            for n in r[10].split("|"):
                if n[0] in "=" or int(r[8]) >= (1_000_000 if n.isascii() else 250_000) and n[0] == "~":
                    if n[0] == "=":
                        own.add(fold(n[1:]))
                    big[fold(n[1:])] = max(big.get(fold(n[1:]), 0), int(r[8]))
with open(f"{DATA}/supplement.csv", encoding="utf-8") as f:
    for line in f:
        if "," in line and line[0] not in "#+":
            name = fold(line.split(",")[1])
            own.add(name)
            if not name.isascii() or " " in name:
                big[name] = max(big.get(name, 0), 100_000)
plain = listed("plain")

found = collections.defaultdict(lambda: [0, set()])


def add(word, zipf, marks):
    e = found[word]
    e[0] = max(e[0], round(zipf * 10))
    e[1] |= set(marks)


usable = re.compile(r"^[^\W\d_]+$")
for lang, name in (("en", "english"), ("es", "spanish"), ("fr", "french")):
    words = {fold(w) for w in dictionary(f"an-array-of-{name}-words")}
    for w, z in frequencies(lang, 2.6):
        f = fold(w)
        if not usable.match(w):
            continue
        marks = "C" if len(f) >= 4 else ""
        if f in words and f not in plain and z >= 2.8 or z >= 5.3 and f not in big:
            marks += "W"
        if marks:
            add(f, z, marks)
for lang in ("ar", "ru", "ko", "uk", "hi", "fa", "bn", "ja", "zh"):
    for w, z in frequencies(lang, 3.6):
        f = fold(w)
        # An everyday word ("how") that is also the transcript of a big city ("Kyiv") is the word.
        known = own if lang == "ar" and z >= 4.6 else big
        if usable.match(w) and f not in known and f not in plain:
            add(f, z, "W" if len(w) > 1 else "")
for lang in ("pt", "de", "it", "pl", "tr", "vi", "fil", "nl", "id"):
    for w, z in frequencies(lang, 4.2):
        f = fold(w)
        if usable.match(w) and f not in big and f not in plain:
            add(f, z, "WC" if len(w) > 3 else "W")
for name, mark, least in (("dist.female.first", "F", 0.008), ("dist.male.first", "F", 0.008), ("dist.all.last", "S", 0.006)):
    with open(f"{SRC}/names/names/{name}", encoding="ascii") as f:
        for line in f:
            w, share = line.split()[:2]
            if float(share) >= least:
                add(w.lower(), 0, mark)

with open(f"{OUT}/words.tsv", "w", encoding="utf-8") as f:
    for w in sorted(found):
        z, marks = found[w]
        if marks:
            f.write(f"{w}\t{z}\t{''.join(sorted(marks))}\n")
print(len(found), file=sys.stderr)
if "--review" in sys.argv:
    for w, (z, m) in sorted(found.items(), key=lambda x: -big.get(x[0], 0)):
        if w in big and m & {"W", "F"}:
            print(w, big[w], z, "".join(sorted(m)))
