import { expect, it } from 'vitest'
import { suddenChange } from './sudden-change.ts'

/** Eight weeks of one number, then a week of another. */
function history(before: number, week: number, outDays: readonly number[] = []) {
  const units = Float64Array.from({ length: 63 }, (_, day) => (day < 56 ? before : week))
  const censored = Uint8Array.from({ length: 63 }, (_, day) => (outDays.includes(day) ? 1 : 0))
  return { units, censored }
}

it('[FCT-7] finds a week of far more, and of far less', () => {
  expect(suddenChange(history(4, 12))).toBe('up')
  expect(suddenChange(history(8, 2))).toBe('down')
})

it('[FCT-7] stays calm within what counts scatter, and when little is sold at all', () => {
  expect(suddenChange(history(4, 5))).toBe('none')
  expect(suddenChange(history(4, 7))).toBe('none')
  expect(suddenChange(history(0, 0))).toBe('none')
  expect(suddenChange(history(1, 0))).toBe('none')
})

it('[FCT-7] does not take days without stock for days without demand', () => {
  const lastWeek = [56, 57, 58, 59, 60, 61, 62]
  expect(suddenChange(history(8, 0))).toBe('down')
  expect(suddenChange(history(8, 0, lastWeek))).toBe('none')
})

it('says nothing of what is known for less than a month', () => {
  const { units, censored } = history(1, 30)
  expect(suddenChange({ units: units.slice(-30), censored: censored.slice(-30) })).toBe('none')
})
