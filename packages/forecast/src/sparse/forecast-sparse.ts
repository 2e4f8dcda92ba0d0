import { LEVEL_COUNT } from '../panel/levels.ts'
import type { Forecaster, Panel } from '../panel/panel.ts'
import { parseMoment, weekdayOf } from '../panel/periods.ts'
import type { CountPage, PageCalendar } from './count-page.ts'
import { fadingOf } from './fading.ts'
import { forecastPage, type PageForecast } from './page.ts'
import { learnPanelPlan, plannedPage } from './plan-effects.ts'
import { fitPool } from './pool.ts'

/**
 * Forecasts intermittent counts: a pool over all series of the panel, what its plan of prices, promotions and events
 * does, then each series by itself.
 */
export const forecastSparse: Forecaster = (panel) => {
  if (panel.series.length === 0) return []
  const forecast = forecastOf(panel)
  const levels = new Float64Array(LEVEL_COUNT)
  return panel.series.map((series, sku) => {
    const quantiles = Array.from({ length: LEVEL_COUNT }, () => new Float64Array(panel.horizon))
    for (let ahead = 0; ahead < panel.horizon; ahead++) {
      forecast.writeQuantiles(sku, ahead, levels)
      quantiles.forEach((row, level) => {
        row[ahead] = levels[level] ?? 0
      })
    }
    const mean = forecast.demands[sku]?.mean ?? new Float64Array(panel.horizon)
    return { sku: series.sku, location: series.location, mean, quantiles }
  })
}

function forecastOf(panel: Panel): PageForecast {
  const page = pageOf(panel)
  const calendar = calendarOf(panel)
  const pool = fitPool(page, calendar)
  const plan = learnPanelPlan(panel, page, pool)?.plan
  // Levels are learnt anew with what the plan did taken out.
  const honest = plannedPage(plan, { panel, page }, 'honest')
  if (honest === page) return forecastPage(fading(panel, page, calendar), pool)
  return forecastPage(plannedPage(plan, { panel, page }), fitPool(honest, calendar))
}

/** The page of months, with what the months to come are likely to sell less (or more) than the past by. */
function fading(panel: Panel, page: CountPage, calendar: PageCalendar): CountPage {
  const factors = panel.step === 'month' ? fadingOf(page, calendar) : undefined
  if (factors === undefined) return page
  const length = page.periods + panel.horizon
  const effects = new Float32Array(page.skus * length).fill(1)
  for (const [sku, factor] of factors.entries()) effects.fill(factor, sku * length + page.periods, (sku + 1) * length)
  return { ...page, effects }
}

/** The panel's histories side by side: not known before a series began. */
export function pageOf(panel: Panel): CountPage {
  const periods = panel.originIndex + 1
  const skus = panel.series.length
  const units = new Float64Array(skus * periods).fill(Number.NaN)
  const censored = panel.series.some((series) => series.censored) ? new Uint8Array(skus * periods) : undefined
  panel.series.forEach((series, sku) => {
    units.set(series.units.subarray(0, periods - series.startIndex), sku * periods + series.startIndex)
    if (series.censored) censored?.set(series.censored, sku * periods + series.startIndex)
  })
  const startIndex = Int32Array.from(panel.series, (series) => series.startIndex)
  return { skus, periods, units, startIndex, ...(censored ? { censored } : {}) }
}

/** The cycle of the panel's step: weekdays for days; none for weeks and months of thin demand; hours of the day. */
export function calendarOf(panel: Panel): PageCalendar {
  const cycle = { hour: 24, day: 7, week: 1, month: 1 }[panel.step]
  const first = parseMoment(panel.periodStarts[0] ?? '')
  const phases = { hour: first?.hour ?? 0, day: weekdayOf(first?.day ?? 0), week: 0, month: 0 }
  return { cycle, firstPhase: phases[panel.step], horizon: panel.horizon }
}
