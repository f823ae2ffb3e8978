"""The packages that this interpreter is built with."""

PACKAGES: dict[str, tuple[str, ...]] = {
    "beautifulsoup4": ("bs4", "soupsieve", "typing_extensions"),
    "httpx": ("httpx", "anyio", "certifi", "h11", "httpcore", "idna", "typing_extensions"),
    "python-dateutil": ("dateutil", "six"),
    "pyyaml": ("yaml", "_yaml"),
    "requests": ("requests", "certifi", "charset_normalizer", "idna", "urllib3"),
    "tabulate": ("tabulate",),
}
"""Modules by the package that brings them, with those of the packages that it requires."""


def bring() -> None:
    """Never called: the build takes the packages of the modules that it names."""
    import bs4  # noqa: F401
    import dateutil  # noqa: F401
    import httpx  # noqa: F401
    import requests  # noqa: F401
    import tabulate  # noqa: F401
    import tzdata  # noqa: F401
    import yaml  # noqa: F401
