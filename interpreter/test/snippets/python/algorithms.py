# --- quicksort
def quicksort(xs):
    if len(xs) < 2:
        return xs
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])

quicksort([3, 6, 1, 8, 2, 9, 2])
# --- merge sort
def merge_sort(xs):
    if len(xs) < 2:
        return xs
    a, b = merge_sort(xs[: len(xs) // 2]), merge_sort(xs[len(xs) // 2 :])
    out = []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b

merge_sort([5, 2, 4, 7, 1, 3, 2, 6])
# --- binary search
def search(xs, x):
    low, high = 0, len(xs)
    while low < high:
        middle = (low + high) // 2
        if xs[middle] < x:
            low = middle + 1
        else:
            high = middle
    return low if low < len(xs) and xs[low] == x else -1

[search([1, 3, 5, 7, 9], x) for x in (1, 7, 9, 4)]
# --- Dijkstra
import heapq
graph = {"A": {"B": 7, "C": 9, "F": 14}, "B": {"C": 10, "D": 15}, "C": {"D": 11, "F": 2}, "D": {"E": 6}, "F": {"E": 9}, "E": {}}
def shortest(start):
    far, heap = {start: 0}, [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        for n, w in graph[node].items():
            if d + w < far.get(n, float("inf")):
                far[n] = d + w
                heapq.heappush(heap, (d + w, n))
    return far

shortest("A")
# --- topological order
from graphlib import TopologicalSorter
list(TopologicalSorter({"c": ["b"], "b": ["a"], "a": []}).static_order())
# --- a cycle found
from graphlib import CycleError, TopologicalSorter
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))
# --- eight queens
def queens(n, row=0, columns=(), diagonals=(), others=()):
    if row == n:
        return 1
    return sum(
        queens(n, row + 1, (*columns, c), (*diagonals, row - c), (*others, row + c))
        for c in range(n)
        if c not in columns and row - c not in diagonals and row + c not in others
    )

[queens(n) for n in (4, 5, 6)]
# --- the knapsack
items = [(60, 10), (100, 20), (120, 30)]
best = [0] * 51
for value, weight in items:
    for room in range(50, weight - 1, -1):
        best[room] = max(best[room], best[room - weight] + value)
best[50]
# --- coins
coins, amount = [1, 5, 10, 25], 63
ways = [1] + [0] * amount
fewest = [0] + [amount + 1] * amount
for c in coins:
    for a in range(c, amount + 1):
        ways[a] += ways[a - c]
        fewest[a] = min(fewest[a], fewest[a - c] + 1)
ways[amount], fewest[amount]
# --- the longest common subsequence
from functools import cache
def lcs(a, b):
    @cache
    def f(i, j):
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + f(i + 1, j + 1)
        return max(f(i + 1, j), f(i, j + 1), key=len)
    return f(0, 0)

lcs("AGGTAB", "GXTXAYB")
# --- the largest sum of neighbours
def kadane(xs):
    best = here = xs[0]
    for x in xs[1:]:
        here = max(x, here + x)
        best = max(best, here)
    return best

kadane([-2, 1, -3, 4, -1, 2, 1, -5, 4])
# --- two sum
def two_sum(xs, target):
    seen = {}
    for i, x in enumerate(xs):
        if target - x in seen:
            return [seen[target - x], i]
        seen[x] = i

two_sum([2, 7, 11, 15], 26)
# --- the game of life
def step(alive):
    from collections import Counter
    near = Counter((x + dx, y + dy) for x, y in alive for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {c for c, n in near.items() if n == 3 or (n == 2 and c in alive)}

glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = step(glider)
sorted(glider)
# --- flood fill
grid = ["..#", ".##", "#.."]
def fill(r, c, seen):
    if not (0 <= r < 3 and 0 <= c < 3) or (r, c) in seen or grid[r][c] == "#":
        return seen
    seen.add((r, c))
    for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        fill(r + dr, c + dc, seen)
    return seen

len(fill(0, 0, set())), len(fill(2, 2, set()))
# --- union and find
parent = list(range(6))
def find(x):
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x

for a, b in ((0, 1), (2, 3), (1, 3)):
    parent[find(a)] = find(b)
len({find(x) for x in range(6)})
# --- a trie
def insert(trie, word):
    for c in word:
        trie = trie.setdefault(c, {})
    trie["$"] = True

def words(trie, prefix=""):
    for c, rest in sorted(trie.items()):
        if c == "$":
            yield prefix
        else:
            yield from words(rest, prefix + c)

trie = {}
for w in ("car", "cart", "cat", "dog"):
    insert(trie, w)
list(words(trie)), list(words(trie["c"]["a"], "ca"))
# --- an LRU cache
from collections import OrderedDict
class LRU:
    def __init__(self, size):
        self.size, self.items = size, OrderedDict()

    def get(self, key):
        if key not in self.items:
            return -1
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.size:
            self.items.popitem(last=False)

c = LRU(2)
c.put(1, "a")
c.put(2, "b")
c.get(1)
c.put(3, "c")
[c.get(k) for k in (1, 2, 3)]
# --- Huffman's code
import heapq
from collections import Counter
def huffman(text):
    heap = [(n, i, c) for i, (c, n) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    count = len(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], count, (a, b)))
        count += 1
    codes = {}
    def walk(node, code):
        if isinstance(node[2], str):
            codes[node[2]] = code
        else:
            walk(node[2][0], code + "0")
            walk(node[2][1], code + "1")
    walk(heap[0], "")
    return codes

codes = huffman("abracadabra")
sum(len(codes[c]) for c in "abracadabra"), len(codes["a"])
# --- a sudoku's row checked
row = [5, 3, 4, 6, 7, 8, 9, 1, 2]
sorted(row) == list(range(1, 10)), len(set(row)) == 9
# --- Gray code
[format(n ^ n >> 1, "03b") for n in range(8)]
# --- all subsets
def subsets(xs):
    return [[x for i, x in enumerate(xs) if mask >> i & 1] for mask in range(1 << len(xs))]

subsets("abc")
# --- a magic square
n = 3
m = [[0] * n for _ in range(n)]
r, c = 0, n // 2
for k in range(1, n * n + 1):
    m[r][c] = k
    nr, nc = (r - 1) % n, (c + 1) % n
    if m[nr][nc]:
        nr, nc = (r + 1) % n, c
    r, c = nr, nc
m, {sum(row) for row in m}
# --- Josephus
def josephus(n, k):
    people, i = list(range(1, n + 1)), 0
    while len(people) > 1:
        i = (i + k - 1) % len(people)
        people.pop(i)
    return people[0]

josephus(41, 3), josephus(7, 2)
# --- a state machine
table = {("idle", "coin"): "ready", ("ready", "push"): "idle", ("ready", "coin"): "ready"}
state, path = "idle", []
for event in "push coin coin push".split():
    state = table.get((state, event), state)
    path.append(state)
path
# --- a brainfuck interpreter
def run(code):
    jumps, stack = {}, []
    for i, c in enumerate(code):
        if c == "[":
            stack.append(i)
        elif c == "]":
            jumps[i] = stack.pop()
            jumps[jumps[i]] = i
    cells, p, i, out = [0] * 30, 0, 0, ""
    while i < len(code):
        c = code[i]
        if c == ">": p += 1
        elif c == "<": p -= 1
        elif c == "+": cells[p] = (cells[p] + 1) % 256
        elif c == "-": cells[p] = (cells[p] - 1) % 256
        elif c == ".": out += chr(cells[p])
        elif c == "[" and not cells[p]: i = jumps[i]
        elif c == "]" and cells[p]: i = jumps[i]
        i += 1
    return out

run("++++++++[>+++++++++<-]>.+.+.")
