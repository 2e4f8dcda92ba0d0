import type { SkuId } from '@onhand/domain/ids'
import type { Availability } from '@onhand/domain/inventory/types'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { isServer } from 'solid-js/web'
import { api } from '../../lib/api.ts'

/** What the page knows of a SKU's stock, and whether it is being watched right now. */
export type LiveStock = {
  readonly availability: Availability | null
  readonly isLive: boolean
  readonly isFailed: boolean
}

const RECONNECT_FIRST_MS = 1000
const RECONNECT_MS_MAX = 30_000
/** How often to ask while the socket is away. */
const POLL_MS = 15_000
const UNKNOWN: LiveStock = { availability: null, isLive: false, isFailed: false }

/** Watches one SKU: by socket, else by asking now and then. Older versions never replace newer ones. Stops with the page. */
export function createLiveStock(skuId: () => SkuId | undefined): () => LiveStock {
  const [stock, setStock] = createSignal<LiveStock>(UNKNOWN)
  if (isServer) return stock
  createEffect(() => {
    const watched = skuId()
    setStock(UNKNOWN)
    if (watched) onCleanup(watch(watched, setStock))
  })
  return stock
}

/** Starts watching and returns how to stop. */
function watch(skuId: SkuId, set: (change: (before: LiveStock) => LiveStock) => void): () => void {
  let socket: WebSocket | undefined
  let waitMs = RECONNECT_FIRST_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const learn = (availability: Availability) =>
    set((before) =>
      before.availability && before.availability.version > availability.version
        ? before
        : { ...before, availability, isFailed: false },
    )
  const ask = () =>
    api.inventory.availability.query({ skuIds: [skuId] }).then(
      ([availability]) => availability && !isStopped && learn(availability),
      () => set((before) => ({ ...before, isFailed: before.availability === null })),
    )
  const connect = () => {
    if (isStopped) return
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/stock?sku=${skuId}`)
    socket.addEventListener('message', (event) => {
      const availability = readAvailability(String(event.data))
      if (!availability) return
      waitMs = RECONNECT_FIRST_MS
      learn(availability)
      set((before) => ({ ...before, isLive: true }))
    })
    socket.addEventListener('close', () => {
      if (isStopped) return
      set((before) => ({ ...before, isLive: false }))
      void ask()
      timer = setTimeout(connect, Math.min(waitMs, POLL_MS))
      waitMs = Math.min(waitMs * 2, RECONNECT_MS_MAX)
    })
  }
  void ask()
  connect()
  return () => {
    isStopped = true
    clearTimeout(timer)
    socket?.close()
  }
}

/** A message of the live socket; null when it is none that this page understands. */
export function readAvailability(text: string): Availability | null {
  try {
    const message: Availability = JSON.parse(text)
    return Number.isInteger(message.availableUnits) && Number.isInteger(message.version) ? message : null
  } catch {
    return null
  }
}
