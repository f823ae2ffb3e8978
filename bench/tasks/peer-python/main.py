# The peer's twin of the tasks in `tasks/python`; its arguments are strings, so the first one chooses.
from capsule import task


@task(name="child")
def child(who: str) -> str:
    return f"Hello, {who}!"


@task(name="main", compute="HIGH")
def main(what: str, value: str, column: str = "") -> object:
    if what == "hello":
        return f"Hello, {value}!"
    if what == "fibonacci":
        return fibonacci(int(value))
    if what == "csv":
        return read_csv(value, column)
    if what == "parent":
        times = []
        for _ in range(int(value)):
            start = time.perf_counter()
            child("Ada")
            times.append(milliseconds(start))
        return times
    raise ValueError(f"no such task: {what}")
