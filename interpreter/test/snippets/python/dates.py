# --- days between
from datetime import date
(date(2024, 3, 1) - date(2024, 2, 1)).days, (date(2023, 3, 1) - date(2023, 2, 1)).days
# --- weekday
from datetime import date
d = date(2024, 7, 4)
d.weekday(), d.isoweekday(), d.strftime("%A"), tuple(d.isocalendar())
# --- timedelta
from datetime import timedelta
t = timedelta(days=1, hours=26, seconds=90)
t, t.days, t.seconds, t.total_seconds(), t * 2, t // timedelta(hours=1)
# --- parsing ISO
from datetime import date, datetime
datetime.fromisoformat("2024-02-29T12:30:45"), date.fromisoformat("2024-12-31")
# --- strptime
from datetime import datetime
datetime.strptime("05/Mar/2024 16:07", "%d/%b/%Y %H:%M")
# --- strptime that doesn't fit
from datetime import datetime
datetime.strptime("2024-13-01", "%Y-%m-%d")
# --- replace and combine
from datetime import date, datetime, time
d = datetime.combine(date(2024, 1, 31), time(9, 30))
d.replace(month=3, day=1), d.date(), d.time()
# --- no such day, caught
from datetime import date
try:
    date(2023, 2, 29)
except ValueError as e:
    print("no such day")
# --- offsets
from datetime import datetime, timedelta, timezone
tz = timezone(timedelta(hours=5, minutes=30))
d = datetime(2024, 1, 1, 3, 0, tzinfo=tz)
d.isoformat(), d.astimezone(timezone.utc).isoformat(), d.utcoffset()
# --- timestamps in UTC
from datetime import datetime, timezone
d = datetime.fromtimestamp(1_700_000_000, timezone.utc)
d.isoformat(), d.timestamp(), datetime.fromtimestamp(0, timezone.utc).year
# --- aware against naive
from datetime import datetime, timezone
datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)
# --- sort dates
from datetime import date
days = [date(2024, 5, 1), date(2023, 12, 25), date(2024, 1, 1)]
[d.isoformat() for d in sorted(days)], max(days) - min(days)
# --- the month's last day
import calendar
[calendar.monthrange(2024, m)[1] for m in range(1, 13)], calendar.isleap(2100)
# --- a month printed
import calendar
print(calendar.TextCalendar().formatmonth(2024, 2))
# --- weeks of a month
import calendar
calendar.monthcalendar(2024, 9)[0], calendar.day_name[0], calendar.month_abbr[12]
# --- add months by hand
from datetime import date
import calendar
def add_months(d, n):
    y, m = divmod(d.year * 12 + d.month - 1 + n, 12)
    return d.replace(year=y, month=m + 1, day=min(d.day, calendar.monthrange(y, m + 1)[1]))

add_months(date(2024, 1, 31), 1), add_months(date(2024, 1, 31), 13), add_months(date(2024, 3, 15), -4)
# --- age in years
from datetime import date
def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29))
# --- business days
from datetime import date, timedelta
start, end = date(2024, 4, 1), date(2024, 4, 30)
sum((start + timedelta(n)).weekday() < 5 for n in range((end - start).days + 1))
# --- Friday the thirteenth
from datetime import date
[date(2026, m, 13).isoformat() for m in range(1, 13) if date(2026, m, 13).weekday() == 4]
# --- Easter
def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return month, (h + l - 7 * m + 33 * month + 19) % 32

[easter(y) for y in (2024, 2025, 2000)]
# --- time formats
from datetime import time
t = time(14, 5, 9, 120000)
t.isoformat(), t.isoformat("minutes"), f"{t:%I:%M %p}", t.replace(hour=0)
# --- rounded to quarters of an hour
from datetime import datetime, timedelta
def quarter(d):
    step = timedelta(minutes=15)
    return datetime.min + round((d - datetime.min) / step) * step

quarter(datetime(2024, 1, 1, 10, 8)), quarter(datetime(2024, 1, 1, 23, 53))
# --- struct_time of an instant
import time
t = time.gmtime(86400 * 365)
t.tm_year, t.tm_yday, time.strftime("%Y-%m-%d", t), t.tm_wday
# --- back from a struct_time
import calendar, time
calendar.timegm(time.strptime("2001-09-09 01:46:40", "%Y-%m-%d %H:%M:%S"))
# --- the clock goes on
import time
a = time.monotonic()
b = time.monotonic()
b >= a, time.time() > 1_600_000_000
# --- a date range
from datetime import date, timedelta
def days(start, stop, step=1):
    while start < stop:
        yield start
        start += timedelta(step)

[d.day for d in days(date(2024, 2, 27), date(2024, 3, 2))]
# --- ordinal numbers of days
from datetime import date
date(1, 1, 1).toordinal(), date.fromordinal(738000), date(2024, 12, 31).timetuple().tm_yday
# --- week of the year and back
from datetime import date
date.fromisocalendar(2024, 1, 1), date(2021, 1, 3).isocalendar().week
# --- negative deltas
from datetime import timedelta
t = timedelta(minutes=-1)
t, str(t), abs(t), -t, t < timedelta()
# --- the division of deltas
from datetime import timedelta
timedelta(hours=7) / timedelta(hours=2), divmod(timedelta(hours=7), timedelta(hours=2)), timedelta(7) / 2
# --- dates as values
from datetime import date, datetime
print({"d": date(2024, 1, 2), "t": datetime(2024, 1, 2, 3, 4)})
# --- overlapping meetings
from datetime import datetime
meetings = [("a", "09:00", "10:00"), ("b", "09:30", "11:00"), ("c", "11:00", "12:00")]
at = lambda s: datetime.strptime(s, "%H:%M")
[(x[0], y[0]) for i, x in enumerate(meetings) for y in meetings[i + 1 :] if at(x[1]) < at(y[2]) and at(y[1]) < at(x[2])]
# --- microseconds
from datetime import datetime, timedelta
d = datetime(2024, 1, 1) + timedelta(microseconds=1234567)
d.isoformat(), d.isoformat(timespec="milliseconds"), d.microsecond
