// --- operators
[7 / 2, Math.trunc(-7 / 2), -7 % 3, 2 ** 10, 7 & 3, 5 | 8, 6 ^ 3, ~7, -1 >>> 28]
// --- floats
[0.1 + 0.2, 0.1 + 0.2 === 0.3, Math.abs(0.1 + 0.2 - 0.3) < Number.EPSILON]
// --- rounding
[Math.round(2.5), Math.round(-2.5), Math.floor(-2.5), Math.ceil(2.1), Math.trunc(-2.9), (2.345).toFixed(2)]
// --- edges of numbers
[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 2, Number.MIN_VALUE, Number.EPSILON, Number.isSafeInteger(2 ** 53)]
// --- what isn't a number
[NaN === NaN, Number.isNaN(NaN), isNaN("x"), Number.isNaN("x"), Object.is(NaN, NaN)]
// --- zeros
[Object.is(0, -0), 0 === -0, 1 / -0, Math.sign(-3)]
// --- parsed
[parseInt("42px"), parseInt("ff", 16), parseFloat("3.14abc"), Number("12"), Number(" "), Number(null), +"1e3"]
// --- parsed to nothing
[Number("12x"), Number(undefined), parseInt("x")].map(Number.isNaN)
// --- other bases
[(255).toString(16), (255).toString(2), 0xff, 0o17, 0b101, parseInt("z", 36), (0.5).toString(2)]
// --- digits asked for
[(1234.5678).toFixed(1), (0.00001234).toPrecision(2), (1234.5678).toExponential(2), (5e-324).toString()]
// --- how numbers are written
[1e21, 1e-7, 123456789012345680000, 0.000001, -1e-10, 100].map(String)
// --- bit tricks
[1 << 31, (1 << 31) >>> 0, Math.clz32(1), Math.imul(0xffffffff, 5), 5 >> 1, -5 >> 1]
// --- big integers
[2n ** 100n, 7n / 2n, -7n % 3n, BigInt("0xff"), BigInt(2 ** 53) + 1n].map(String)
// --- big integers compare
[1n < 2, 2n == 2, 2n === 2, typeof 1n, [3n, 1, 2n].sort().map(String).join()]
// --- big integers wrap
[BigInt.asUintN(8, 257n), BigInt.asIntN(8, 255n)].map(Number)
// --- a factorial
const factorial = (n) => (n < 2n ? 1n : n * factorial(n - 1n));
factorial(30n).toString()
// --- a big integer shown
12345678901234567890n
// --- greatest common divisor
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
[gcd(84, 126), [12, 18, 30].reduce(gcd)]
// --- primes
const sieve = (n) => {
  const is = new Array(n + 1).fill(true, 2);
  for (let i = 2; i * i <= n; i++) if (is[i]) for (let j = i * i; j <= n; j += i) is[j] = false;
  return is.flatMap((it, i) => (it ? [i] : []));
};
sieve(50)
// --- prime factors
const factors = (n) => {
  const found = [];
  for (let d = 2; d * d <= n; d++) for (; n % d === 0; n /= d) found.push(d);
  return n > 1 ? [...found, n] : found;
};
[factors(360), factors(97), factors(600851475143)]
// --- Fibonacci
const fib = [0, 1];
while (fib.length < 20) fib.push(fib.at(-1) + fib.at(-2));
fib
// --- Collatz
let n = 27, steps = 0;
while (n !== 1) {
  n = n % 2 ? 3 * n + 1 : n / 2;
  steps++;
}
steps
// --- hypotenuse and logarithms
[Math.hypot(3, 4), Math.log2(8), Math.log10(1000), Math.cbrt(27), Math.max(), Math.min(1, 2), Math.fround(5.5)]
// --- Newton
let x = 1;
for (let i = 0; i < 20; i++) x -= (x * x - 2) / (2 * x);
x.toFixed(10)
// --- a sum of many
Array.from({ length: 100 }, (_, i) => i + 1).reduce((a, b) => a + b)
// --- mean and deviation
const xs = [2, 4, 4, 4, 5, 5, 7, 9];
const mean = xs.reduce((a, b) => a + b) / xs.length;
[mean, Math.sqrt(xs.reduce((a, x) => a + (x - mean) ** 2, 0) / xs.length)]
// --- digits summed
[...String(2n ** 64n)].reduce((sum, d) => sum + Number(d), 0)
// --- separators in numbers
[1_000_000, 0xff_ff, 1_0.5]
// --- Roman numerals
const roman = (n) => {
  const signs = { M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 };
  let text = "";
  for (const [sign, value] of Object.entries(signs)) for (; n >= value; n -= value) text += sign;
  return text;
};
[4, 9, 1994, 2024].map(roman)
// --- matrix product
const product = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((s, x, k) => s + x * b[k][j], 0)));
product([[1, 2], [3, 4]], [[5, 6], [7, 8]])
// --- modular power
const power = (b, e, m) => {
  let r = 1n;
  for (b %= m; e > 0n; e >>= 1n, b = (b * b) % m) if (e & 1n) r = (r * b) % m;
  return r;
};
Number(power(3n, 200n, 1000007n))
// --- increments
let a = 5;
const b = a++ + ++a;
[a, b, a--, a]
// --- coercion
["5" * "2", "5" + 2, 5 - "2", true + 1, [] + [], null + 1, "b" + "a" + +"1"]
// --- exponent binds right
[2 ** 3 ** 2, (-2) ** 2]
// --- Pascal's triangle
const rows = [[1]];
while (rows.length < 6) rows.push([1, ...rows.at(-1).slice(1).map((x, i) => x + rows.at(-1)[i]), 1]);
rows
// --- perfect numbers
Array.from({ length: 500 }, (_, n) => n).filter((n) => n > 1 && n === Array.from({ length: n - 1 }, (_, d) => d + 1).filter((d) => n % d === 0).reduce((a, b) => a + b, 0))
// --- Luhn's check
const luhn = (t) => [...t].reverse().reduce((s, d, i) => s + (i % 2 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : +d), 0) % 10 === 0;
[luhn("4539578763621486"), luhn("4539578763621487")]
// --- pi to forty digits
let x = 3n * 10n ** 50n, pi = x;
for (let i = 2n; x; i += 2n) pi += x = (x * (i - 1n) ** 2n) / (4n * i * (i + 1n));
(pi / 10n ** 10n).toString()
// --- Josephus
const josephus = (n, k) => Array.from({ length: n }).reduce((r, _, i) => (i ? (r + k) % (i + 1) : 0), 0) + 1;
[josephus(41, 3), josephus(7, 2)]
// --- Gray code
Array.from({ length: 8 }, (_, n) => (n ^ (n >> 1)).toString(2).padStart(3, "0"))
