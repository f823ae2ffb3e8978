# --- integer and true division
7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 / 2
# --- divmod of negatives
[divmod(a, b) for a in (17, -17) for b in (5, -5)]
# --- powers, large and modular
2 ** 100, pow(3, 200, 1000007), pow(3, -1, 11)
# --- factorial and combinations
import math
math.factorial(25), math.comb(52, 5), math.perm(10, 3)
# --- greatest common divisor of many
import math
math.gcd(84, 126, 210), math.lcm(4, 6, 10)
# --- floats that are not what they seem
0.1 + 0.2, 0.1 + 0.2 == 0.3, round(0.1 + 0.2, 10)
# --- half goes to even
[round(x) for x in (0.5, 1.5, 2.5, -0.5, 3.49999)]
# --- rounding to tens
round(12345, -2), round(12355, -1), round(2.675, 2)
# --- integer square roots
import math
math.isqrt(10 ** 40 + 12345), math.sqrt(2)
# --- bits
bin(0b1011 & 0b0110), 5 | 8, 6 ^ 3, ~7, 1 << 70, (1 << 70) >> 68
# --- count of bits
n = 123456789
n.bit_length(), n.bit_count(), bin(n)
# --- numbers in other bases
int("ff", 16), int("0o17", 8), int("z", 36), f"{255:x} {255:o} {255:b}"
# --- to base 7 by hand
def base(n, b):
    digits = []
    while n:
        n, r = divmod(n, b)
        digits.append(str(r))
    return "".join(reversed(digits)) or "0"

base(1000, 7), base(0, 7)
# --- a prime sieve
def primes(limit):
    sieve = bytearray([1]) * (limit + 1)
    sieve[0:2] = b"\0\0"
    for i in range(2, int(limit ** 0.5) + 1):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(sieve[i * i :: i]))
    return [i for i, it in enumerate(sieve) if it]

primes(60)
# --- prime factors
def factors(n):
    found, d = [], 2
    while d * d <= n:
        while n % d == 0:
            found.append(d)
            n //= d
        d += 1
    return found + ([n] if n > 1 else [])

factors(360360), factors(97), factors(600851475143)
# --- the Collatz sequence of 27
n, steps = 27, 0
while n != 1:
    n = 3 * n + 1 if n % 2 else n // 2
    steps += 1
steps
# --- Fibonacci by matrices
def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]

m, result, n = [[1, 1], [1, 0]], [[1, 0], [0, 1]], 90
while n:
    if n & 1:
        result = multiply(result, m)
    m = multiply(m, m)
    n >>= 1
result[0][1]
# --- a sum that loses nothing
import math
values = [0.1] * 10
math.fsum(values), math.fsum([1e100, 1.0, -1e100])
# --- infinities compare
float("inf") > 10 ** 300, float("-inf") < 0, float("nan") == float("nan")
# --- parts of a float
import math
math.modf(3.75), math.frexp(20.0), math.ldexp(0.625, 5)
# --- floor, ceil, trunc
import math
[f(x) for x in (2.7, -2.7) for f in (math.floor, math.ceil, math.trunc)]
# --- trigonometry, rounded
import math
[round(f(math.pi / 6), 12) for f in (math.sin, math.cos, math.tan)]
# --- logarithms
import math
math.log2(1024), math.log10(1000), round(math.log(10), 10), math.log(8, 2)
# --- complex numbers
z = complex(3, -4)
abs(z), z.conjugate(), z * z, z.real, z.imag
# --- a complex root
import cmath
r = cmath.sqrt(-2)
round(r.real, 6), round(r.imag, 6)
# --- a quadratic equation
import math
def solve(a, b, c):
    d = b * b - 4 * a * c
    if d < 0:
        return None
    return sorted({(-b - math.sqrt(d)) / (2 * a), (-b + math.sqrt(d)) / (2 * a)})

solve(1, -3, 2), solve(1, 2, 1), solve(1, 0, 1)
# --- simple interest and compound interest
principal, rate, years = 1500, 0.043, 6
round(principal * (1 + rate * years), 2), round(principal * (1 + rate / 4) ** (4 * years), 2)
# --- true is one
True + True, sum([True, False, True]), isinstance(True, int), True == 1.0
# --- chained comparison
x = 5
1 < x <= 5 < 10, 1 < x > 3, not 1 < 0 < 2
# --- an integer ratio
(0.75).as_integer_ratio(), (0.1).as_integer_ratio()[1], (2.0).is_integer()
# --- a float in hexadecimal
(1.5).hex(), float.fromhex("0x1.8p+1")
# --- Newton's method
x = 1.0
for _ in range(20):
    x -= (x * x - 2) / (2 * x)
round(x, 12)
# --- pi by Machin's formula, forty digits
def arctan(inverse, unity):
    total = term = unity // inverse
    n, sign = 3, -1
    while term:
        term //= inverse * inverse
        total += sign * (term // n)
        sign, n = -sign, n + 2
    return total

unity = 10 ** 50
str((4 * (4 * arctan(5, unity) - arctan(239, unity))) // 10 ** 10)
# --- perfect numbers
[n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
# --- digits of a power
s = str(7 ** 77)
len(s), sum(map(int, s)), s[:5]
# --- integers as bytes
(1024).to_bytes(4, "big"), int.from_bytes(b"\x01\x02", "little"), (-2).to_bytes(2, "big", signed=True)
# --- Euclid's extended algorithm
def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y

egcd(240, 46)
# --- numeric underscores and exponents
1_000_000 + 0x_ff, 1e3, 12_3.4_5
# --- copysign and negative zero
import math
-0.0 == 0.0, math.copysign(1, -0.0), str(-0.0)
# --- math.dist, hypot, prod
import math
math.dist((1, 2), (4, 6)), math.hypot(3, 4, 12), math.prod([2, 3, 7])
# --- Luhn's check
def luhn(number):
    digits = [int(d) for d in reversed(number)]
    return sum(d if i % 2 == 0 else sum(divmod(2 * d, 10)) for i, d in enumerate(digits)) % 10 == 0

luhn("4539578763621486"), luhn("4539578763621487")
# --- Pascal's triangle
row, rows = [1], []
for _ in range(6):
    rows.append(row)
    row = [a + b for a, b in zip([0, *row], [*row, 0])]
rows
