import { expect, it } from 'vitest'
import { demandHistory, type HistoryDays, sumOfLast } from './demand-history.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 10, 1)
/** The first five days of November, in UTC. */
const DAYS: HistoryDays = {
  firstDay: '2026-11-01',
  startsMs: Float64Array.from({ length: 6 }, (_, day) => START_MS + day * DAY_MS),
}
const hour = (day: number, hours: number) => START_MS + day * DAY_MS + hours * 3_600_000

function unpacked(days: string, stockOuts = '', firstStockedAtMs: number | null = null) {
  const { units, censored } = demandHistory({ days, stockOuts, firstStockedAtMs }, DAYS)
  return { units: [...units], censored: [...censored] }
}

it('[FCT-2] begins with the first sale, or the first goods when they came before', () => {
  expect(unpacked('20261103:2:0 20261105:1:3').units).toEqual([2, 0, 4])
  expect(unpacked('20261103:2:0', '', hour(1, 9)).units).toEqual([0, 2, 0, 0])
  expect(unpacked('20261103:2:0', '', hour(4, 9)).units).toEqual([2, 0, 0])
  expect(unpacked('20261102:1:0', '', hour(-90, 0)).units).toEqual([0, 1, 0, 0, 0])
})

it('[FCT-27] [FCT-2] knows of days before goods came, or without any ever, only what was asked for', () => {
  expect(unpacked('20261102:0:3 20261104:0:1')).toEqual({ units: [3, 0, 1, 0], censored: [1, 1, 1, 1] })
  expect(unpacked('20261102:0:3 20261104:2:0')).toEqual({ units: [3, 0, 2, 0], censored: [1, 1, 0, 0] })
  expect(unpacked('20261102:0:3', '', hour(3, 9))).toEqual({ units: [3, 0, 0, 0], censored: [1, 1, 0, 0] })
  // Sold from a supplier's place and lost at the shop's own on one day.
  expect(unpacked('20261105:2:0 20261105:0:1').units).toEqual([3])
})

it('[FCT-2] is empty when nothing was ever here, or only since today', () => {
  expect(unpacked('').units).toEqual([])
  expect(unpacked('', '', hour(5, 3)).units).toEqual([])
})

it('leaves out days before and after the span', () => {
  expect(unpacked('20261031:9:0 20261106:9:0 20261105:1:0').units).toEqual([1])
})

it('[FCT-2] marks days without stock for a tenth of the time or more, over midnight and until now', () => {
  const first = hour(0, 0)
  expect(unpacked('', `${hour(1, 20)}-${hour(2, 2)}`, first).censored).toEqual([0, 1, 0, 0, 0])
  expect(unpacked('', `${hour(3, 22)}-`, first).censored).toEqual([0, 0, 0, 0, 1])
  expect(unpacked('', `${hour(-9, 0)}-${hour(1, 1)}`, first).censored).toEqual([1, 0, 0, 0, 0])
  // Two short gaps of one day add up.
  expect(unpacked('', `${hour(2, 1)}-${hour(2, 3)} ${hour(2, 20)}-${hour(2, 21)}`, first).censored[2]).toBe(1)
})

it('sums the last days, as many as there are', () => {
  expect(sumOfLast(Float64Array.of(1, 2, 3), 2)).toBe(5)
  expect(sumOfLast(Float64Array.of(1, 2, 3), 9)).toBe(6)
})
