# --- await at the top
import asyncio
await asyncio.sleep(0, "result")
# --- gather keeps order
import asyncio
async def work(n):
    await asyncio.sleep(0.001 * (3 - n))
    return n

await asyncio.gather(*(work(n) for n in range(3)))
# --- as completed
import asyncio
async def work(n):
    await asyncio.sleep(0.01 * n)
    return n

[await f for f in asyncio.as_completed([work(2), work(0), work(1)])]
# --- asyncio.run
import asyncio
async def main():
    print("start")
    await asyncio.sleep(0)
    return 42

asyncio.run(main())
# --- tasks interleave
import asyncio
log = []
async def step(name):
    for i in range(3):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)

await asyncio.gather(step("a"), step("b"))
log
# --- an error in a task
import asyncio
async def fail():
    raise ValueError("in a task")

await asyncio.create_task(fail())
# --- gather with exceptions
import asyncio
async def f(n):
    if n == 1:
        raise KeyError(n)
    return n

[repr(r) for r in await asyncio.gather(f(0), f(1), f(2), return_exceptions=True)]
# --- a timeout
import asyncio
try:
    await asyncio.wait_for(asyncio.sleep(10), 0.001)
except asyncio.TimeoutError:
    print("too slow")
# --- a timeout as a context
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(5)
    except TimeoutError:
        return "expired"

asyncio.run(main())
# --- cancelled
import asyncio
async def forever():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cleaning up")
        raise

t = asyncio.create_task(forever())
await asyncio.sleep(0)
t.cancel()
try:
    await t
except asyncio.CancelledError:
    print("cancelled", t.cancelled())
# --- a task group
import asyncio
async def double(n):
    await asyncio.sleep(0)
    return n * 2

async with asyncio.TaskGroup() as g:
    tasks = [g.create_task(double(n)) for n in range(4)]
[t.result() for t in tasks]
# --- a task group that fails
import asyncio
async def bad():
    raise ValueError("bad")

try:
    async with asyncio.TaskGroup() as g:
        g.create_task(bad())
        g.create_task(asyncio.sleep(10))
except* ValueError as e:
    print([str(x) for x in e.exceptions])
# --- asynchronous generators
import asyncio
async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i

[i async for i in ticks(4) if i % 2 == 0]
# --- async for with else
async def empty():
    return
    yield

seen = []
async for x in empty():
    seen.append(x)
else:
    seen.append("none")
seen
# --- asynchronous context managers
from contextlib import asynccontextmanager
@asynccontextmanager
async def connection(name):
    print("open", name)
    yield name
    print("close", name)

async with connection("a") as a, connection("b") as b:
    print(a, b)
# --- the protocol by hand
class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

[n async for n in Countdown(3)]
# --- a queue
import asyncio
queue, got = asyncio.Queue(maxsize=2), []
async def produce():
    for i in range(5):
        await queue.put(i)
    await queue.put(None)

async def consume():
    while (item := await queue.get()) is not None:
        got.append(item)

await asyncio.gather(produce(), consume())
got
# --- workers
import asyncio
queue, done = asyncio.Queue(), []
async def worker(name):
    while True:
        n = await queue.get()
        done.append(n * n)
        queue.task_done()

for n in range(6):
    queue.put_nowait(n)
workers = [asyncio.create_task(worker(i)) for i in range(2)]
await queue.join()
for w in workers:
    w.cancel()
sorted(done)
# --- a lock
import asyncio
lock, value = asyncio.Lock(), 0
async def add():
    global value
    async with lock:
        seen = value
        await asyncio.sleep(0)
        value = seen + 1

await asyncio.gather(*(add() for _ in range(10)))
value
# --- a semaphore
import asyncio
limit, running, most = asyncio.Semaphore(2), 0, 0
async def work():
    global running, most
    async with limit:
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001)
        running -= 1

await asyncio.gather(*(work() for _ in range(6)))
most
# --- an event
import asyncio
event, log = asyncio.Event(), []
async def waiter():
    await event.wait()
    log.append("go")

t = asyncio.create_task(waiter())
await asyncio.sleep(0)
log.append("set")
event.set()
await t
log
# --- futures by hand
import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, f.set_result, "later")
    return await f

await main()
# --- wait for the first
import asyncio
async def named(name, delay):
    await asyncio.sleep(delay)
    return name

tasks = [asyncio.create_task(named("slow", 5)), asyncio.create_task(named("fast", 0.001))]
done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
for p in pending:
    p.cancel()
[t.result() for t in done], len(pending)
# --- callbacks
import asyncio
log = []
t = asyncio.create_task(asyncio.sleep(0, "x"))
t.add_done_callback(lambda t: log.append(t.result()))
await t
await asyncio.sleep(0)
log
# --- awaitables of one's own
class Ready:
    def __await__(self):
        yield from ()
        return "ready"

await Ready()
# --- nothing awaits
async def f():
    return 1

c = f()
kind = type(c).__name__
c.close()
kind
# --- to_thread
import asyncio
await asyncio.to_thread(sum, [1, 2, 3])
# --- context variables of tasks
import asyncio, contextvars
v = contextvars.ContextVar("v", default="outer")
async def change():
    v.set("inner")
    return v.get()

inner = await asyncio.create_task(change())
inner, v.get()
# --- shielded
import asyncio
async def work():
    await asyncio.sleep(0.001)
    return "done"

t = asyncio.ensure_future(work())
try:
    await asyncio.wait_for(asyncio.shield(t), 0)
except TimeoutError:
    print("timed out")
await t
# --- a generator's cleanup
async def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")

it = g()
first = await it.__anext__()
await it.aclose()
first
# --- asynchronous reduce
async def numbers():
    for n in (1, 2, 3, 4):
        yield n

total = 0
async for n in numbers():
    total += n
total, {n: n * n async for n in numbers() if n > 2}
# --- retried with a pause
import asyncio
tries = 0
async def flaky():
    global tries
    tries += 1
    if tries < 3:
        raise OSError("no")
    return tries

async def retry(f, times):
    for n in range(times):
        try:
            return await f()
        except OSError:
            await asyncio.sleep(0.001 * n)

await retry(flaky, 5)
# --- a coroutine in the loop's debug name
import asyncio
async def main():
    t = asyncio.current_task()
    t.set_name("mine")
    return t.get_name(), len(asyncio.all_tasks())

asyncio.run(main())
# --- await in an expression
import asyncio
async def one():
    return 1

[await one() + await one(), f"{await one()}", (await one(), 2)]
# --- anext with a default
async def g():
    yield 1

it = g()
await anext(it), await anext(it, "end")
# --- exceptions pass through await
async def inner():
    raise LookupError("inner")

async def outer():
    try:
        await inner()
    except LookupError as e:
        raise RuntimeError("outer") from e

await outer()
