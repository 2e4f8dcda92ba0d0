/**
 * Probabilities of 0, 1, … units in some periods, cut where nearly nothing is left beyond; `total` is their running sum.
 * The light form of a distribution that an order rule reads in its inner loop.
 */
export interface DemandTable {
  readonly probability: Float64Array
  readonly total: Float64Array
}

/** The table of a negative binomial with this mean and variance-to-mean ratio (1 or less: Poisson). */
export type DemandTables = (mean: number, varianceToMean: number) => DemandTable

// What is left beyond a table: too small to move a service level of 0.9995.
const LEFT_OVER = 1e-5
// exp(-600) is still a number; from there a table may rise by as much again.
const LOG_SMALLEST = -600
// Steps of a kept table: one per cent of the mean, four of the ratio. Forecasts are not as sharp as that.
const MEAN_STEPS = 100
const RATIO_STEPS = 25
const RATIO_ROOM = 4096
// Numbers that kept tables may hold together: 64 MB. When they are full all are forgotten, and made again as needed.
const KEPT_NUMBERS_MAX = 8_000_000

/** Tables of at most `unitsMax` + 1 entries; each is computed once per per cent of mean and then kept. */
export function keptTables(unitsMax: number): DemandTables {
  const kept = new Map<number, DemandTable>()
  const scratch = new Float64Array(unitsMax + 1)
  let numbers = 0
  return (mean, varianceToMean) => {
    if (!(mean > 1e-9)) return NOTHING
    const meanStep = Math.round(Math.log(mean) * MEAN_STEPS)
    const ratioStep = Math.max(0, Math.min(RATIO_ROOM - 1, Math.round(Math.log(varianceToMean) * RATIO_STEPS)))
    const key = meanStep * RATIO_ROOM + ratioStep
    const known = kept.get(key)
    if (known) return known
    const made = tableOf(Math.exp(meanStep / MEAN_STEPS), Math.exp(ratioStep / RATIO_STEPS), scratch)
    numbers += 2 * made.total.length
    if (numbers > KEPT_NUMBERS_MAX) {
      kept.clear()
      numbers = 2 * made.total.length
    }
    kept.set(key, made)
    return made
  }
}

/** The exact table, at most `unitsMax` + 1 entries. */
export function demandTable(mean: number, varianceToMean: number, unitsMax: number): DemandTable {
  return mean > 0 ? tableOf(mean, varianceToMean, new Float64Array(unitsMax + 1)) : NOTHING
}

const NOTHING: DemandTable = { probability: Float64Array.of(1), total: Float64Array.of(1) }

/** Pascal's recurrence p(k+1) = p(k) · (r+k)/(k+1) · (1−1/v) with r = mean/(v−1), begun at zero. */
function tableOf(mean: number, varianceToMean: number, scratch: Float64Array): DemandTable {
  const isPoisson = varianceToMean <= 1 + 1e-6
  const size = isPoisson ? 0 : mean / (varianceToMean - 1)
  const share = isPoisson ? 0 : 1 - 1 / varianceToMean
  const logZero = isPoisson ? -mean : -size * Math.log(varianceToMean)
  // P(0) of a high mean is too small for a number: begin with the smallest that is one and divide by the sum at the end.
  const isScaled = logZero < LOG_SMALLEST
  let probability = Math.exp(Math.max(logZero, LOG_SMALLEST))
  let sum = 0
  let length = 0
  for (let units = 0; units < scratch.length; units += 1) {
    sum += probability
    scratch[units] = probability
    length = units + 1
    const step = isPoisson ? mean / (units + 1) : ((size + units) / (units + 1)) * share
    probability *= step
    if (units >= mean && (isScaled ? probability < sum * LEFT_OVER * 1e-3 : 1 - sum < LEFT_OVER)) break
  }
  const divisor = isScaled ? sum : 1
  const probabilities = scratch.slice(0, length)
  const total = new Float64Array(length)
  let running = 0
  for (let units = 0; units < length; units += 1) {
    const chance = (probabilities[units] ?? 0) / divisor
    probabilities[units] = chance
    running += chance
    total[units] = Math.min(1, running)
  }
  return { probability: probabilities, total }
}

/** P(D ≤ units) of a table. */
export function totalUpTo(table: DemandTable, units: number): number {
  if (units < 0) return 0
  return table.total[Math.min(units, table.total.length - 1)] ?? 1
}

/** The smallest number of units with P(D ≤ units) ≥ probability, or the table's last. */
export function tableQuantile(table: DemandTable, probability: number): number {
  const { total } = table
  let low = 0
  let high = total.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((total[middle] ?? 1) >= probability - 1e-12) high = middle
    else low = middle + 1
  }
  return low
}
