// Lanczos coefficients, g = 7, n = 9 (P. Godfrey): relative error below 1e-14.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const below = x - 1
  let sum = LANCZOS[0] ?? 1
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? 0) / (below + i)
  const t = below + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (below + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Regularised lower incomplete gamma P(a, x): series below a + 1, continued fraction above (Numerical Recipes 6.2). */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0
  if (x === Number.POSITIVE_INFINITY) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) return front * gammaSeries(a, x)
  return 1 - front * gammaFraction(a, x)
}

/** Q(a, x) = 1 − P(a, x), exact in the far tail too. */
export function gammaQ(a: number, x: number): number {
  if (x < a + 1) return 1 - gammaP(a, x)
  return Math.exp(a * Math.log(x) - x - logGamma(a)) * gammaFraction(a, x)
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 100_000; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1e-16) break
  }
  return sum
}

function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = an * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + an / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return h
}

/** Density of the standard normal. */
export function normalPdf(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** Φ(z). */
export function normalCdf(z: number): number {
  if (z === 0) return 0.5
  const tail = 0.5 * gammaQ(0.5, (z * z) / 2)
  return z < 0 ? tail : 1 - tail
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
]
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

/** Φ⁻¹(level), 0 < level < 1: P. J. Acklam's rational approximation and one Halley step. */
export function normalQuantile(level: number): number {
  if (level <= 0) return Number.NEGATIVE_INFINITY
  if (level >= 1) return Number.POSITIVE_INFINITY
  const rough = roughNormalQuantile(level)
  const error = normalCdf(rough) - level
  const step = error / normalPdf(rough) || 0
  return rough - step / (1 + (rough * step) / 2)
}

function roughNormalQuantile(level: number): number {
  const tail = 0.02425
  if (level < tail) return tailQuantile(level)
  if (level > 1 - tail) return -tailQuantile(1 - level)
  const q = level - 0.5
  return (polynomial(A, q * q) * q) / polynomial(B, q * q)
}

function tailQuantile(level: number): number {
  const q = Math.sqrt(-2 * Math.log(level))
  return polynomial(C, q) / polynomial(D, q)
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}
