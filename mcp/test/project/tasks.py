from typing import Literal

from capsule import task


@task(name="shout", timeout="5s")
def shout(text: str, /, times: int = 1, *more: str, mark: Literal["!", "?"] = "!", **names: int) -> dict:
    """Says it loudly."""
    return {"text": " ".join([text, *more]).upper() * times + mark, "names": names}
