import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type LockPackages, missingPlatformEntries, withEntries } from './lockfile-rules.ts'

const PATH = resolve(import.meta.dirname, '../package-lock.json')

const lock = JSON.parse(readFileSync(PATH, 'utf8')) as { packages: LockPackages }
const missing = missingPlatformEntries(lock.packages)
const names = Object.keys(missing)
const addresses = Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry && !('link' in entry))
if (process.argv.includes('--fix') && names.length > 0) {
  writeFileSync(PATH, `${JSON.stringify({ ...lock, packages: withEntries(lock.packages, missing) }, null, 2)}\n`)
  console.log(`lockfile: added ${names.length} entries of other platforms`)
} else {
  for (const name of names) console.error(`lockfile: no entry for ${name}: node tools/check-lockfile.ts --fix`)
  for (const [name] of addresses) console.error(`lockfile: ${name} holds an address`)
  console.log(`lockfile: ${Object.keys(lock.packages).length} entries, ${names.length + addresses.length} problems`)
  process.exitCode = names.length + addresses.length > 0 ? 1 : 0
}
