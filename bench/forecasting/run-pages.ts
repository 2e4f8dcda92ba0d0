import { DAYS, demandPage, forecastWhole, learn, PAGE_SKUS } from './demand-pages.ts'

// Pages are made anew from a few seeds, outside the clock: a run never holds more than one of them.
const SEEDS = 20

/** Forecasts as many SKUs as its argument says, page by page, and prints what it took. Runs in a process of its own. */
const skus = Number(process.argv[2] ?? '1000')
const learnStartedAt = performance.now()
const pool = learn(demandPage(0))
const learnMs = performance.now() - learnStartedAt
forecastWhole(demandPage(0), pool)
let busyMs = 0
let check = 0
for (let page = 0; page * PAGE_SKUS < skus; page += 1) {
  const demand = demandPage(page % SEEDS)
  const startedAt = performance.now()
  check += forecastWhole(demand, pool)
  busyMs += performance.now() - startedAt
}
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ skus, days: DAYS, learnMs, busyMs, peakMiB, check }))
