import { notesOf, type PlanKind } from '@onhand/domain/forecasting/plan-notes'
import { addDays } from '@onhand/domain/local-time'
import type { Answer } from '../../lib/answer.ts'
import type { api } from '../../lib/api.ts'

/** What the api knows of one SKU at a place. */
export type SkuForecast = Answer<typeof api.forecast.sku.query>

/** One day of the chart and of its table: a past one has what was sold, a coming one what is expected. */
export type ChartDay = {
  readonly day: string
  readonly soldUnits: number | null
  readonly lostUnits: number
  readonly isOut: boolean
  readonly mean: number | null
  /** Units at 5, 25, 75 and 95 %. */
  readonly band: readonly [number, number, number, number] | null
  /** What of the plan is about this day. */
  readonly kinds: readonly PlanKind[]
}

const OUT_PERMILLE = 100

/** The days of a chart, the past ones first. */
export function chartDays({
  fromDay,
  days,
  forecast,
}: Pick<SkuForecast, 'fromDay' | 'days' | 'forecast'>): readonly ChartDay[] {
  const sold = new Map(days.map((one) => [one.day, one]))
  const firstDay = forecast?.firstDay ?? addDays(days.at(-1)?.day ?? fromDay, 1)
  const kindsOf = (day: string) => [...new Set(notesOf(forecast?.plan ?? [], day).map((note) => note.kind))]
  const past: ChartDay[] = []
  for (let day = fromDay; day < firstDay; day = addDays(day, 1)) {
    const one = sold.get(day)
    past.push({
      day,
      soldUnits: one?.soldUnits ?? 0,
      lostUnits: one?.lostUnits ?? 0,
      isOut: (one?.stockOutPermille ?? 0) >= OUT_PERMILLE,
      mean: null,
      band: null,
      kinds: kindsOf(day),
    })
  }
  const [low = [], quarter = [], , threeQuarters = [], high = []] = forecast?.dailyQuantiles ?? []
  const coming = (forecast?.dailyMean ?? []).map((mean, index): ChartDay => {
    const at = (row: readonly number[]) => row[index] ?? mean
    const band = [at(low), at(quarter), at(threeQuarters), at(high)] as const
    const day = addDays(firstDay, index)
    return { day, soldUnits: null, lostUnits: 0, isOut: false, mean, band, kinds: kindsOf(day) }
  })
  return [...past, ...coming]
}

/** The days as a file of comma-separated values: numbers and days only, so that no spreadsheet runs any of it. */
export function daysAsCsv(days: readonly ChartDay[]): string {
  const head = 'day,sold,lost,mean,q05,q25,q75,q95,plan'
  const lines = days.map(({ day, soldUnits, lostUnits, mean, band, kinds }) => {
    const past = [soldUnits ?? '', soldUnits === null ? '' : lostUnits]
    return [day, ...past, mean ?? '', ...(band ?? ['', '', '', '']), kinds.join(' ')].join(',')
  })
  return `${[head, ...lines].join('\r\n')}\r\n`
}
