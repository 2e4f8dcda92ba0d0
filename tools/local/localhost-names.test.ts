import { createServer } from 'node:http'
import { expect, it } from 'vitest'
import './localhost-names.ts'

it('lets fetch reach this machine under any name below localhost', async () => {
  const server = createServer((request, response) => response.end(request.headers.host))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const response = await fetch(`http://shop.localhost:${port}/`)
  expect(await response.text()).toBe(`shop.localhost:${port}`)
  server.close()
})
