// A number as the unevaluated sum of two doubles: about 106 bits from IEEE additions and multiplications alone.
// Dekker, "A floating-point technique for extending the available precision", Numer. Math. 18 (1971).
#pragma once

namespace cachebound {

/// Normalised: `high` is the sum rounded to a double, `low` what the rounding lost.
/// Correct only where the compiler neither fuses nor reorders: build with -ffp-contract=off.
struct DoubleDouble {
  double high = 0, low = 0;

  constexpr DoubleDouble() = default;
  constexpr DoubleDouble(double value) : high(value) {}
  constexpr DoubleDouble(double upper, double lower) : high(upper), low(lower) {}

  [[nodiscard]] constexpr double rounded() const { return high + low; }
};

/// Exact for any two doubles whose sum does not overflow (Knuth).
[[nodiscard]] constexpr DoubleDouble exact_sum(double a, double b) {
  const double sum = a + b, back = sum - a;
  return {sum, (a - (sum - back)) + (b - back)};
}

/// Exact while the factors stay below 2^996 and the product's low part is no subnormal.
[[nodiscard]] constexpr DoubleDouble exact_product(double a, double b) {
  constexpr double splitter = 134217729.0;  // 2^27 + 1 cuts a double into two halves of 26 bits
  const double product = a * b;
  const double ca = splitter * a, ah = ca - (ca - a), al = a - ah;
  const double cb = splitter * b, bh = cb - (cb - b), bl = b - bh;
  return {product, ((ah * bh - product) + ah * bl + al * bh) + al * bl};
}

[[nodiscard]] constexpr DoubleDouble operator-(DoubleDouble a) { return {-a.high, -a.low}; }

[[nodiscard]] constexpr DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble high = exact_sum(a.high, b.high), low = exact_sum(a.low, b.low);
  const DoubleDouble first = exact_sum(high.high, high.low + low.high);
  return exact_sum(first.high, first.low + low.low);
}

[[nodiscard]] constexpr DoubleDouble operator-(DoubleDouble a, DoubleDouble b) { return a + -b; }

[[nodiscard]] constexpr DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble product = exact_product(a.high, b.high);
  return exact_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

[[nodiscard]] constexpr DoubleDouble operator/(DoubleDouble a, DoubleDouble b) {
  const double first = a.high / b.high;
  const DoubleDouble rest = a - b * first;
  const double second = rest.high / b.high;
  const DoubleDouble last = rest - b * second;
  return DoubleDouble{first} + DoubleDouble{second} + DoubleDouble{last.high / b.high};
}

}  // namespace cachebound
