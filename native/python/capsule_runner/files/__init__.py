"""Files: the directories that a call is granted, and behind them what the task brings along.

CPython's own functions reach the granted directories; the C library reads which ones there are at
the first use of a call, as long as nothing in ``init`` gets there. So here stands before them what
keeps ``init`` away, finds the task's own files, and says what is denied.
"""
