import { expect, it } from 'vitest'
import { spansToRead } from './fact-days.ts'

const range = { fromDate: '2026-11-01', toDate: '2026-11-20' }
const read = (missing: readonly number[]) =>
  spansToRead(range, (date) => !missing.includes(Number(date.slice(8)))).map(
    ({ fromDate, toDate }) => `${Number(fromDate.slice(8))}-${Number(toDate.slice(8))}`,
  )

it('[INS-16] reads the days that were not counted, days in a row together', () => {
  expect(read([])).toEqual([])
  expect(read([1, 2, 7, 19, 20])).toEqual(['1-2', '7-7', '19-20'])
})

it('[INS-16] asks at most four times, joining what is nearest', () => {
  expect(read([1, 4, 9, 11, 16, 20])).toEqual(['1-4', '9-11', '16-16', '20-20'])
})
