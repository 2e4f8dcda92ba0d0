import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Keys } from './fixtures.ts'

/** The running marketplace as the load generator sees it. */
export type ServerProcess = {
  readonly pid: number
  readonly port: number
  readonly keys: Keys
  readonly stop: () => Promise<void>
}

/** Starts `bench/server.ts` and waits until it answers. */
export async function startServer(engine: string, dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../server.ts'), engine, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const { port, keys } = await firstLine(child)
  return { pid: child.pid ?? 0, port, keys, stop: () => stopped(child) }
}

function firstLine(child: ChildProcess): Promise<{ port: number; keys: Keys }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
    if (!child.stdout) return reject(new Error('the server has no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line))
    })
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
