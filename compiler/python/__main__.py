"""What the compiler asks of the host's Python: a command, a JSON request on stdin, JSON on stdout.

This file alone must be readable by any Python, so that one that is too old can say so.
"""

import json
import sys


def main():  # type: () -> None  # noqa: ANN201
    """Answer one request. Readable by any Python, so its annotations are comments."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    answer = {"version": version, "executable": sys.executable}  # type: dict[str, object]
    if sys.version_info < (3, 10):  # noqa: UP036
        answer["too_old"] = True
    else:
        from commands import run

        request = json.loads(sys.stdin.buffer.read().decode("utf-8"))
        answer["too_old"] = False
        answer["result"] = run(sys.argv[1], request)
    # ASCII: nothing depends on the encoding of the host's pipes.
    sys.stdout.write(json.dumps(answer, allow_nan=False))


if __name__ == "__main__":
    main()
