"""The packages that this interpreter is built with.

Their top levels are evaluated when it is built: a snippet that is given one begins with it.
"""
# ruff: noqa: F401

import anyio._backends._asyncio
import bs4
import dateutil.easter
import dateutil.parser
import dateutil.relativedelta
import dateutil.rrule
import dateutil.tz
import httpx
import requests
import tabulate
import tzdata
import yaml

PACKAGES: dict[str, tuple[str, ...]] = {
    "beautifulsoup4": ("bs4", "soupsieve", "typing_extensions"),
    "httpx": ("httpx", "anyio", "certifi", "h11", "httpcore", "idna", "typing_extensions"),
    "python-dateutil": ("dateutil", "six"),
    "pyyaml": ("yaml", "_yaml"),
    "requests": ("requests", "certifi", "charset_normalizer", "idna", "urllib3"),
    "tabulate": ("tabulate",),
}
"""Modules by the package that brings them, with those of the packages that it requires."""
