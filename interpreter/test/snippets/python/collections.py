# --- list methods
a = [3, 1, 2]
a.append(5)
a.insert(1, 9)
a.extend([7, 7])
a.remove(7)
last = a.pop()
a.sort()
a, last, a.index(5), a.count(3)
# --- slices assigned
a = list(range(8))
a[2:5] = ["x"]
a[::3] = [0, 0]
del a[1]
a
# --- copies, shallow and deep
import copy
a = [[1], [2]]
b, c = a[:], copy.deepcopy(a)
a[0].append(9)
b, c
# --- repeated rows share
grid = [[0] * 2] * 2
grid[0][0] = 1
fresh = [[0] * 2 for _ in range(2)]
fresh[0][0] = 1
grid, fresh
# --- sort by several keys
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25)]
sorted(people, key=lambda p: (-p[1], p[0]))
# --- a stable sort
words = ["bb", "a", "cc", "d", "ee"]
sorted(words, key=len), sorted(words, key=len, reverse=True)
# --- nested lists flattened
nested = [1, [2, [3, [4]], 5]]
def flat(items):
    for item in items:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield item

list(flat(nested))
# --- a matrix turned
m = [[1, 2, 3], [4, 5, 6]]
list(zip(*m)), [list(row) for row in zip(*m[::-1])]
# --- dict basics
d = {"a": 1}
d["b"] = 2
d.setdefault("c", []).append(3)
d.pop("a"), d.get("z", 0), "b" in d, list(d.items())
# --- merging dicts
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
{**a, **b}, a | b, dict(a, w=0)
# --- update in place
d = {"a": 1}
d |= {"b": 2}
d.update(c=3)
d.popitem(), d
# --- order of keys
d = {"z": 1, "a": 2}
d["m"] = 3
d["z"] = 9
list(d), sorted(d), list(reversed(d))
# --- inverted
{v: k for k, v in {"a": 1, "b": 2}.items()}
# --- sorted by value
scores = {"ann": 3, "bob": 7, "cid": 5}
dict(sorted(scores.items(), key=lambda it: it[1], reverse=True)), max(scores, key=scores.get)
# --- views are live
d = {"a": 1}
keys = d.keys()
d["b"] = 2
list(keys), keys & {"b", "c"}, len(d.values())
# --- grouping
from collections import defaultdict
groups = defaultdict(list)
for n in range(10):
    groups[n % 3].append(n)
dict(groups)
# --- counting words
from collections import Counter
c = Counter("the cat the dog the end".split())
c["the"], c["none"], c.most_common(1), sum(c.values())
# --- arithmetic of counters
from collections import Counter
a, b = Counter(a=3, b=1), Counter(a=1, b=2)
a + b, a - b, a & b, a | b, sorted((a + b).elements())
# --- deque
from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
d.rotate(1)
d, d[0]
# --- deque as a window
from collections import deque
window, means = deque(maxlen=3), []
for x in [1, 2, 3, 4, 5]:
    window.append(x)
    means.append(sum(window) / len(window))
means
# --- OrderedDict
from collections import OrderedDict
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a")
d.popitem(last=False), list(d)
# --- ChainMap
from collections import ChainMap
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
m["new"] = 5
m["a"], m["b"], m.maps[0]
# --- namedtuple
from collections import namedtuple
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(3)
p, p._replace(y=2), p._asdict(), p[0] + p.y, Point._fields
# --- sets
a, b = {1, 2, 3, 4}, {3, 4, 5}
a & b, a | b, a - b, a ^ b, a <= {1, 2, 3, 4, 5}, a.isdisjoint({9})
# --- set methods
s = {1}
s.add(2)
s.discard(9)
s.update([3, 3])
s.remove(1)
sorted(s), len(s)
# --- frozenset as a key
d = {frozenset({1, 2}): "pair"}
d[frozenset({2, 1})]
# --- duplicates
items = [1, 2, 1, 3, 2, 1]
seen, twice = set(), []
for i in items:
    (twice.append(i) if i in seen and i not in twice else seen.add(i))
list(dict.fromkeys(items)), twice
# --- tuples
t = 1, 2, 3
t + (4,), t * 2, t.index(2), (1,), ()
# --- tuple comparison
(1, 2) < (1, 3), (1, 2) < (1, 2, 0), [1, 2] == [1, 2.0], (1, 2) == [1, 2]
# --- heap
import heapq
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 2)
[heapq.heappop(h) for _ in range(3)], heapq.nlargest(2, [4, 9, 1]), heapq.nsmallest(2, "zebra")
# --- bisect
import bisect
a = [1, 3, 3, 7]
bisect.insort(a, 5)
a, bisect.bisect_left(a, 3), bisect.bisect(a, 3)
# --- grades by bisect
from bisect import bisect
"".join("FDCBA"[bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89, 90, 100))
# --- merged in order
import heapq
list(heapq.merge([1, 4, 7], [2, 5], [0, 9]))
# --- array
from array import array
a = array("i", [1, 2, 3])
a.append(4)
a, a.itemsize * len(a), a.tolist()
# --- range is a sequence
r = range(0, 100, 7)
r[3], r[-1], 49 in r, len(r), r[2:5], r.index(14)
# --- any and all
any([]), all([]), any(x > 3 for x in [1, 5]), all("abc")
# --- min and max with keys
words = ["pear", "fig", "banana"]
min(words, key=len), max(words), max([], default=None), min(3, 1, 2)
# --- enumerate and zip
list(enumerate("ab", start=1)), list(zip("ab", [1, 2, 3])), dict(zip("xy", [1, 2]))
# --- zip strictly
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
# --- a nested counter
votes = [("x", "yes"), ("y", "no"), ("x", "no"), ("x", "yes")]
table = {}
for who, what in votes:
    table.setdefault(who, {}).setdefault(what, 0)
    table[who][what] += 1
table
# --- a matrix product
a, b = [[1, 2], [3, 4]], [[5, 6], [7, 8]]
[[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
# --- a spiral
def spiral(m):
    out = []
    while m:
        out += m[0]
        m = [list(r) for r in zip(*m[1:])][::-1]
    return out

spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
# --- chunks
def chunks(items, n):
    return [items[i : i + n] for i in range(0, len(items), n)]

chunks(list("abcdefgh"), 3)
# --- rotate a list
a = [1, 2, 3, 4, 5]
a[2:] + a[:2], a[-1:] + a[:-1]
# --- a list of one type
from collections import UserList
class Numbers(UserList):
    def append(self, item):
        super().append(float(item))

n = Numbers([1])
n.append("2.5")
n, n.data
