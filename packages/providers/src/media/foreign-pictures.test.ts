import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foreignPictures } from './foreign-pictures.ts'

const MAX = 10 * 1024 * 1024
const asked: string[] = []
let origin = ''

const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  '/good': (_request, response) => response.end('bytes'),
  '/gone': (_request, response) => response.writeHead(404).end('no'),
  '/busy': (_request, response) => response.writeHead(503).end('later'),
  '/hop/1': (_request, response) => response.writeHead(302, { location: '/hop/2' }).end(),
  '/hop/2': (_request, response) => response.writeHead(307, { location: `${origin}/hop/3` }).end(),
  '/hop/3': (_request, response) => response.writeHead(301, { location: '/good' }).end(),
  '/hop/0': (_request, response) => response.writeHead(302, { location: '/hop/1' }).end(),
  '/inside': (_request, response) => response.writeHead(302, { location: 'http://10.0.0.1/a.png' }).end(),
  '/metadata': (_request, response) =>
    response.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data' }).end(),
  '/nowhere': (_request, response) => response.writeHead(302).end(),
  '/announced': (_request, response) => response.writeHead(200, { 'content-length': MAX + 1 }).end(),
  '/endless': (_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(256 * 1024)));
    }
    response.on('drain', more)
    more()
  },
  '/slow': (_request, response) => void response.write('first'),
  '/silent': () => undefined,
}

const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  answers[request.url ?? '']?.(request, response)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const get = async (path: string, timeLimitMs = 20_000) => {
  const got = await foreignPictures({ source: 'loopback', timeLimitMs }).get(`${origin}${path}`)
  return got.ok
    ? new TextDecoder().decode(got.value)
    : `${got.error.code}${got.error.isLasting ? '' : ', perhaps later'}`
}

it.each([
  ['/good', 'bytes'],
  ['/hop/1', 'bytes'],
  ['/hop/0', 'redirects'],
  ['/gone', 'gone'],
  ['/busy', 'unreachable, perhaps later'],
  ['/inside', 'address'],
  ['/metadata', 'address'],
  ['/nowhere', 'redirects'],
  ['/announced', 'too_large'],
  ['/endless', 'too_large'],
])('[DIO-9] of %s there is: %s', async (path, expected) => {
  expect(await get(path)).toBe(expected)
})

it.each(['/slow', '/silent'])('[DIO-9] does not wait for ever for %s', async (path) => {
  expect(await get(path, 300)).toBe('unreachable, perhaps later')
})

it('[DIO-9] does not ask this machine, nor over plain HTTP, where that is not allowed', async () => {
  const before = asked.length
  const got = await foreignPictures({ source: 'public' }).get(`${origin}/good`)
  expect([got, asked.length]).toEqual([{ ok: false, error: { code: 'address', isLasting: true } }, before])
  expect(await foreignPictures({ source: 'public_and_loopback' }).get('no address')).toMatchObject({
    error: { code: 'address' },
  })
})
