"""Names of the standard library that tasks have: that of CPython 3.14, not the host's."""

from __future__ import annotations

import sys

REMOVED = {
    *("aifc", "asynchat", "asyncore", "audioop", "binhex", "cgi", "cgitb", "chunk", "crypt"),
    *("distutils", "formatter", "imghdr", "imp", "lib2to3", "mailcap", "msilib", "nis", "nntplib"),
    *("ossaudiodev", "parser", "pipes", "smtpd", "sndhdr", "spwd", "sunau", "symbol", "telnetlib"),
    *("uu", "xdrlib"),
}
"""Of an older host's library, gone in 3.14."""

ADDED = {"annotationlib", "compression", "tomllib"}
"""Of 3.14's library, not in an older host's."""

STDLIB = (sys.stdlib_module_names | ADDED) - REMOVED
