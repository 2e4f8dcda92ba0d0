/** Tests by outcome. A check that is not made of tests (types, lint) counts only when it fails. */
export type Counts = { passed: number; failed: number; skipped: number }

/** The fields of vitest's JSON report that are summed here. */
export type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  success: boolean
  testResults?: {
    name: string
    message: string
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
  }[]
}

/** No test at all. */
export const NO_TESTS: Counts = { passed: 0, failed: 0, skipped: 0 }

/** What one report adds. A run that failed without a failed test (a file that does not load) counts as one failure. */
export function countsOf(report: Report): Counts {
  const failed = report.success ? report.numFailedTests : Math.max(1, report.numFailedTests)
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
}

const MESSAGE_LINES_MAX = 12

/** What failed, by file and name, with the beginning of its message: the end of a long log is all that some readers keep. */
export function failuresOf(report: Report): string[] {
  return (report.testResults ?? []).flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return file.message === '' ? [] : [said(file.name, 'does not load', file.message)]
    return failed.map((test) => said(file.name, test.fullName, test.failureMessages.join('\n')))
  })
}

function said(file: string, name: string, message: string): string {
  const lines = message.split('\n').slice(0, MESSAGE_LINES_MAX)
  return [`${file} › ${name}`, ...lines.map((line) => `    ${line}`)].join('\n')
}

/** The sum of two. */
export function addCounts(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

/** The last line of a run. Skips are told apart, before it. */
export function lastLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed`
}
