import { describe, expect, it } from 'vitest'
import worker from './worker.ts'

const FILES = new Map([
  ['/dashboard/index.html', '<!doctype html>'],
  ['/dashboard/assets/main-abc.js', 'script'],
])
const ASSETS = {
  fetch: async (request: Request) => {
    const body = FILES.get(new URL(request.url).pathname)
    return body === undefined ? new Response('', { status: 404 }) : new Response(body)
  },
}
const get = (path: string, init?: RequestInit) =>
  worker.fetch(new Request(`http://shop.localhost${path}`, init), { ASSETS })

describe('the dashboard’s worker', () => {
  it('answers every address of a screen with the page, which is asked for again each time', async () => {
    for (const path of [
      '/dashboard',
      '/dashboard/',
      '/dashboard/vnd_abc/orders',
      '/dashboard/vnd_abc/products/prd_1',
    ]) {
      const response = await get(path)
      expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([
        200,
        '<!doctype html>',
        'no-cache',
      ])
    }
  })

  it('lets hashed files be kept for ever, and says so only when they are there', async () => {
    const found = await get('/dashboard/assets/main-abc.js')
    const missing = await get('/dashboard/assets/main-old.js')
    expect([found.headers.get('cache-control'), missing.status, missing.headers.get('cache-control')]).toEqual([
      'public, max-age=31536000, immutable',
      404,
      'no-cache',
    ])
  })

  it('allows scripts of its own only', async () => {
    const policy = (await get('/dashboard')).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/script-src[^;]*(?:unsafe-inline|'unsafe-eval'|http|\*)/)
  })

  it('refuses to be written to', async () => {
    expect((await get('/dashboard', { method: 'POST' })).status).toBe(405)
  })
})
