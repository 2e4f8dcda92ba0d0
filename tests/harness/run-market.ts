import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type LocalServer, startLocal } from '../../tools/local/local-server.ts'

/** What a test needs to know of the marketplace that runs for it. */
export type MarketFacts = {
  port: number
  engine: 'd1' | 'postgres'
  secrets: Record<string, string>
  controlUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    market: MarketFacts
  }
}

type Log = (line: string) => void

/** Starts one fresh marketplace for a whole run, fills it, and throws it away afterwards. `without` leaves Workers out. */
export async function runMarket(
  project: TestProject,
  options: {
    without?: readonly string[]
    vars?: Record<string, string>
    fill: (server: LocalServer, log: Log) => Promise<void>
  },
): Promise<() => Promise<void>> {
  const engine = process.env['ONHAND_ENGINE'] === 'postgres' ? 'postgres' : 'd1'
  const dataDir = mkdtempSync(join(tmpdir(), 'onhand-system-'))
  const log = (line: string): void => console.log(`market · ${line}`)
  const { without = [] } = options
  // No test asks the internet for anything.
  const vars = { PICTURE_SOURCE: 'loopback', ...options.vars }
  const server = await startLocal({ port: 0, engine, dataDir, log, durable: false, without, vars })
  const control = await startControl(server)
  const stop = async (): Promise<void> => {
    control.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  await options.fill(server, log).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const address = control.address()
  const controlPort = address && typeof address === 'object' ? address.port : 0
  const controlUrl = `http://127.0.0.1:${controlPort}`
  project.provide('market', { port: server.port, engine, secrets: server.secrets, controlUrl })
  return stop
}

/** Tests run in other processes; this lets them fire a Worker's cron: `POST /scheduled/onhand-jobs`. */
function startControl(server: LocalServer): Promise<Server> {
  const control = createServer((request, response) => {
    const worker = /^\/scheduled\/([\w-]+)$/.exec(request.url ?? '')?.[1]
    if (!worker) return void response.writeHead(404).end()
    server.scheduled(worker).then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  return new Promise((done) => control.listen(0, '127.0.0.1', () => done(control)))
}
