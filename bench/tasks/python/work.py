"""What the tasks of both sides do, the same code."""

import csv
import io
import time


def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def read_csv(text: str, column: str) -> dict[str, float]:
    count, total = 0, 0.0
    for row in csv.DictReader(io.StringIO(text)):
        count += 1
        total += float(row[column])
    return {"count": count, "total": round(total, 3)}


def milliseconds(start: float) -> float:
    return (time.perf_counter() - start) * 1000
