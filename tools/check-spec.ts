import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compareSpec } from './spec-rules.ts'

const ROOT = resolve(import.meta.dirname, '..')
/** The shop's rules are in the domain; an organisation of its own has its own. */
const SPECS = '{apps,packages}/*/SPEC.md'
const TESTS = '{apps,packages,tools,tests,bench}/**/*.test.{ts,tsx}'

/** Contract suites are tests too: they are run by the stores and fakes that have to keep them. */
const CONTRACTS = 'packages/testing/src/**/*-contract.ts'

const tests = globSync([TESTS, CONTRACTS], { cwd: ROOT, exclude: (path) => path.includes('node_modules') })
const texts = tests.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
const spec = globSync(SPECS, { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), 'utf8'))
const { rules, problems } = compareSpec(spec.join('\n'), texts)
for (const problem of problems) console.error(`spec: ${problem}`)
console.log(`spec: ${rules} rules, ${tests.length} test files, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
