"""Writes `han.bin`: Traditional to Simplified, as sorted pairs of big-endian UTF-16 units.

    han.py DOWNLOADS OUT

From OpenCC's TSCharacters and its regional variants; the first choice of each line.
"""

import re
import struct
import sys

SRC, OUT = sys.argv[1:3]
pairs = {}
for name in ("TSCharacters",):
    with open(f"{SRC}/opencc-js/package/dist/esm-lib/dict/{name}.js", encoding="utf-8") as f:
        for item in re.search(r'"(.*)"', f.read(), re.S)[1].split("|"):
            a, b = item.split(" ")[:2]
            if len(a) == len(b) == 1 and ord(a) < 0x10000 and ord(b) < 0x10000 and a != b:
                pairs[a] = b
for a, b in ("臺台", "爲为", "裏里", "峯峰", "羣群", "衆众", "麪面"):
    pairs.setdefault(a, b)
with open(f"{OUT}/han.bin", "wb") as f:
    for a in sorted(pairs, key=ord):
        f.write(struct.pack(">HH", ord(a), ord(pairs[a])))
print(len(pairs), "characters", file=sys.stderr)
