import type { VendorId } from '@onhand/domain/ids'
import type { ShopBell } from './shop-bell.ts'

/** Tells whoever has a table of this shop open that its orders changed. Call it after the commit; it never fails and is never waited for. */
export type RingShop = (vendorId: VendorId) => void

/** What ringing needs. */
export type BellRinging = {
  readonly bells: DurableObjectNamespace<ShopBell>
  readonly nowMs: () => number
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly onFailed: (error: unknown) => void
}

/** A shop's bell is rung no more often than this by one isolate: a rush of orders costs as many calls as there are such steps in it. */
const RING_EVERY_MS = 150
/** Shops that are remembered; older than a step they mean nothing. */
const SHOPS_MAX = 1_000

/** Rings bells for one isolate. The last change of a rush is always followed by a ring; a lost one is made up by what tables ask by themselves. */
export function bellRinger(): (ringing: BellRinging) => RingShop {
  const rungAtMs = new Map<VendorId, number>()
  return (ringing) => (vendorId) => {
    const nowMs = ringing.nowMs()
    const lastMs = rungAtMs.get(vendorId) ?? 0
    // One that is still to come says this change, too.
    if (lastMs > nowMs) return
    const atMs = Math.max(nowMs, lastMs + RING_EVERY_MS)
    if (rungAtMs.size >= SHOPS_MAX) rungAtMs.clear()
    rungAtMs.set(vendorId, atMs)
    ringing.waitUntil(ring(ringing, vendorId, atMs - nowMs))
  }
}

async function ring({ bells, onFailed }: BellRinging, vendorId: VendorId, waitMs: number): Promise<void> {
  try {
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
    await bells.get(bells.idFromName(vendorId)).ring()
  } catch (error) {
    onFailed(error)
  }
}
