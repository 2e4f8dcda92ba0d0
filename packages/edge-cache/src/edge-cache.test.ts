import { describe, expect, it } from 'vitest'
import { EdgeCache, PUBLIC_CACHE_CONTROL } from './edge-cache.ts'
import { freshnessOf, MemoryCache } from './memory-cache.ts'

function publicAnswer(text: string): () => Promise<Response> {
  return async () => new Response(text, { headers: { 'cache-control': PUBLIC_CACHE_CONTROL } })
}

describe('EdgeCache', () => {
  it('keeps a public answer for a minute and then serves it stale while it makes anew', async () => {
    let nowMs = 0
    const work: Promise<unknown>[] = []
    const cache = new EdgeCache(() => nowMs)
    const ask = async (text: string) => {
      const response = await cache.answer('/a', publicAnswer(text), (promise) => work.push(promise))
      return `${response.headers.get('x-onhand-cache')} ${await response.text()}`
    }
    expect(await ask('one')).toBe('miss one')
    nowMs = 59_999
    expect(await ask('two')).toBe('hit one')
    nowMs = 60_000
    expect(await ask('three')).toBe('stale one')
    await Promise.all(work)
    expect(await ask('four')).toBe('hit three')
  })

  it('keeps nothing that sets a cookie, is private, or failed', async () => {
    const cache = new EdgeCache(() => 0)
    const answers = [
      new Response('a', { headers: { 'cache-control': PUBLIC_CACHE_CONTROL, 'set-cookie': 's=1' } }),
      new Response('a', { headers: { 'cache-control': 'private, no-store' } }),
      new Response('a', { status: 404, headers: { 'cache-control': PUBLIC_CACHE_CONTROL } }),
    ]
    for (const [index, answer] of answers.entries()) {
      await cache.answer(
        `/${index}`,
        async () => answer,
        () => undefined,
      )
      const second = await cache.answer(`/${index}`, publicAnswer('fresh'), () => undefined)
      expect(second.headers.get('x-onhand-cache')).toBe('miss')
    }
  })

  it('never hands one caller’s cookie to another', async () => {
    const cache = new EdgeCache(() => 0)
    const response = await cache.answer(
      '/',
      async () => new Response('a', { headers: { 'set-cookie': 's=1' } }),
      () => undefined,
    )
    expect(response.headers.has('set-cookie')).toBe(false)
  })
})

describe('MemoryCache', () => {
  const answer = (bytes: number) => ({ status: 200, headers: [], body: new ArrayBuffer(bytes), storedAtMs: 0 })

  it('drops the least recently used answers when the bound is reached', () => {
    const cache = new MemoryCache(100)
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) cache.put(key, answer(12))
    cache.get('a')
    cache.put('i', answer(12))
    expect([cache.get('a') !== undefined, cache.get('b') !== undefined, cache.bytes]).toEqual([true, false, 96])
  })

  it('does not keep an answer that would push out most others', () => {
    const cache = new MemoryCache(100)
    cache.put('big', answer(13))
    expect(cache.get('big')).toBeUndefined()
  })

  it('tells fresh, stale and gone apart at the exact instant', () => {
    const freshness = { maxAgeMs: 10, staleMs: 5 }
    expect([9, 10, 14, 15].map((nowMs) => freshnessOf(0, nowMs, freshness))).toEqual([
      'fresh',
      'stale',
      'stale',
      'gone',
    ])
  })
})
