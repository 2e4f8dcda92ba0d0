import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { fetchPatiently } from './fetch-patiently.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A server that answers with these statuses, then goes on with the last. */
async function serverThatAnswers(...statuses: number[]): Promise<{ url: string; requests: () => number }> {
  let requests = 0
  const server = createServer((_request, response) => {
    response.statusCode = statuses[Math.min(requests, statuses.length - 1)] ?? 200
    requests += 1
    response.end('done')
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://shop.localhost:${(server.address() as AddressInfo).port}/`, requests: () => requests }
}

const patience = { waitMs: 5_000, log: () => {} }

it('repeats a request while the server fails', async () => {
  const { url, requests } = await serverThatAnswers(503, 500, 200)
  const response = await fetchPatiently(url, {}, patience)
  expect([response.status, await response.text(), requests()]).toEqual([200, 'done', 3])
})

it('takes a refusal for an answer', async () => {
  const { url, requests } = await serverThatAnswers(409, 200)
  expect([(await fetchPatiently(url, {}, patience)).status, requests()]).toEqual([409, 1])
})

it('gives the last answer when patience is at an end', async () => {
  const { url } = await serverThatAnswers(503)
  expect((await fetchPatiently(url, {}, { waitMs: 50, log: () => {} })).status).toBe(503)
})

it('says which server is away', async () => {
  await expect(fetchPatiently('http://shop.localhost:1/', {}, { waitMs: 50, log: () => {} })).rejects.toThrow(
    'shop.localhost:1 cannot be reached',
  )
})
