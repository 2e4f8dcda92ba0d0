import { onCleanup, onMount } from 'solid-js'
import { api } from '../../lib/api.ts'
import type { OrderRow } from './order-types.ts'

/** Often enough to feel live, seldom enough to cost next to nothing: an indexed read of what changed. */
const EVERY_MS = 4_000

/** Keeps a table in step with the shop: what came in or was changed by others, while the page is looked at. */
export function keepLive(
  vendorId: () => Parameters<typeof api.vendorOrder.changes.query>[0]['vendorId'],
  onRows: (rows: readonly OrderRow[], isMore: boolean) => void,
): void {
  let afterMs = Date.now()
  let isAsking = false
  const ask = async () => {
    if (isAsking || document.hidden) return
    isAsking = true
    try {
      const answer = await api.vendorOrder.changes.query({ vendorId: vendorId(), afterMs })
      afterMs = answer.asOfMs
      if (answer.rows.length > 0) onRows(answer.rows, answer.isMore)
    } catch {
      // Not reached: the next turn asks for the same again.
    } finally {
      isAsking = false
    }
  }
  onMount(() => {
    const timer = setInterval(() => void ask(), EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    })
  })
}
