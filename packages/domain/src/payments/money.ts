/** ISO 4217 codes with other than two minor digits (the ones sold in; two digits otherwise). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
}

/** How many minor digits a currency has: JPY 0, GBP 2, KWD 3. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2
}

/**
 * Splits `totalMinor` in proportion to `weights` so that the parts sum exactly to the whole [PAY-1].
 * Largest remainder; ties go to the earlier part. Weights are non-negative; all zero splits evenly.
 */
export function splitMinor(totalMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return []
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const effective = sum === 0 ? weights.map(() => 1) : weights
  const effectiveSum = sum === 0 ? weights.length : sum
  const sign = totalMinor < 0 ? -1 : 1
  const whole = BigInt(Math.abs(totalMinor))
  const divisor = BigInt(effectiveSum)
  const shares = effective.map((weight, index) => {
    const product = whole * BigInt(weight)
    return { index, units: Number(product / divisor), remainder: product % divisor }
  })
  let missing = Number(whole) - shares.reduce((total, share) => total + share.units, 0)
  for (const share of [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )) {
    if (missing === 0) break
    share.units += 1
    missing -= 1
  }
  return shares.map((share) => (share.units === 0 ? 0 : share.units * sign))
}

/** The tax contained in a price that includes it, rounded half up: gross × rate ÷ (1 + rate). `taxRateBps` 2000 = 20 %. */
export function includedTaxMinor(grossMinor: number, taxRateBps: number): number {
  return Math.round((grossMinor * taxRateBps) / (10_000 + taxRateBps))
}

/** A share of an amount in basis points, rounded half up: commission on a sale. */
export function shareMinor(amountMinor: number, shareBps: number): number {
  return Math.round((amountMinor * shareBps) / 10_000)
}
