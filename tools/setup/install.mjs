// Runs with nothing installed, on any Node from 20: only Node's own modules here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The repository's root. */
export const ROOT = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..')
const STAMP = join(ROOT, 'node_modules/.onhand-installed')
const NODE = join(ROOT, 'node_modules/.bin/node')
const NPM_MAJOR = 11

/** Installs the dependencies when they are missing or the lockfile changed. Ends the process with a hint when that fails. */
export function ensureInstalled() {
  requireNode()
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(NODE)) return
  if (isAlreadyComplete()) {
    writeFileSync(STAMP, lock)
    return
  }
  say('installing dependencies (the first time takes a minute or two)')
  // A registry that lacks a package of another platform makes `npm ci` refuse; `npm install` passes over it.
  const isDone =
    npm(['ci', '--no-audit', '--no-fund']) === 0 || npm(['install', '--no-save', '--no-audit', '--no-fund']) === 0
  if (!isDone) {
    fail('npm could not install the dependencies.', [
      'Is the npm registry reachable?  npm ping',
      'Is there enough disk space (about 1 GB)?',
      'Then run the same command again; nothing else has to be undone.',
    ])
  }
  mkdirSync(dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, lock)
}

/** Runs a script on the Node that the project brings along and ends with its exit status. */
export function runOnProjectNode(script, args) {
  const path = `${join(ROOT, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
  const env = { ...process.env, PATH: path, npm_config_update_notifier: 'false' }
  return { command: NODE, args: [join(ROOT, script), ...args], options: { cwd: ROOT, env, stdio: 'inherit' } }
}

/** Somebody ran `npm ci` or `npm install` by hand: npm leaves its own record of what it installed. */
function isAlreadyComplete() {
  const record = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(record) || !existsSync(NODE)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const got = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || entry.link || !path.includes('node_modules')) return true
    return got[path]?.version === entry.version
  })
}

function npm(args) {
  const isNew = Number(npmVersion().split('.')[0]) >= NPM_MAJOR
  const options = { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }
  if (!isNew) {
    say(`npm ${npmVersion()} is too old to install this reliably: using npm ${NPM_MAJOR} through npx`)
    return spawnSync('npx', ['--yes', `npm@${NPM_MAJOR}`, ...args], options).status
  }
  return spawnSync('npm', args, options).status
}

function npmVersion() {
  const done = spawnSync('npm', ['--version'], { encoding: 'utf8' })
  return (done.stdout ?? '0').trim()
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) fail(`Node ${process.versions.node} is too old.`, ['Install Node 20 or newer: https://nodejs.org'])
}

/** One line of progress. */
export function say(line) {
  process.stdout.write(`onhand · ${line}\n`)
}

/** Says what went wrong and what to do, and ends. */
export function fail(what, hints) {
  process.stderr.write(`\nonhand · ${what}\n${hints.map((hint) => `  → ${hint}\n`).join('')}`)
  process.exit(1)
}
