import { type OutlookSource, writeOutlook } from './count-outlook.ts'
import { emptyOutlook, type Outlook } from './outlook.ts'
import { beginWalk, type OrderRule, type Walk, walkPeriods } from './walk.ts'

/**
 * What the forecast is fed with while the simulation runs: demand itself; what was sold as if it were demand; or what was
 * sold together with the knowledge of when the goods ran out.
 */
export type Feed = 'demand' | 'sales' | 'sales-and-stock-outs'

/**
 * Walks a world whose forecasts see only what the walk itself produced (before its start the file's demand): each
 * period is forecast, ordered, sold, and its sales join the history of the next. This is where a spiral shows: lost
 * sales lower the forecast, which lowers the stock, which loses more sales.
 */
export function walkWithFeedback(
  source: Omit<OutlookSource, 'seen' | 'ranOut'>,
  feed: Feed,
  make: (outlook: Outlook) => OrderRule,
): Walk {
  const { world } = source
  const { startPeriod, endPeriod, skus } = world
  const periods = endPeriod - startPeriod
  const seen = skus.map(({ demand }) => demand.slice())
  const ranOut = skus.map(({ demand }) => new Uint8Array(demand.length))
  const outlook = emptyOutlook({ startPeriod, periods, skuCount: skus.length, steps: source.steps })
  const walk = beginWalk(world)
  const rule = make(outlook)
  const fed: OutlookSource = { ...source, seen, ...(feed === 'sales-and-stock-outs' ? { ranOut } : {}) }
  let learnt: ReturnType<typeof writeOutlook>
  for (let period = startPeriod; period < endPeriod; period += 1) {
    learnt = writeOutlook(fed, outlook, { from: period, to: period + 1, ...(learnt ? { learnt } : {}) })
    walkPeriods(walk, rule, { from: period, to: period + 1 })
    if (feed === 'demand') continue
    for (let index = 0; index < skus.length; index += 1) {
      const cell = index * periods + period - startPeriod
      const [units, flags] = [seen[index], ranOut[index]]
      if (units) units[period] = walk.sold[cell] ?? 0
      if (flags) flags[period] = walk.ranOut[cell] ?? 0
    }
  }
  return walk
}
