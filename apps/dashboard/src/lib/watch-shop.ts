import type { VendorId } from '@onhand/domain/ids'

/** While it is told of every change, a table asks by itself only for what a lost word may have left out. */
const TOLD_MS = 60_000
/** While nobody tells it, often enough to feel live; then less and less often. */
const ALONE_FIRST_MS = 4_000
const ALONE_MS_MAX = 60_000

/**
 * Calls `ask` whenever the shop's orders changed: told by a socket, else by asking now and then, ever less often. A page that is not looked at asks
 * nothing, and once when it is looked at again. What failed is asked again at the next turn. Answers how to stop.
 */
export function watchShop(vendorId: VendorId, ask: () => Promise<void>): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let aloneMs = ALONE_FIRST_MS
  let isTold = false
  let isAsking = false
  let isNews = false
  let isOver = false

  const turn = async () => {
    if (isOver || document.hidden) return
    if (isAsking) {
      isNews = true
      return
    }
    isAsking = true
    do {
      isNews = false
      await ask().catch(() => undefined)
    } while (isNews)
    isAsking = false
  }
  const plan = () => {
    clearTimeout(timer)
    if (isOver) return
    timer = setTimeout(
      () => {
        if (!isTold) {
          aloneMs = Math.min(aloneMs * 2, ALONE_MS_MAX)
          connect()
        }
        void turn()
        plan()
      },
      isTold ? TOLD_MS : aloneMs,
    )
  }
  const connect = () => {
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/orders?shop=${vendorId}`)
    socket = opened
    opened.onopen = () => {
      isTold = true
      aloneMs = ALONE_FIRST_MS
      // What happened between the page's own reading and now.
      void turn()
      plan()
    }
    opened.onmessage = () => void turn()
    opened.onclose = () => {
      if (isOver || socket !== opened) return
      isTold = false
      plan()
    }
  }
  const onLookedAt = () => void turn()
  connect()
  plan()
  document.addEventListener('visibilitychange', onLookedAt)
  return () => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onLookedAt)
    socket?.close()
  }
}
