import { type CountPage, firstPeriodOf, type PageCalendar } from './count-page.ts'
import { forecastPage } from './page.ts'
import { fitPool } from './pool.ts'

/** Months before the last known one from which a forecast is looked back at. */
const BACK = [6, 12]
/** Months that must lie before such an origin. */
const LEAST = 15
/** SKUs that tell, evenly over all of them. */
const SAMPLE = 600
/** Units by which what was sold has to outweigh the belief that nothing fades. */
const BELIEF = 50
/** Share of what the past was off by, in logarithms, that is taken for what will be. */
const SHARE = 0.5
/** Sales missed since the last one, by the SKU's own rate: selling, late, perhaps given up. */
const LATE = [1, 2]

/**
 * By how much forecasts of months were too high or too low of late, by how long each SKU has not sold against its own
 * rate: catalogues of spare parts sell less towards their end, and a mean that follows the past lags it (Teunter,
 * Syntetos and Babai's obsolescence, 2011, learnt over all SKUs). A factor per SKU; absent where too little is known.
 */
export function fadingOf(page: CountPage, calendar: PageCalendar): Float64Array | undefined {
  const every = Math.max(1, Math.ceil(page.skus / SAMPLE))
  const sold = new Float64Array(LATE.length + 1).fill(BELIEF)
  const told = new Float64Array(LATE.length + 1).fill(BELIEF)
  let seen = false
  for (const back of BACK) {
    const known = page.periods - back
    if (known < LEAST) continue
    const past = cutPage(page, known, every)
    const { demands } = forecastPage(past, fitPool(past, { ...calendar, horizon: back }))
    demands.forEach(({ mean }, at) => {
      if ((past.startIndex?.[at] ?? 0) >= known) return
      const group = lateness(past, at)
      mean.forEach((value, h) => {
        const units = page.units[at * every * page.periods + known + h] ?? Number.NaN
        if (Number.isNaN(units)) return
        sold[group] = (sold[group] ?? 0) + units
        told[group] = (told[group] ?? 0) + value
        seen = true
      })
    })
  }
  if (!seen) return undefined
  const factors = sold.map((units, group) => (units / (told[group] ?? 1)) ** SHARE)
  return Float64Array.from({ length: page.skus }, (_, sku) => factors[lateness(page, sku)] ?? 1)
}

/** The group of a SKU by its sales missed since the last one. */
function lateness(page: CountPage, sku: number): number {
  const base = sku * page.periods
  let [sales, known, since] = [0, 0, 0]
  for (let period = firstPeriodOf(page, sku); period < page.periods; period++) {
    const units = page.units[base + period] ?? Number.NaN
    known++
    since = units > 0 ? 0 : since + 1
    if (units > 0) sales++
  }
  const missed = known > 0 ? (since * sales) / known : 0
  return LATE.filter((least) => missed >= least).length
}

/** Every `every`-th SKU as it was known after the first `known` periods. */
function cutPage(page: CountPage, known: number, every: number): CountPage {
  const kept = Array.from({ length: Math.ceil(page.skus / every) }, (_, at) => at * every)
  const units = new Float64Array(kept.length * known)
  const censored = page.censored ? new Uint8Array(kept.length * known) : undefined
  kept.forEach((sku, at) => {
    const from = sku * page.periods
    units.set(page.units.subarray(from, from + known), at * known)
    if (page.censored) censored?.set(page.censored.subarray(from, from + known), at * known)
  })
  const { startIndex, prices } = page
  return {
    skus: kept.length,
    periods: known,
    units,
    ...(censored ? { censored } : {}),
    ...(startIndex ? { startIndex: Int32Array.from(kept, (sku) => startIndex[sku] ?? 0) } : {}),
    ...(prices ? { prices: Float64Array.from(kept, (sku) => prices[sku] ?? 0) } : {}),
  }
}
