# --- decimals are exact
from decimal import Decimal
Decimal("0.1") + Decimal("0.2"), Decimal("0.1") * 3 == Decimal("0.3"), Decimal(1) / 3
# --- rounding of decimals
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
d = Decimal("2.675")
d.quantize(Decimal("0.01")), d.quantize(Decimal("0.01"), ROUND_HALF_UP), d.quantize(Decimal("1"), ROUND_DOWN)
# --- precision
from decimal import Decimal, getcontext, localcontext
with localcontext() as c:
    c.prec = 50
    root = Decimal(2).sqrt()
root, getcontext().prec, +root
# --- decimal's parts
from decimal import Decimal
Decimal("-12.3400").as_tuple(), Decimal("12.3400").normalize(), Decimal("1E+3").to_integral_value(), Decimal("5").adjusted()
# --- decimal functions
from decimal import Decimal
Decimal(10).ln().quantize(Decimal("0.0001")), Decimal(2) ** 10, Decimal("7.5") % 2, divmod(Decimal(7), 2)
# --- special decimals
from decimal import Decimal
Decimal("NaN").is_nan(), Decimal("Infinity") > 10, Decimal("-0").is_signed()
# --- a decimal that isn't one
from decimal import Decimal
Decimal("1,5")
# --- decimal division by zero
from decimal import Decimal
Decimal(1) / 0
# --- from a float
from decimal import Decimal
Decimal(0.1), Decimal.from_float(0.5), float(Decimal("0.1")), int(Decimal("7.9"))
# --- money shared out
from decimal import Decimal
total, parts = Decimal("100.00"), 3
share = (total / parts).quantize(Decimal("0.01"))
shares = [share] * (parts - 1) + [total - share * (parts - 1)]
[str(s) for s in shares], sum(shares) == total
# --- fractions
from fractions import Fraction
Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(7, 3) // 1, Fraction(3, 4) ** -2
# --- fractions near floats
from fractions import Fraction
import math
Fraction(0.1).limit_denominator(100), Fraction(math.pi).limit_denominator(1000), Fraction(5, 10).denominator
# --- harmonic numbers
from fractions import Fraction
sum(Fraction(1, n) for n in range(1, 11))
# --- Egyptian fractions
from fractions import Fraction
def egyptian(f):
    parts = []
    while f:
        d = -(-f.denominator // f.numerator)
        parts.append(d)
        f -= Fraction(1, d)
    return parts

egyptian(Fraction(7, 15)), egyptian(Fraction(5, 121))[:3]
# --- mean, median, mode
import statistics as s
data = [2, 4, 4, 4, 5, 5, 7, 9]
s.mean(data), s.median(data), s.mode(data), s.pstdev(data), s.multimode("aabb")
# --- spread
import statistics as s
data = [1.5, 2.5, 4.0, 7.25]
round(s.stdev(data), 6), round(s.variance(data), 6), s.median_low(data), s.median_high(data)
# --- quantiles
import statistics as s
s.quantiles(range(1, 12), n=4), s.quantiles([10, 20, 30], n=2, method="inclusive")
# --- other means
import statistics as s
s.harmonic_mean([40, 60]), round(s.geometric_mean([1, 3, 9]), 9), s.fmean([1, 2, 4])
# --- correlation and regression
import statistics as s
x, y = [1, 2, 3, 4], [2.1, 3.9, 6.2, 7.8]
slope, intercept = s.linear_regression(x, y)
round(slope, 6), round(intercept, 6), round(s.correlation(x, y), 6)
# --- a normal distribution
from statistics import NormalDist
n = NormalDist(100, 15)
round(n.cdf(115), 4), round(n.inv_cdf(0.5), 6), (NormalDist(1, 3) + NormalDist(2, 4)).stdev
# --- statistics of nothing
import statistics
statistics.mean([])
# --- seeded randomness
import random
random.seed(42)
[random.randint(1, 6) for _ in range(5)], random.random(), random.choice("abc")
# --- a generator of one's own
import random
r = random.Random(7)
cards = list(range(8))
r.shuffle(cards)
cards, r.sample(range(100), 3), round(r.gauss(0, 1), 6)
# --- weights
import random
r = random.Random(1)
picks = r.choices("ab", weights=[9, 1], k=10)
picks.count("a") > picks.count("b"), r.uniform(1, 2) < 2
# --- randomness of the system
import secrets
len(secrets.token_hex(8)), secrets.randbelow(10) < 10, len(secrets.token_bytes(3))
# --- Monte Carlo
import random
r = random.Random(0)
inside = sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(2000))
round(4 * inside / 2000, 2)
# --- integers without bounds
n = 3 ** 200
n % 1000, len(str(n)), n.bit_length(), -n // 7 % 5
# --- the limit of digits
int("9" * 5000)
# --- numbers know their kinds
import numbers
[isinstance(x, numbers.Integral) for x in (1, True, 1.0)], isinstance(1j, numbers.Complex)
# --- matrices of fractions
from fractions import Fraction as F
m = [[F(2), F(1)], [F(5), F(3)]]
det = m[0][0] * m[1][1] - m[0][1] * m[1][0]
[[str(x / det) for x in row] for row in ([m[1][1], -m[0][1]], [-m[1][0], m[0][0]])]
# --- a polynomial
def at(coefficients, x):
    value = 0
    for c in coefficients:
        value = value * x + c
    return value

[at([2, -3, 0, 5], x) for x in (-1, 0, 2)]
