import type { VendorId } from '@onhand/domain/ids'
import { onCleanup, onMount } from 'solid-js'
import { api } from '../../lib/api.ts'
import { watchShop } from '../../lib/watch-shop.ts'
import type { OrderRow } from './order-types.ts'

/** Keeps a table in step with the shop: what came in or was changed by others, as soon as it happens, while the page is looked at. */
export function keepLive(vendorId: () => VendorId, onRows: (rows: readonly OrderRow[], isMore: boolean) => void): void {
  let afterMs = Date.now()
  const ask = async () => {
    const answer = await api.vendorOrder.changes.query({ vendorId: vendorId(), afterMs })
    afterMs = answer.asOfMs
    if (answer.rows.length > 0) onRows(answer.rows, answer.isMore)
  }
  onMount(() => onCleanup(watchShop(vendorId(), ask)))
}
