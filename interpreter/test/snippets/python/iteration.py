# --- a generator
def countdown(n):
    while n:
        yield n
        n -= 1

list(countdown(4)), sum(countdown(100))
# --- send
def average():
    total = count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count

a = average()
next(a)
[a.send(x) for x in (10, 20, 60)]
# --- throw and close
def g():
    try:
        yield 1
    except ValueError:
        yield "caught"
    finally:
        print("closed")

it = g()
first = next(it)
second = it.throw(ValueError())
it.close()
first, second
# --- yield from gives a value
def inner():
    yield 1
    return "result"

def outer():
    got = yield from inner()
    yield got

list(outer())
# --- endless, sliced
from itertools import count, islice
list(islice((n * n for n in count(1) if n % 2), 5))
# --- itertools: chain and repeat
from itertools import chain, repeat
list(chain("ab", [1], repeat("x", 2))), list(chain.from_iterable([[1], [2, 3]]))
# --- itertools: accumulate
from itertools import accumulate
import operator
list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([2, 3], operator.mul, initial=1))
# --- itertools: combinations
from itertools import combinations, permutations, product
list(combinations("abc", 2)), len(list(permutations(range(4)))), list(product([0, 1], repeat=2))
# --- itertools: groupby
from itertools import groupby
data = sorted(["apple", "ant", "bee", "bat", "cat"], key=lambda w: w[0])
{k: list(g) for k, g in groupby(data, key=lambda w: w[0])}
# --- itertools: takewhile and dropwhile
from itertools import dropwhile, takewhile, filterfalse
small = lambda x: x < 3
list(takewhile(small, [1, 2, 5, 1])), list(dropwhile(small, [1, 2, 5, 1])), list(filterfalse(small, [1, 5]))
# --- itertools: zip_longest
from itertools import zip_longest
list(zip_longest("ab", "xyz", fillvalue="-"))
# --- itertools: pairwise, compress, starmap
from itertools import compress, pairwise, starmap
list(pairwise("abcd")), "".join(compress("abcd", [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)]))
# --- itertools: tee and cycle
from itertools import cycle, islice, tee
a, b = tee(iter([1, 2, 3]))
next(a)
list(a), list(b), list(islice(cycle("ab"), 5))
# --- an iterator class
class Fibonacci:
    def __init__(self, most):
        self.most, self.a, self.b = most, 0, 1

    def __iter__(self):
        return self

    def __next__(self):
        if self.a > self.most:
            raise StopIteration
        value, self.a, self.b = self.a, self.b, self.a + self.b
        return value

list(Fibonacci(50))
# --- an iterable by __getitem__
class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i

list(Squares()), 9 in Squares()
# --- iter with a sentinel
values = iter([3, 1, 0, 5])
list(iter(lambda: next(values), 0))
# --- a generator is used up
g = (x for x in "ab")
list(g), list(g)
# --- for and else
def first_factor(n):
    for d in range(2, n):
        if n % d == 0:
            result = d
            break
    else:
        result = None
    return result

first_factor(15), first_factor(13)
# --- while and else, continue
n, seen = 0, []
while n < 6:
    n += 1
    if n % 2:
        continue
    seen.append(n)
else:
    seen.append("done")
seen
# --- changing a list while walking it
items = [1, 2, 3, 4]
for i in items[:]:
    if i % 2 == 0:
        items.remove(i)
items
# --- a dict that changes while it is walked
d = {"a": 1}
for k in d:
    d[k + "x"] = 2
# --- comprehension of lists
[x * y for x in range(1, 4) for y in range(x, 4) if (x + y) % 2]
# --- comprehension of dicts and sets
{w: len(w) for w in ("a", "bb")}, sorted({len(w) for w in ("a", "b", "cc")})
# --- nested comprehension
[[i * j for j in range(3)] for i in range(3)]
# --- comprehension with a conditional value
["even" if n % 2 == 0 else "odd" for n in range(4)]
# --- comprehension over items
prices = {"a": 3, "b": 10, "c": 7}
{k: v for k, v in prices.items() if v > 5}
# --- Pythagorean triples
[(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
# --- a generator pipeline
lines = ["3 apples", "x", "5 pears", ""]
numbers = (int(l.split()[0]) for l in lines if l[:1].isdigit())
sum(n * 2 for n in numbers)
# --- lazily evaluated
log = []
def noisy(n):
    log.append(n)
    return n

g = (noisy(n) for n in range(100))
next(g), next(g)
log
# --- walking a tree
tree = {"v": 1, "c": [{"v": 2, "c": [{"v": 3, "c": []}]}, {"v": 4, "c": []}]}
def walk(node, depth=0):
    yield depth, node["v"]
    for child in node["c"]:
        yield from walk(child, depth + 1)

list(walk(tree))
# --- breadth first
from collections import deque
graph = {"A": "BC", "B": "D", "C": "DE", "D": "F", "E": "F", "F": ""}
def bfs(start):
    order, queue, seen = [], deque(start), {start}
    while queue:
        node = queue.popleft()
        order.append(node)
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return "".join(order)

bfs("A")
# --- windows of three
def windows(items, n):
    return [tuple(items[i : i + n]) for i in range(len(items) - n + 1)]

windows("abcde", 3)
# --- reversed and sorted give iterators and lists
r = reversed([1, 2])
next(r), type(sorted({3, 1})).__name__, list(r)
# --- look and say
from itertools import groupby
s = "1"
said = [s]
for _ in range(5):
    s = "".join(f"{len(list(g))}{k}" for k, g in groupby(s))
    said.append(s)
said
# --- round robin
from itertools import cycle, islice
def roundrobin(*iterables):
    active, nexts = len(iterables), cycle(iter(it).__next__ for it in iterables)
    while active:
        try:
            for n in nexts:
                yield n()
        except StopIteration:
            active -= 1
            nexts = cycle(islice(nexts, active))

"".join(roundrobin("ABC", "D", "EF"))
# --- state of a generator
import inspect
def g():
    x = yield
    yield x

it = g()
states = [inspect.getgeneratorstate(it)]
next(it)
states.append(inspect.getgeneratorstate(it))
it.close()
states + [inspect.getgeneratorstate(it)]
# --- unpacking an iterator
a, b, *rest = (n * 10 for n in range(5))
a, b, rest
# --- sum of lists, and of tuples
sum([[1], [2]], []), sum((0.5, 1), 0.5), sum(range(0))
# --- enumerate in steps
[(i, c) for i, c in enumerate("abcdef") if i % 2]
