import { idOf } from '@onhand/domain/ids'
import { createRoot } from 'solid-js'
import { expect, it, vi } from 'vitest'
import { sendThrough } from '../../lib/api.ts'
import { createLiveStock, readAvailability } from './live-stock.ts'

const skuId = idOf('sku', 'sku_bread')
const availability = (availableUnits: number, version: number) => ({
  skuId,
  availableUnits,
  version,
  asOfMs: 1,
  locations: [],
})

class TestSocket extends EventTarget {
  static last: TestSocket | null = null
  isClosed = false
  constructor() {
    super()
    TestSocket.last = this
  }
  say(message: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }))
  }
  close(): void {
    this.isClosed = true
  }
}

it('[SHOP-7] takes newer counts, live, and never an older one; stops with the page', async () => {
  vi.stubGlobal('WebSocket', TestSocket)
  sendThrough(async () => Response.json({ result: { data: [availability(9, 1)] } }))
  const { stock, dispose } = createRoot((dispose) => ({ stock: createLiveStock(() => skuId), dispose }))
  await vi.waitFor(() => expect(stock().availability?.availableUnits).toBe(9))
  expect(stock().isLive).toBe(false)
  TestSocket.last?.say(availability(7, 3))
  TestSocket.last?.say(availability(8, 2))
  expect([stock().availability?.availableUnits, stock().isLive]).toEqual([7, true])
  TestSocket.last?.dispatchEvent(new Event('close'))
  expect([stock().availability?.availableUnits, stock().isLive]).toEqual([7, false])
  dispose()
  expect(TestSocket.last?.isClosed).toBe(true)
})

it('says that stock is unknown when nothing could be learnt, which is not "sold out"', async () => {
  vi.stubGlobal('WebSocket', TestSocket)
  sendThrough(() => Promise.reject(new TypeError('offline')))
  const { stock, dispose } = createRoot((dispose) => ({ stock: createLiveStock(() => skuId), dispose }))
  await vi.waitFor(() => expect(stock()).toEqual({ availability: null, isLive: false, isFailed: true }))
  dispose()
})

it('ignores messages it does not understand', () => {
  expect([readAvailability('pong'), readAvailability('{"availableUnits":"3"}')]).toEqual([null, null])
})
