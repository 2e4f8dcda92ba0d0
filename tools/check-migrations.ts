import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type MigrationFile, migrationProblems } from './migration-rules.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SHIPPED = join(ROOT, 'migrations/shipped.json')
const ENGINES = ['d1', 'postgres']

const files = ENGINES.flatMap(readMigrations)
const shipped: Record<string, string> = existsSync(SHIPPED) ? JSON.parse(readFileSync(SHIPPED, 'utf8')) : {}
const problems = [...migrationProblems(files, shipped), ...ENGINES.flatMap(drift)]
for (const problem of problems) console.error(`migrations: ${problem}`)
console.log(`migrations: ${files.length} files, ${Object.keys(shipped).length} shipped, ${problems.length} problems`)
if (process.argv.includes('--ship') && problems.length === 0) ship()
process.exitCode = problems.length > 0 ? 1 : 0

function readMigrations(engine: string): MigrationFile[] {
  const names = globSync('*.sql', { cwd: join(ROOT, 'migrations', engine) }).sort()
  return names.map((name) => {
    const text = readFileSync(join(ROOT, 'migrations', engine, name), 'utf8')
    return { engine, name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/** Lets drizzle-kit generate into a copy: anything it writes is a change of the schema that no migration makes. */
function drift(engine: string): string[] {
  const store = join(ROOT, 'packages/store')
  const config = join(store, `drizzle.${engine}.config.ts`)
  if (!existsSync(config)) return [`packages/store has no drizzle.${engine}.config.ts`]
  const place = mkdtempSync(join(store, '.drift-'))
  try {
    cpSync(join(ROOT, 'migrations', engine), join(place, 'out'), { recursive: true })
    const own = join(place, 'drizzle.config.ts')
    const out = `./${basename(place)}/out`
    writeFileSync(own, `import base from '../drizzle.${engine}.config.ts'\nexport default { ...base, out: '${out}' }\n`)
    const kit = join(ROOT, 'node_modules/drizzle-kit/bin.cjs')
    const done = spawnSync(process.execPath, [kit, 'generate', '--config', own], { cwd: store, encoding: 'utf8' })
    if (done.status !== 0) return [`drizzle-kit failed for ${engine}: ${done.stderr || done.stdout}`]
    const known = new Set(readdirSync(join(ROOT, 'migrations', engine)))
    const added = readdirSync(join(place, 'out')).filter((name) => !known.has(name))
    return added.map(
      (name) => `${engine}: the schema changed without a migration:\n${readFileSync(join(place, 'out', name), 'utf8')}`,
    )
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Notes every file as shipped: from now on it is append-only. Run when a release goes out. */
function ship(): void {
  const all = Object.fromEntries(files.map((file) => [`migrations/${file.engine}/${file.name}`, file.sha256]))
  writeFileSync(SHIPPED, `${JSON.stringify(all, null, 2)}\n`)
}
