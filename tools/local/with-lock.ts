import { mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// Longer than any build: who holds it longer was killed.
const STALE_MS = 120_000
const PAUSE_MS = 200

/** Runs `work` while no other process of this machine runs under the same lock folder. */
export async function withLock<Value>(lock: string, work: () => Promise<Value>): Promise<Value> {
  mkdirSync(dirname(lock), { recursive: true })
  while (!take(lock)) await sleep(PAUSE_MS)
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if (ageMs(lock) > STALE_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

function ageMs(lock: string): number {
  try {
    return Date.now() - statSync(lock).mtimeMs
  } catch {
    return 0
  }
}
