"""``ctypes.util``: there are no libraries to find."""


def find_library(_name: str) -> None:
    """None is there."""


find_msvcrt = None
