import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { childrenRunning, commandOf } from './processes.ts'
import { claimDataDir, recordRun, releaseDataDir } from './run-record.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'onhand-run-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A process that looks like a runtime left behind. It has said something: before that the system may not know its command line yet. */
async function leftover(): Promise<number> {
  const script = "setInterval(() => {}, 1000); console.log('here')"
  const child = spawn(process.execPath, ['-e', script, 'workerd'], { stdio: ['ignore', 'pipe', 'ignore'] })
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

it('ends the runtime of a run whose supervisor is gone', async () => {
  const pid = await leftover()
  expect(childrenRunning('workerd')).toContain(pid)
  writeFileSync(join(dir, 'run.json'), JSON.stringify({ supervisor: 2 ** 22, command: 'gone', runtimes: [pid] }))
  await claimDataDir(dir)
  expect(commandOf(pid)).toBe('')
})

it('refuses a folder whose run is alive, and leaves its runtime alone', async () => {
  const pid = await leftover()
  const supervisor = process.ppid
  writeFileSync(join(dir, 'run.json'), JSON.stringify({ supervisor, command: commandOf(supervisor), runtimes: [pid] }))
  await expect(claimDataDir(dir)).rejects.toThrow(`in use by another run (process ${supervisor})`)
  expect(commandOf(pid)).not.toBe('')
  process.kill(pid, 'SIGKILL')
})

it('does not mistake another program that got the same process id for the run', async () => {
  const record = { supervisor: process.ppid, command: 'node tools/local/start.ts', runtimes: [process.ppid] }
  writeFileSync(join(dir, 'run.json'), JSON.stringify(record))
  await claimDataDir(dir)
  expect(commandOf(process.ppid)).not.toBe('')
})

it('claims a folder it released', async () => {
  recordRun(dir)
  releaseDataDir(dir)
  await claimDataDir(dir)
})
