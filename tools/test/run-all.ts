import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { addCounts, countsOf, failuresOf, lastLine, NO_TESTS, type Report } from './counts.ts'
import { makeTemporaryDir } from './temporary-dir.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const RESULTS = join(ROOT, 'test-results')
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs')
const TURBO = join(ROOT, 'node_modules/turbo/bin/turbo')
// The browser tests of one marketplace take minutes; a step that hangs must not hang the whole run.
const STEP_MS_MAX = 15 * 60_000

type Step = { name: string; args: string[]; env?: Record<string, string> }
/** Steps one after the other. */
type Lane = Step[]

function vitest(name: string, config: string, env: Record<string, string> = {}): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(RESULTS, `${name}.json`)}`]
  return { name, args: [VITEST, 'run', '--config', config, ...reporters], env }
}

/** Tests with a browser, in a marketplace of their own; `words` choose the files. */
function browser(name: string, words: string[]): Step {
  const step = vitest(name, 'vitest.system.config.ts', { ONHAND_ENGINE: 'd1' })
  return { ...step, args: [...step.args, ...words] }
}

/** Tasks of turbo: what a workspace, or the root, calls by this name. */
function tasks(name: string, names: string[], options: string[]): Step {
  return { name, args: [TURBO, 'run', ...names, '--continue', '--output-logs=new-only', ...options] }
}

const CHECKS = ['lint', 'types', 'types:root', 'boundaries', 'spec', 'migrations', 'declared']
const SCREENS = 'tests/e2e/dashboard-axe.test.ts'
// Lanes of one row run side by side: they have nothing in common, and each waits a good part of its time. No more than three marketplaces run at
// once, and the longest lane decides: looking at every screen takes less time than all journeys, as PostgreSQL's suite takes more than D1's.
const ROWS: Lane[][] = [
  [
    // Runtimes wait for their objects more than they compute.
    [
      tasks('checks', CHECKS, ['--concurrency=2']),
      tasks('workers', ['test'], ['--concurrency=3', '--', '--workers']),
      vitest('hyperdrive', 'packages/store/vitest.hyperdrive.config.ts'),
    ],
    [
      vitest('node', 'vitest.config.ts'),
      vitest('components', 'vitest.browser.config.ts'),
      vitest('postgres', 'vitest.postgres.config.ts'),
    ],
  ],
  [
    [vitest('api-d1', 'vitest.api.config.ts', { ONHAND_ENGINE: 'd1' }), browser('system-d1', ['--exclude', SCREENS])],
    [vitest('api-postgres', 'vitest.api.config.ts', { ONHAND_ENGINE: 'postgres' }), browser('screens-d1', [SCREENS])],
    [vitest('crash', 'vitest.crash.config.ts')],
  ],
]

/** Runs a step, streaming what it says, each line with the step's name; true when it ended well. */
function run(step: Step, temporaryDir: string): Promise<boolean> {
  console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`)
  const child = spawn(process.execPath, step.args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...step.env, TMPDIR: temporaryDir, TURBO_TELEMETRY_DISABLED: '1' },
    timeout: STEP_MS_MAX,
  })
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => console.log(`${step.name} │ ${line}`))
  return new Promise((done) => {
    child.once('error', () => done(false))
    child.once('exit', (code) => done(code === 0))
  })
}

function readReports(paths: string[]): Report[] {
  return paths.filter((path) => existsSync(path)).map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report)
}

function reportsOf(step: Step): string[] {
  if (step.name !== 'workers') return [join(RESULTS, `${step.name}.json`)]
  return globSync('{apps/*,packages/*,tools}/test-results/*.json', { cwd: ROOT }).map((path) => join(ROOT, path))
}

for (const path of globSync('{apps/*,packages/*,tools}/test-results', { cwd: ROOT })) {
  rmSync(join(ROOT, path), { recursive: true, force: true })
}
rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })

let total = NO_TESTS
const lines: string[] = []
const failures: string[] = []

async function runAndCount(step: Step, temporaryDir: string): Promise<void> {
  const startedAtMs = performance.now()
  const isGood = await run(step, temporaryDir)
  const reports = readReports(reportsOf(step))
  const counts = reports.map(countsOf).reduce(addCounts, NO_TESTS)
  failures.push(...reports.flatMap(failuresOf).map((failure) => `[${step.name}] ${failure.replaceAll(`${ROOT}/`, '')}`))
  // A check that is no test (lint, types, a boundary), or a runner that fell over, is a failure too.
  const failed = isGood ? counts.failed : Math.max(1, counts.failed)
  total = addCounts(total, { ...counts, failed })
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(0)
  lines.push(
    `${isGood ? 'ok  ' : 'FAIL'} ${step.name.padEnd(16)} ${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped  ${seconds} s`,
  )
}

const temporaryDir = makeTemporaryDir()
for (const row of ROWS) {
  await Promise.all(
    row.map(async (lane) => {
      for (const step of lane) await runAndCount(step, temporaryDir)
    }),
  )
}
rmSync(temporaryDir, { recursive: true, force: true })
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`)
console.log(`\n${lines.join('\n')}`)
if (total.skipped > 0) console.log(`${total.skipped} skipped`)
console.log(lastLine(total))
process.exitCode = total.failed === 0 ? 0 : 1
