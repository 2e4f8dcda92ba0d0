import { idOf } from '@onhand/domain/ids'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchShop } from './watch-shop.ts'

/** Sockets that were opened, newest last. */
const sockets: FakeSocket[] = []
class FakeSocket {
  onopen: (() => void) | null = null
  onmessage: (() => void) | null = null
  onclose: (() => void) | null = null
  readonly url: string
  isClosed = false
  constructor(url: string) {
    this.url = url
    sockets.push(this)
  }
  close() {
    this.isClosed = true
    this.onclose?.()
  }
}

let asked = 0
let stop = () => {}
const ask = async () => {
  asked += 1
}
const settle = () => vi.advanceTimersByTimeAsync(0)
const setHidden = (isHidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  sockets.length = 0
  asked = 0
  stop = watchShop(idOf('vendor', 'vnd_one'), ask)
})
afterEach(() => {
  stop()
  setHidden(false)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('[ORD-24] asks when it connects and whenever it is told, and hardly by itself', async () => {
  sockets[0]?.onopen?.()
  await settle()
  expect([sockets[0]?.url.endsWith('/live/orders?shop=vnd_one'), asked]).toEqual([true, 1])
  sockets[0]?.onmessage?.()
  await settle()
  expect(asked).toBe(2)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(asked).toBe(2)
})

it('[ORD-24] asks ever less often while nobody tells it, and connects again', async () => {
  sockets[0]?.close()
  await vi.advanceTimersByTimeAsync(4_000)
  expect([asked, sockets.length]).toEqual([1, 2])
  sockets[1]?.close()
  await vi.advanceTimersByTimeAsync(7_000)
  expect(asked).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect([asked, sockets.length]).toEqual([2, 3])
  sockets[2]?.onopen?.()
  await settle()
  expect(asked).toBe(3)
})

it('[ORD-24] asks nothing while it is not looked at, and at once when it is again', async () => {
  sockets[0]?.onopen?.()
  await settle()
  setHidden(true)
  sockets[0]?.onmessage?.()
  await vi.advanceTimersByTimeAsync(300_000)
  expect(asked).toBe(1)
  setHidden(false)
  await settle()
  expect(asked).toBe(2)
})

it('[ORD-24] ends with the table', async () => {
  sockets[0]?.onopen?.()
  await settle()
  stop()
  expect(sockets[0]?.isClosed).toBe(true)
  await vi.advanceTimersByTimeAsync(300_000)
  expect([asked, sockets.length]).toEqual([1, 1])
})
