import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { freePort, holdPort, isFree } from './free-port.ts'

it('never gives the same port twice, and none that is in use', async () => {
  const ports = await Promise.all(Array.from({ length: 40 }, () => freePort()))
  expect(new Set(ports).size).toBe(40)
  const port = ports[0] ?? 0
  const server = createServer()
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  expect(await isFree(port)).toBe(false)
  await new Promise((done) => server.close(done))
  expect(await isFree(port)).toBe(true)
})

it('holds a port until it is released', async () => {
  const held = await holdPort()
  expect(await isFree(held.port)).toBe(false)
  await held.release()
  expect(await isFree(held.port)).toBe(true)
})

it('stays below the ports of outgoing connections', async () => {
  expect(await freePort()).toBeLessThan(32_768)
})
