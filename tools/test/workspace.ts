import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const workspace = process.cwd()
/** With `--workers` only what needs a runtime for each workspace: a whole run has all the others in one process for all. */
const isOnlyWorkers = process.argv.includes('--workers')
const results = join(workspace, 'test-results')

/** Runs one vitest project over this workspace; its counts land in test-results/<project>.json. */
function runProject(project: string, args: string[]): boolean {
  const report = join(results, `${project}.json`)
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const done = spawnSync(process.execPath, [vitest, 'run', ...args, ...reporters], { cwd: ROOT, stdio: 'inherit' })
  return done.status === 0
}

function hasFiles(pattern: string): boolean {
  return globSync(pattern, { cwd: workspace, exclude: (name) => name === 'node_modules' || name === 'dist' }).length > 0
}

/** The path vitest filters by: the trailing slash keeps `store` from matching `storefront`. */
const filter = `${relative(ROOT, workspace)}/`
const special = /\.(workerd|browser|postgres)\.test\.tsx?$/
const nodeTests = globSync('**/*.test.ts', {
  cwd: workspace,
  exclude: (name) => name === 'node_modules' || name === 'dist',
})

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const outcomes: boolean[] = []
if (!isOnlyWorkers && nodeTests.some((file) => !special.test(file))) outcomes.push(runProject('node', [filter]))
if (existsSync(join(workspace, 'vitest.workerd.config.ts')) && hasFiles('src/**/*.workerd.test.ts')) {
  outcomes.push(runProject('workerd', ['--config', join(workspace, 'vitest.workerd.config.ts')]))
}
if (!isOnlyWorkers && hasFiles('src/**/*.browser.test.ts*')) {
  outcomes.push(runProject('browser', ['--config', 'vitest.browser.config.ts', filter]))
}
process.exitCode = outcomes.every(Boolean) ? 0 : 1
