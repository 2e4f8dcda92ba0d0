import { expect, it } from 'vitest'
import { addCounts, countsOf, lastLine, NO_TESTS } from './counts.ts'

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, success: true }

it('sums reports and leaves skips out of the last line', () => {
  const sum = addCounts(addCounts(NO_TESTS, countsOf(report)), countsOf(report))
  expect(sum).toEqual({ passed: 6, failed: 0, skipped: 2 })
  expect(lastLine(sum)).toBe('6 passed, 0 failed')
})

it('counts a file that does not load as a failure', () => {
  expect(countsOf({ ...report, success: false }).failed).toBe(1)
  expect(countsOf({ ...report, success: false, numFailedTests: 4 }).failed).toBe(4)
})
