import { DAYS, demandPage, forecastWhole, learn, PAGE_SKUS } from './demand-pages.ts'

// Pages are made anew from a few seeds, outside of what is counted: a run never holds more than one of them.
const SEEDS = 20

/** Forecasts as many SKUs as its argument says, page by page, and prints the processor's time it took. Runs in a process of its own. */
const skus = Number(process.argv[2] ?? '1000')
const pool = learn(demandPage(0))
forecastWhole(demandPage(0), pool)
let busyMs = 0
let check = 0
for (let page = 0; page * PAGE_SKUS < skus; page += 1) {
  const demand = demandPage(page % SEEDS)
  const before = process.cpuUsage()
  check += forecastWhole(demand, pool)
  const { user, system } = process.cpuUsage(before)
  busyMs += (user + system) / 1000
}
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024)
console.log(JSON.stringify({ skus, days: DAYS, busyMs, peakMiB, check }))
