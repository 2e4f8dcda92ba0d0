import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

// Below the ports that systems give to outgoing connections: one of those can be taken between our look and our use.
const FIRST = 10_240
const LAST = 32_000
const TRIES_MAX = 200
const given = new Set<number>()

/** A port that is taken until it is released: another process that looks for one meanwhile passes it by. */
export type HeldPort = { readonly port: number; release(): Promise<void> }

/** A port of 127.0.0.1 that nobody uses at this moment and that this process did not get before. */
export async function freePort(): Promise<number> {
  const { port, release } = await holdPort()
  await release()
  return port
}

/** Such a port, held for whoever needs a while until it listens. Does not keep the process running. */
export async function holdPort(): Promise<HeldPort> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const port = randomInt(FIRST, LAST)
    const server = given.has(port) ? null : await listenOn(port)
    if (!server) continue
    given.add(port)
    server.unref()
    return { port, release: () => new Promise((done) => server.close(() => done())) }
  }
  throw new Error('no free port was found on 127.0.0.1')
}

/** True when something could listen on this port of 127.0.0.1 now. */
export async function isFree(port: number): Promise<boolean> {
  const probe = await listenOn(port)
  if (probe) await new Promise((done) => probe.close(done))
  return probe !== null
}

/** Somebody who listens there and says nothing; null where somebody else does. */
function listenOn(port: number): Promise<Server | null> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => done(null))
    server.listen(port, '127.0.0.1', () => done(server))
  })
}
