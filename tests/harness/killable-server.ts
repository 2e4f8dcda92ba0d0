import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '../../tools/local/free-port.ts'

const START = resolve(import.meta.dirname, '../../tools/local/start.ts')

/** `npm start` in a process group of its own, which can be killed as a whole and started again on the same data. */
export type KillableServer = {
  port: number
  secrets: () => Record<string, string>
  /** SIGKILL to every process of it at once: nothing gets a chance to tidy up. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Ctrl-C, and the data is thrown away. */
  end(): Promise<void>
}

/** Makes a server with a data folder and a port of its own; `start` starts it. */
export async function killableServer(): Promise<KillableServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onhand-crash-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    const running = child
    if (!running?.pid || running.exitCode !== null || running.signalCode !== null) return
    const gone = new Promise((done) => running.once('exit', done))
    process.kill(-running.pid, name)
    await gone
  }
  return {
    port,
    secrets: () => JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>,
    kill: () => signal('SIGKILL'),
    start: async () => {
      const engine = process.env['ONHAND_ENGINE'] ?? 'd1'
      const args = [START, '--port', String(port), '--data', dataDir, '--engine', engine, '--no-seed']
      child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
      await ready(child)
    },
    end: async () => {
      await signal('SIGINT')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function ready(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((done, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('Ctrl-C stops everything')) done()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`the server did not start:\n${said}`)))
  })
}
