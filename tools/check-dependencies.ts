import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { dependencyProblems, type Workspace } from './dependency-rules.ts'

const ROOT = resolve(import.meta.dirname, '..')
const TEXTS = '**/*.{ts,tsx,mjs,css,json,toml,html}'
const SKIP = /(^|\/)(node_modules|dist|test-results|\.turbo|\.wrangler)$/

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
}

function names(value: unknown): string[] {
  return value && typeof value === 'object' ? Object.keys(value) : []
}

function readWorkspace(manifest: string): Workspace {
  const dir = join(ROOT, dirname(manifest))
  const { name, dependencies, devDependencies } = readJson(join(ROOT, manifest))
  const paths = globSync(TEXTS, { cwd: dir, exclude: (path) => SKIP.test(path) }).filter(
    (path) => path !== 'package.json',
  )
  return {
    name: String(name),
    dependencies: names(dependencies),
    devDependencies: names(devDependencies),
    files: paths.map((path) => ({ path, text: readFileSync(join(dir, path), 'utf8') })),
  }
}

const root = readJson(join(ROOT, 'package.json'))
const workspaces = globSync('{apps,packages}/*/package.json', { cwd: ROOT })
  .concat('tools/package.json')
  .map(readWorkspace)
const problems = workspaces.flatMap((one) => {
  // Tools never leave this repository, so the root's development dependencies are theirs too.
  const own =
    one.name === '@onhand/tools'
      ? { ...one, dependencies: [...one.dependencies, ...names(root['devDependencies'])] }
      : one
  return dependencyProblems(own, names(root['devDependencies'])).filter(
    (line) => !(own !== one && line.includes('never mentions')),
  )
})
const reasons = readFileSync(join(ROOT, 'docs/adr/0007-dependencies.md'), 'utf8')
const shipped = workspaces.filter((one) => one.name !== '@onhand/tools').flatMap((one) => one.dependencies)
for (const name of new Set(shipped.filter((one) => !one.startsWith('@onhand/') && !reasons.includes(one)))) {
  problems.push(`${name} is shipped and has no line in docs/adr/0007-dependencies.md`)
}
for (const problem of problems) console.error(`dependencies: ${problem}`)
console.log(`dependencies: ${workspaces.length} workspaces, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
