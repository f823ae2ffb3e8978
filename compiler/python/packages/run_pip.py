"""`pip`, with the conditions of requirements evaluated for the guest."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    # This directory would hide standard modules by its own names.
    sys.path[0] = str(Path(__file__).parent.parent)
    from packages.guest import evaluate_markers_for_guest, require_python_of_guest

    evaluate_markers_for_guest()
    require_python_of_guest()
    runpy.run_module("pip", run_name="__main__", alter_sys=True)
