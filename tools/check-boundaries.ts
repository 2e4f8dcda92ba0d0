import { globSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

// dependency-cruiser takes whatever `typescript` it finds. With version 7 it reads nothing and finds no fault,
// so it is given the 5.9 that only this workspace has.
registerHooks({
  resolve(specifier, context, next) {
    const isAsked = specifier === 'typescript' || specifier === 'typescript/package.json'
    if (!isAsked || !context.parentURL?.includes('dependency-cruiser')) return next(specifier, context)
    return { url: pathToFileURL(require.resolve(specifier)).href, shortCircuit: true }
  },
})

const { cruise } = await import('dependency-cruiser')
const { forbidden, options } = require('../.dependency-cruiser.cjs')
process.chdir(ROOT)

const folders = ['apps', 'packages', 'tools']
const result = await cruise(folders, { ...options, ruleSet: { forbidden }, validate: true }, undefined, {
  tsConfig: { options: { target: 9, module: 99, moduleResolution: 100, jsx: 1, allowImportingTsExtensions: true } },
} as never)
const output = result.output
if (typeof output === 'string') throw new Error('expected the report as data')

const read = new Set(output.modules.map((module) => module.source))
const sources = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: ROOT })
const missed = sources.filter((path) => !read.has(path))
if (missed.length > 0) {
  console.error(
    `boundaries: ${missed.length} of ${sources.length} source files were not read, for example ${missed[0]}`,
  )
  process.exit(1)
}

const violations = output.summary.violations
for (const { rule, from, to } of violations) console.error(`${rule.name}\n    ${from} → ${to}`)
const edges = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0)
console.log(`boundaries: ${read.size} modules, ${edges} imports, ${violations.length} against an arrow`)
if (edges < sources.length) {
  console.error('boundaries: hardly any imports were seen; the parser does not read our files')
  process.exit(1)
}
process.exitCode = violations.length > 0 ? 1 : 0
