import { negativeBinomial } from '../distributions/counts.ts'

/** Demand of several SKUs together: the sums of their means and of their variances. */
export interface SummedDemand {
  readonly mean: number
  readonly variance: number
}

/** What was expected of all SKUs of a span together, and what came. */
export interface SpanOutcome {
  readonly forecastUnits: number
  readonly actualUnits: number
}

/** Units between which a sum stays in nine of ten cases. */
export interface GroupBand {
  readonly low: number
  readonly high: number
}

/**
 * By how much all forecasts of a shop are wrong together, as a share, where nothing is known of it: what the order lines of Online Retail
 * (a shop of 3,000 SKUs, 25 origins a week apart) showed for 7 days (.16), for 28 (.15), and for its groups of goods (.15 to .2).
 */
export const USUAL_COMMON_ERROR = 0.15

// Spans that what is usual counts for: a month of weeks outweighs it.
const USUAL_SPANS = 4
const [LOW_LEVEL, HIGH_LEVEL] = [0.05, 0.95]

/**
 * The share by which forecasts of the same span are wrong together (weather, a season that comes late, a shop that grows), from sums of past spans.
 * With A = C·F + e, where C scatters by τ around 1 and e are the SKUs' own errors of variance v·F, E(A − F)² = v·F + τ²·F². So over the spans
 *
 *   τ̂² = Σ((A − F)² − v·F) / ΣF²,   n = (ΣF)² / ΣF²,   τ² = max(0, (k·τ₀² + n·τ̂²) / (k + n))
 *
 * the moment estimator of a random effect (DerSimonian and Laird, Controlled Clinical Trials 7, 1986) with spans weighted by their size, drawn towards
 * what is usual (τ₀, worth k spans) while there are few. `varianceToMean` is v. A bias counts as an error: nothing is corrected by it.
 * Longer spans are wrong together by the same share: what is common is the level, and it lasts.
 */
export function commonErrorOf(spans: readonly SpanOutcome[], varianceToMean: number): number {
  let errors = 0
  let sum = 0
  let squares = 0
  for (const { forecastUnits, actualUnits } of spans) {
    errors += (actualUnits - forecastUnits) ** 2 - varianceToMean * forecastUnits
    sum += forecastUnits
    squares += forecastUnits ** 2
  }
  if (!(squares > 0)) return USUAL_COMMON_ERROR
  const count = sum ** 2 / squares
  const usual = USUAL_SPANS * USUAL_COMMON_ERROR ** 2
  return Math.sqrt(Math.max(0, (usual + (count * errors) / squares) / (USUAL_SPANS + count)))
}

/**
 * The band of a sum of SKUs: their own errors cancel out, so their variances are added; what all are wrong by together does not, so its square is added to
 * the square of the mean: Var = Σσ² + τ²·(Σμ)². Never the sum of the SKUs' quantiles, which would have all of them run high at once.
 * A negative binomial with these moments, whole units.
 */
export function groupBand({ mean, variance }: SummedDemand, commonError: number): GroupBand {
  if (!(mean > 0)) return { low: 0, high: 0 }
  const demand = negativeBinomial(mean, (variance + (commonError * mean) ** 2) / mean)
  return { low: demand.quantile(LOW_LEVEL), high: demand.quantile(HIGH_LEVEL) }
}
