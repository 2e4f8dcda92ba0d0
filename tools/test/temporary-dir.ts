import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const PREFIX = 'onhand-test-'
const GIBIBYTE = 2 ** 30
/** A run keeps about one in there. */
const ROOM_BYTES_MIN = 4 * GIBIBYTE
const MEMORY_BYTES_MIN = 8 * GIBIBYTE

/**
 * A folder for all that a run throws away: databases of objects, marketplaces, downloads. In memory where there is plenty of it, because what is
 * thrown away need not wait for a disk; else where temporary files go anyway.
 */
export function makeTemporaryDir(): string {
  const place = hasRoomInMemory() ? MEMORY : tmpdir()
  // In both places, whichever this run takes: what lies in memory is in the way just when there is no room in it.
  for (const former of new Set([tmpdir(), MEMORY])) removeLeftovers(former)
  const dir = mkdtempSync(join(place, `${PREFIX}${process.pid}-`))
  // A PostgreSQL that root starts runs as somebody else, and has to reach its data.
  chmodSync(dir, 0o711)
  return dir
}

function hasRoomInMemory(): boolean {
  if (process.platform !== 'linux' || !existsSync(MEMORY) || !mayRunPrograms()) return false
  try {
    accessSync(MEMORY, constants.W_OK)
  } catch {
    return false
  }
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ROOM_BYTES_MIN && freemem() >= MEMORY_BYTES_MIN
}

/** PostgreSQL's programs are copied beside its data where the project's own may not be run; containers often forbid that in memory. */
function mayRunPrograms(): boolean {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n')
  const mount = mounts.map((line) => line.split(' ')).findLast(([, place]) => place === MEMORY)
  return mount !== undefined && !mount[3]?.split(',').includes('noexec')
}

/** A run that was killed could not tidy up. */
function removeLeftovers(place: string): void {
  if (!existsSync(place)) return
  for (const name of readdirSync(place)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(place, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
