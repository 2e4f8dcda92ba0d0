import type { SkuId } from '@onhand/domain/ids'

const AGAIN_MS = 5_000

/** Watches a SKU's stock live and says when it changed; again after a lost connection. Answers how to stop. */
export function watchSku(skuId: SkuId, changed: () => void): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const open = () => {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live/stock?sku=${skuId}`)
    // The first message is what there is; it was just asked.
    let isFirst = true
    socket.onmessage = () => {
      if (!isFirst) changed()
      isFirst = false
    }
    socket.onclose = () => {
      if (!isOver) timer = setTimeout(open, AGAIN_MS)
    }
  }
  open()
  return () => {
    isOver = true
    clearTimeout(timer)
    socket?.close()
  }
}
