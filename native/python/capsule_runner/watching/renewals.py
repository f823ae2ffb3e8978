"""Statements of packages' top levels that read what differs between runs into a value, which is
made anew at the start of each call instead.

A statement is named by its text: where another version of the package has another one, the read
counts, and the top level is evaluated in calls.
"""

import sys
from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _renew_links(style: Any) -> None:
    # Numbers that tell links of a terminal apart.
    style._id_generator = style.count(style.getrandbits(24))


def _renew_century(parser: Any) -> None:
    # For years of two digits.
    info, now = parser.DEFAULTPARSER.info, parser.time.localtime().tm_year
    info._year, info._century = now, now // 100 * 100


def _renew_start(logger: Any) -> None:
    # What the time since then is told of.
    logger.start_time = logger.aware_now()


def _renew_nothing(_module: Any) -> None:
    """For what nobody looks at."""


def _renew_ids(iterutils: Any) -> None:
    iterutils.guid_iter.reseed()


def _renew_ids_in_sequence(iterutils: Any) -> None:
    iterutils.seq_guid_iter.reseed()


def _renew_dummies(symbol: Any) -> None:
    # Numbers that tell symbols without a name apart. Never one of those that the snapshot has.
    symbol.Dummy._base_dummy_index = symbol.Dummy._prng.randint(10**7, 9 * 10**7)


_RENEWALS: dict[tuple[str, str], Callable[[Any], None]] = {
    ("boltons.iterutils", "guid_iter = GUIDerator()"): _renew_ids,
    ("boltons.iterutils", "seq_guid_iter = SequentialGUIDerator()"): _renew_ids_in_sequence,
    ("dateutil.parser._parser", "DEFAULTPARSER = parser()"): _renew_century,
    ("loguru._logger", "start_time = aware_now()"): _renew_start,
    ("structlog.stdlib", "_LOG_RECORD_KEYS = logging.LogRecord("): _renew_nothing,
    (
        "sympy.core.symbol",
        "_base_dummy_index = _prng.randint(10**6, 9*10**6)",
    ): _renew_dummies,
    ("rich.style", "_id_generator = count(getrandbits(24))"): _renew_links,
}
"""By the module and the statement of its top level, or of a class there."""


class Renewals:
    """Those of the snapshot."""

    def __init__(self) -> None:
        self._due: dict[tuple[str, str], None] = {}

    def take(self, module: str, statement: str) -> bool:
        """Whether a read of this statement is made up for in each call."""
        if (module, statement) not in _RENEWALS:
            return False
        self._due[module, statement] = None
        return True

    def renew(self, modules: Mapping[str, Any] = sys.modules) -> None:
        """To be called when a call begins, and for modules that are brought in later."""
        for name, statement in self._due:
            module = modules.get(name)
            if module is not None:
                _RENEWALS[name, statement](module)


RENEWALS = Renewals()
"""Those of this runner."""
