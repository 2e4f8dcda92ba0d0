import { expect, it } from 'vitest'
import { addCounts, countsOf, failuresOf, lastLine, NO_TESTS } from './counts.ts'

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

it('names what failed with the beginning of its message', () => {
  const assertionResults = [
    { status: 'passed', fullName: 'adds', failureMessages: [] },
    { status: 'failed', fullName: 'subtracts', failureMessages: ['expected 1 to be 2\n  at line 3'] },
  ]
  const testResults = [
    { name: 'sums.test.ts', message: '', assertionResults },
    { name: 'broken.test.ts', message: 'no such module', assertionResults: [] },
  ]
  expect(failuresOf({ ...report, testResults })).toEqual([
    'sums.test.ts › subtracts\n    expected 1 to be 2\n      at line 3',
    'broken.test.ts › does not load\n    no such module',
  ])
  expect(failuresOf(report)).toEqual([])
})
