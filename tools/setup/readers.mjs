// Makes sure that independent readers of labels are there: their tests skip, by name, where they cannot be had.
import { spawnSync } from 'node:child_process'
import { aptInstall, hasApt } from './apt.mjs'
import { say } from './install.mjs'

const PROGRAMS = { zbarimg: 'zbar-tools', pdftoppm: 'poppler-utils' }

/** Installs zbarimg (reads bar codes) and pdftoppm (draws PDF pages) from Debian where they are missing and apt may be used. */
export function ensureReaders() {
  const missing = Object.keys(PROGRAMS).filter((program) => spawnSync(program, ['--version']).error !== undefined)
  if (missing.length === 0) return
  if (hasApt()) {
    say(`installing ${missing.join(' and ')} with apt-get (to read printed labels again in the tests)`)
    aptInstall(missing.map((program) => PROGRAMS[program]))
    return
  }
  say(`${missing.join(' and ')} not found: the tests that read printed labels again are skipped`)
}
