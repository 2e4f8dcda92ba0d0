import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { childrenRunning, commandOf, killAndWait } from './processes.ts'

const RunRecord = z.object({ supervisor: z.number(), command: z.string(), runtimes: z.array(z.number()) })
const NAME = 'run.json'
const STOPPING_MS_MAX = 4000

/**
 * Makes the data folder ours. A run that was killed may have left its runtime behind, which still serves and writes: it is ended.
 * A run that is alive keeps its folder, and this one is refused.
 */
export async function claimDataDir(dataDir: string): Promise<void> {
  const path = join(dataDir, NAME)
  if (!existsSync(path)) return
  const record = RunRecord.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!record.success) return
  const { supervisor, command, runtimes } = record.data
  const isAlive = (): boolean => supervisor !== process.pid && command !== '' && commandOf(supervisor) === command
  // One that is just stopping gets a moment.
  for (let waitedMs = 0; waitedMs < STOPPING_MS_MAX && isAlive(); waitedMs += 250) await sleep(250)
  if (isAlive()) {
    throw new Error(`the data in ${dataDir} is in use by another run (process ${supervisor}): stop that one first`)
  }
  for (const pid of runtimes) if (commandOf(pid).includes('workerd')) await killAndWait(pid)
}

/** Notes who runs on this data folder; call it again whenever the runtime was replaced. */
export function recordRun(dataDir: string): void {
  const record = { supervisor: process.pid, command: commandOf(process.pid), runtimes: childrenRunning('workerd') }
  writeFileSync(join(dataDir, NAME), JSON.stringify(record))
}

/** Forgets the run: everything was stopped. */
export function releaseDataDir(dataDir: string): void {
  rmSync(join(dataDir, NAME), { force: true })
}
