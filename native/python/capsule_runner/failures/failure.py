"""A failure as the host is told it."""

import json


class Failure(Exception):
    """Ends ``init`` or ``run``; ``kind`` is one of ``world.wit``'s."""

    def __init__(
        self,
        kind: str,
        name: str,
        message: str,
        stack: str | None = None,
        task: str | None = None,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.name = name
        self.message = message
        self.stack = stack
        self.task = task

    def to_json(self) -> str:
        """The JSON of ``world.wit``. ASCII, since a message may hold lone surrogates."""
        fields = {"kind": self.kind, "name": self.name, "message": self.message}
        if self.stack:
            fields["stack"] = self.stack
        if self.task is not None:
            fields["task"] = self.task
        return json.dumps(fields)
