#include "base/real.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

#include "base/double_double.hpp"

namespace cachebound::real {

namespace {

constexpr DoubleDouble ln2{6.931471805599452862e-01, 2.319046813846299558e-17};

/// Sums c[0] + c[1] z + c[2] z^2 + ... The leading `Precise` terms are taken in double-double; behind them the
/// powers of z are so small that a double's rounding no longer reaches the 100th bit.
template <std::size_t Precise, std::size_t Terms>
DoubleDouble series(const std::array<DoubleDouble, Terms>& c, DoubleDouble z) {
  static_assert(Precise < Terms);
  double tail = c[Terms - 1].high;
  for (std::size_t i = Terms - 1; i-- > Precise;) tail = tail * z.high + c[i].high;
  DoubleDouble sum = tail;
  for (std::size_t i = Precise; i-- > 0;) sum = sum * z + c[i];
  return sum;
}

/// 1/1, 1/3, 1/5, ...
constexpr auto odd_reciprocals = [] {
  std::array<DoubleDouble, 23> c{};
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = DoubleDouble{1} / DoubleDouble{static_cast<double>(2 * i + 1)};
  return c;
}();

/// 1/first!, sign/(first + step)!, 1/(first + 2 step)!, ...
template <std::size_t Terms>
constexpr std::array<DoubleDouble, Terms> factorial_reciprocals(int first, int step, double sign) {
  std::array<DoubleDouble, Terms> c{};
  c[0] = 1;
  int n = first;
  for (std::size_t i = 1; i < Terms; ++i) {
    c[i] = c[i - 1] * sign;
    for (int k = 0; k < step; ++k) c[i] = c[i] / DoubleDouble{static_cast<double>(++n)};
  }
  return c;
}

/// log(m 2^e) = e log 2 + 2 atanh((m - 1) / (m + 1)) with m between sqrt(1/2) and sqrt(2), so that the square of
/// the atanh's argument is below 2^-5.
DoubleDouble log_precise(double x) {
  assert(x > 0 && std::isnormal(x));
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 1 / std::numbers::sqrt2) {
    m *= 2;
    --exponent;
  }
  const DoubleDouble s = DoubleDouble{m - 1} / exact_sum(m, 1);
  return ln2 * static_cast<double>(exponent) + s * 2.0 * series<11>(odd_reciprocals, s * s);
}

/// exp(v) = 2^k exp(r / 64)^64 with |r| at most log(2) / 2.
double exp_rounded(DoubleDouble v) {
  static constexpr auto c = factorial_reciprocals<15>(0, 1, 1);
  assert(std::fabs(v.high) < 700);
  const double k = std::nearbyint(v.high / ln2.high);
  constexpr int halvings = 6;
  const DoubleDouble r = v - ln2 * k;
  const double scale = 1.0 / (1 << halvings);
  DoubleDouble y = series<9>(c, DoubleDouble{r.high * scale, r.low * scale});
  for (int i = 0; i < halvings; ++i) y = y * y;
  return std::ldexp(y.rounded(), static_cast<int>(k));
}

struct Quadrant {
  int number = 0;  ///< x = number * pi/2 + rest, number modulo 4
  DoubleDouble rest;
};

/// Takes pi/2 off in four parts (Cody & Waite); the first three have 33 bits, so that k times each is exact.
Quadrant reduce(double x) {
  assert(std::fabs(x) <= 1e5);
  const double k = std::nearbyint(x / (std::numbers::pi / 2));
  DoubleDouble rest = x;
  for (const double part : {1.57079632673412561417e+00, 6.07710050630396597660e-11, 2.02226624871116645580e-21}) {
    rest = rest - DoubleDouble{k * part};
  }
  rest = rest - exact_product(k, 8.47842766036889956997e-32);
  return {static_cast<int>(k) & 3, rest};
}

double sin_near_zero(DoubleDouble r) {
  static constexpr auto c = factorial_reciprocals<14>(1, 2, -1);
  return (r * series<9>(c, r * r)).rounded();
}

double cos_near_zero(DoubleDouble r) {
  static constexpr auto c = factorial_reciprocals<15>(0, 2, -1);
  return series<10>(c, r * r).rounded();
}

}  // namespace

double log(double x) { return log_precise(x).rounded(); }

double pow(double base, double exponent) { return exp_rounded(log_precise(base) * exponent); }

double sin(double x) {
  const auto [number, rest] = reduce(x);
  const double magnitude = (number & 1) != 0 ? cos_near_zero(rest) : sin_near_zero(rest);
  return (number & 2) != 0 ? -magnitude : magnitude;
}

double cos(double x) {
  const auto [number, rest] = reduce(x);
  const double magnitude = (number & 1) != 0 ? sin_near_zero(rest) : cos_near_zero(rest);
  return number == 1 || number == 2 ? -magnitude : magnitude;
}

}  // namespace cachebound::real
