# --- defaults and keywords
def f(a, b=2, *args, c, d=4, **rest):
    return a, b, args, c, d, rest

f(1, c=3), f(1, 2, 3, 4, c=5, e=6)
# --- positional only
def f(a, /, b, *, c):
    return a + b + c

try:
    f(a=1, b=2, c=3)
except TypeError as e:
    print(e)
f(1, b=2, c=3)
# --- a default is made once
def add(item, to=[]):
    to.append(item)
    return to

add(1), add(2), add(3, [])
# --- a counter in a closure
def counter(start=0):
    def step(by=1):
        nonlocal start
        start += by
        return start
    return step

c, d = counter(), counter(10)
c(), c(), d(5), c()
# --- closures bind late
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
[f() for f in late], [f() for f in early]
# --- global
total = 0
def add(n):
    global total
    total += n

for n in range(5):
    add(n)
total
# --- a decorator
import functools
def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        print("call", function.__name__, args)
        return function(*args)
    return wrapper

@logged
def square(x):
    """Squares."""
    return x * x

square(3), square.__name__, square.__doc__
# --- a decorator with an argument
def repeat(times):
    def decorate(function):
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]
        return wrapper
    return decorate

@repeat(3)
def greet(name):
    return f"hi {name}"

greet("Ann")
# --- decorators stacked
def bold(f):
    return lambda: f"<b>{f()}</b>"

def italic(f):
    return lambda: f"<i>{f()}</i>"

@bold
@italic
def text():
    return "x"

text()
# --- a class as a decorator
class Counted:
    def __init__(self, function):
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

@Counted
def f(x):
    return x

f(1), f(2), f.calls
# --- a cache
import functools
@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

fib(80), fib.cache_info().misses
# --- partial
import functools
int2 = functools.partial(int, base=2)
int2("1010"), functools.partial(max, 5)(3, 9)
# --- reduce
import functools, operator
functools.reduce(operator.mul, range(1, 7)), functools.reduce(lambda a, b: b + a, "abc", "")
# --- map and filter
list(map(str.upper, "ab")), list(filter(None, [0, 1, "", "x"])), list(map(pow, [2, 3], [3, 2]))
# --- composition
def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed

compose(str, abs, lambda x: x - 10)(3)
# --- currying
def curry(f, n):
    def take(*args):
        return f(*args) if len(args) >= n else lambda *more: take(*args, *more)
    return take

add = curry(lambda a, b, c: a + b + c, 3)
add(1)(2)(3), add(1, 2)(3), add(1)(2, 3)
# --- recursion: Ackermann
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))

ackermann(2, 3)
# --- recursion: towers of Hanoi
def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)

len(hanoi(6)), hanoi(2)
# --- recursion: permutations
def permutations(items):
    if not items:
        return [[]]
    return [[x, *rest] for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])]

permutations([1, 2, 3])
# --- recursion between two
def even(n):
    return n == 0 or odd(n - 1)

def odd(n):
    return n != 0 and even(n - 1)

even(20), odd(7)
# --- unpacking in calls
def f(*args, **kwargs):
    return args, kwargs

f(*[1, 2], *"ab", **{"x": 1}, y=2)
# --- unpacking in assignments
first, *middle, last = range(6)
(a, b), c = (1, 2), 3
first, middle, last, a, b, c
# --- swapped
a, b, c = 1, 2, 3
a, b, c = c, a, b
a, b, c
# --- a walrus
values = [1, 5, 2, 8]
[y for x in values if (y := x * 2) > 5], y
# --- lambda with a conditional
sign = lambda n: "negative" if n < 0 else "zero" if n == 0 else "positive"
[sign(n) for n in (-1, 0, 1)]
# --- functions are values
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b}
stack = []
for token in "3 4 + 2 * 7 -".split():
    if token in operations:
        b, a = stack.pop(), stack.pop()
        stack.append(operations[token](a, b))
    else:
        stack.append(int(token))
stack
# --- attributes of functions
def f():
    f.calls = getattr(f, "calls", 0) + 1
    return f.calls

f(), f(), f.__dict__
# --- annotations
def f(a: int, b: str = "x") -> list:
    return [a, b]

f.__annotations__["a"] is int, f.__annotations__["return"].__name__, f.__defaults__
# --- a signature
import inspect
def f(a, b=1, *, c: int = 2):
    pass

str(inspect.signature(f)), list(inspect.signature(f).parameters)
# --- single dispatch
from functools import singledispatch
@singledispatch
def show(x):
    return f"? {x}"

@show.register
def _(x: int):
    return f"int {x}"

@show.register(list)
def _(x):
    return f"list of {len(x)}"

show(1), show([1, 2]), show("s")
# --- memoised by hand
def memo(f):
    known = {}
    def wrapper(n):
        if n not in known:
            known[n] = f(n)
        return known[n]
    wrapper.known = known
    return wrapper

@memo
def triangle(n):
    return n + triangle(n - 1) if n else 0

triangle(50), len(triangle.known)
# --- operator's functions
from operator import attrgetter, itemgetter, methodcaller
rows = [{"n": 2, "s": "b"}, {"n": 1, "s": "a"}]
sorted(rows, key=itemgetter("n")), itemgetter(0, 2)("abc"), methodcaller("split", ",")("a,b"), attrgetter("real")(3)
# --- scope of comprehension
x = "outer"
[x for x in range(3)]
x
# --- exec and eval
names = {}
exec("def f(x):\n    return x + n", {"n": 10}, names)
eval("a * b", {"a": 6, "b": 7})
# --- locals of a function
def f(a):
    b = a + 1
    return sorted(locals().items())

f(1)
# --- a function returns many
def stats(xs):
    return min(xs), max(xs), sum(xs) / len(xs)

low, high, mean = stats([3, 1, 2])
f"{low}..{high} ~{mean}"
# --- a dispatch by name
class Commands:
    def do_add(self, a, b):
        return a + b

    def do_neg(self, a):
        return -a

commands = Commands()
[getattr(commands, f"do_{name}")(*args) for name, args in (("add", (1, 2)), ("neg", (5,)))]
# --- a generator of arguments
max(len(word) for word in "a bbb cc".split()), sorted((x * -1 for x in range(3)))
