# --- division by zero
1 / 0
# --- a missing key
{"a": 1}["b"]
# --- an index out of range
[1, 2, 3][10]
# --- no such attribute
"text".missing
# --- no such name
undefined_name + 1
# --- types that don't add
"a" + 1
# --- no integer
int("12x")
# --- unpacking too few
a, b, c = [1, 2]
# --- unpacking too many, caught
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(str(e).startswith("too many values to unpack"))
# --- not callable
x = 5
x()
# --- not iterable
for i in 5:
    pass
# --- a missing argument
def f(a, b):
    pass

f(1)
# --- a keyword that isn't there
def f(a):
    pass

f(1, z=2)
# --- an assertion
assert 1 + 1 == 3, "arithmetic is broken"
# --- an assertion without words
assert []
# --- unhashable
hash([1])
# --- a value that isn't in the list
[1, 2].remove(9)
# --- pop from nothing
[].pop()
# --- next of nothing
next(iter([]))
# --- overflow
import math
math.exp(1000)
# --- out of the domain
import math
try:
    math.sqrt(-1)
except ValueError:
    print("no root")
# --- an error of one's own
class NotEnough(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.missing = need - have

raise NotEnough(5, 3)
# --- caught
try:
    int("x")
except ValueError as e:
    print(type(e).__name__, e.args)
# --- one of several
def kind(f):
    try:
        f()
    except (KeyError, IndexError) as e:
        return f"lookup: {e!r}"
    except Exception as e:
        return type(e).__name__

kind(lambda: {}[1]), kind(lambda: [][1]), kind(lambda: 1 / 0)
# --- else and finally
def run(x):
    steps = []
    try:
        10 / x
    except ZeroDivisionError:
        steps.append("except")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps

run(1), run(0)
# --- finally wins over return
def f():
    for i in range(3):
        try:
            return i
        finally:
            print("cleaning", i)

f()
# --- raised again
try:
    try:
        raise ValueError("first")
    except ValueError:
        print("seen")
        raise
except ValueError as e:
    print("again", e)
# --- from another
try:
    try:
        {}["k"]
    except KeyError as e:
        raise RuntimeError("no k") from e
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
# --- from none
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None
except ValueError as e:
    print(e.__cause__, type(e.__context__).__name__)
# --- the context of an error
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined
except NameError as e:
    print(type(e.__context__).__name__)
# --- a hierarchy
class AppError(Exception): ...
class DbError(AppError): ...

try:
    raise DbError("x")
except AppError as e:
    print(type(e).__name__, isinstance(e, AppError), DbError.__mro__[1].__name__)
# --- notes
try:
    e = ValueError("v")
    e.add_note("while reading row 3")
    raise e
except ValueError as e:
    print(e.__notes__)
# --- groups
try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as g:
    print("values", [str(e) for e in g.exceptions])
except* TypeError as g:
    print("types", len(g.exceptions))
# --- a group that isn't caught
raise ExceptionGroup("several", [ValueError("a"), KeyError("b")])
# --- a traceback as text
import traceback
def inner():
    raise ValueError("deep")

try:
    inner()
except ValueError as e:
    frames = traceback.extract_tb(e.__traceback__)
    print([f.name for f in frames], traceback.format_exception_only(e)[-1].strip())
# --- the name is gone afterwards
try:
    1 / 0
except ZeroDivisionError as e:
    pass
"e" in globals()
# --- suppressed
from contextlib import suppress
with suppress(KeyError):
    {}["x"]
    print("never")
print("after")
# --- retried
attempts = 0
def unreliable():
    global attempts
    attempts += 1
    if attempts < 3:
        raise ConnectionError("again")
    return "ok"

while True:
    try:
        result = unreliable()
        break
    except ConnectionError:
        continue
result, attempts
# --- StopIteration carries a value
def g():
    yield 1
    return "end"

it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value)
# --- StopIteration within a generator
def g():
    raise StopIteration

list(g())
# --- an error in a comprehension
[10 / n for n in (2, 1, 0)]
# --- an error with several arguments
raise ValueError("code", 42)
# --- an error without any
raise RuntimeError
# --- an error that isn't one
raise "text"
# --- a key error shows its repr
raise KeyError("it's")
# --- an OSError's parts
import errno
try:
    raise OSError(errno.ENOENT, "No such file", "x.txt")
except FileNotFoundError as e:
    print(e.errno == errno.ENOENT, e.strerror, e.filename)
# --- output before the error stays
print("one")
print("two")
raise ValueError("three")
# --- arithmetic of dates overflows
from datetime import date, timedelta
date.max + timedelta(days=1)
# --- bad JSON
import json
json.loads('{"a": }')
# --- bad base64
import base64
base64.b64decode("abc", validate=True)
# --- bad UTF-8
b"\xff\xfe".decode("utf-8")
# --- a module that isn't there, caught
try:
    import surely_not_there
except ImportError as e:
    print(type(e).__name__, e.name)
# --- a name that a module doesn't have
try:
    from math import nothing_like_that
except ImportError as e:
    print(e.name)
# --- an error in a property
class A:
    @property
    def x(self):
        raise LookupError("not yet")

A().x
# --- an error in a context manager's exit
class C:
    def __enter__(self): ...
    def __exit__(self, *a):
        raise RuntimeError("at the exit")

with C():
    pass
# --- recursion caught
def f(n):
    return f(n + 1)

try:
    f(0)
except RecursionError:
    print("too deep")
# --- a warning as an error
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("error")
    warnings.warn("careful", UserWarning)
# --- warnings recorded
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
[(w.category.__name__, str(w.message)) for w in seen]
# --- logging of an exception
import io, logging
stream = io.StringIO()
log = logging.Logger("x")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(handler)
log.warning("n=%d", 5)
log.debug("shown too")
stream.getvalue()
