import type { CartLineId, SkuId } from '@onhand/domain/ids'
import type { Allocation, ReserveRefusal } from '@onhand/domain/inventory/types'
import type { PlannedClaim } from '@onhand/domain/ordering/checkout-plan'
import type { LineProblem } from '@onhand/domain/ordering/types'
import type { CartKeeperDeps } from './deps.ts'
import { inWaves } from './waves.ts'

/** A claim lives longer than the payment window: money that comes at the last second still finds its stock. */
export const RESERVATION_TTL_MS = 15 * 60_000
// Below this many, one after the other in the order of SKUs: of two carts that want the same last units, one gets them all.
const SORTED_MAX = 8
// Wide enough for wholesale invoices, narrow enough not to flood the keepers.
const WAVE = 24

/** A line that could not be claimed. */
export type UnavailableLine = { readonly lineId: CartLineId; readonly skuId: SkuId; readonly problem: LineProblem }

/** What came of claiming all lines. `ids_used`: the ids of this revision are spent; the caller takes the next. */
export type ClaimOutcome =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'ids_used' }
  | { readonly kind: 'over_limit'; readonly unitsMax: number }
  | { readonly kind: 'unavailable'; readonly lines: readonly UnavailableLine[] }

/** Claims every SKU of a plan or none: claims already made are given back when one is refused [ORD-6]. */
export async function claimAll(
  deps: CartKeeperDeps,
  claims: readonly PlannedClaim[],
  expiresAtMs: number,
): Promise<ClaimOutcome> {
  const width = claims.length <= SORTED_MAX ? 1 : WAVE
  for (let from = 0; from < claims.length; from += width) {
    const wave = claims.slice(from, from + width)
    const results = await Promise.all(
      wave.map((claim) =>
        deps.stock.reserve(claim.skuId, {
          reservationId: claim.reservationId,
          units: claim.units,
          expiresAtMs,
          locationIds: claim.locationIds,
        }),
      ),
    )
    const refusals = results.flatMap((result, index) => {
      const claim = wave[index]
      return result.ok || !claim ? [] : [{ claim, refusal: result.error }]
    })
    if (refusals.length === 0) continue
    const made = claims.slice(0, from + width)
    const [outcome] = await Promise.all([refused(deps, refusals, claims.slice(from + width)), freeQuietly(deps, made)])
    return outcome
  }
  return { kind: 'claimed' }
}

/** Says what is wrong with the refused lines, and looks at those not asked yet, so that the shopper hears of all at once. */
async function refused(
  deps: CartKeeperDeps,
  refusals: readonly { readonly claim: PlannedClaim; readonly refusal: ReserveRefusal }[],
  rest: readonly PlannedClaim[],
): Promise<ClaimOutcome> {
  const lines: UnavailableLine[] = []
  for (const { claim, refusal } of refusals) {
    switch (refusal.code) {
      case 'insufficient_stock':
        lines.push(unavailable(claim, refusal.availableUnits))
        break
      case 'reservations_full':
        // So many others hold it right now that nothing can be promised to one more.
        lines.push(unavailable(claim, 0))
        break
      case 'invalid_units':
        return { kind: 'over_limit', unitsMax: refusal.unitsMax }
      case 'reservation_id_reused':
      case 'reservation_expired':
      case 'reservation_released':
        return { kind: 'ids_used' }
    }
  }
  const looked = await inWaves(rest, WAVE, async (claim) => {
    const { availableUnits } = await deps.stock.availability(claim.skuId)
    return availableUnits < claim.units ? [unavailable(claim, availableUnits)] : []
  })
  return { kind: 'unavailable', lines: [...lines, ...looked.flat()] }
}

/** Makes a claim the order's own: it no longer expires. An expired one is claimed anew, with a check [ORD-11]. Null: the stock is gone. */
export async function secure(deps: CartKeeperDeps, claim: PlannedClaim): Promise<readonly Allocation[] | null> {
  const allocated = await deps.stock.allocate(claim.skuId, claim.reservationId)
  if (allocated.ok) return allocated.value.allocations
  const expiresAtMs = deps.nowMs() + RESERVATION_TTL_MS
  const extended = await deps.stock.extend(claim.skuId, claim.reservationId, expiresAtMs)
  if (!extended.ok) return null
  const again = await deps.stock.allocate(claim.skuId, claim.reservationId)
  return again.ok ? again.value.allocations : null
}

/** Secures all claims of a plan at once; null for those whose stock is gone. */
export async function secureAll(
  deps: CartKeeperDeps,
  claims: readonly PlannedClaim[],
): Promise<ReadonlyMap<SkuId, readonly Allocation[] | null>> {
  const secured = await inWaves(claims, WAVE, async (claim) => [claim.skuId, await secure(deps, claim)] as const)
  return new Map(secured)
}

/** Gives every claim of a plan back, held or allocated. Repeating changes nothing. */
export async function freeAll(deps: CartKeeperDeps, claims: readonly PlannedClaim[]): Promise<void> {
  await inWaves(claims, WAVE, (claim) => free(deps, claim))
}

/** As `freeAll`, but a failure is left to the claims' own expiry: for claims that are only held. */
export async function freeQuietly(deps: CartKeeperDeps, claims: readonly PlannedClaim[]): Promise<void> {
  await inWaves(claims, WAVE, async (claim) => {
    try {
      await free(deps, claim)
    } catch (error) {
      deps.log.warn('ordering.claim.release_failed', { skuId: claim.skuId, error: String(error) })
    }
  })
}

async function free(deps: CartKeeperDeps, claim: PlannedClaim): Promise<void> {
  const released = await deps.stock.release(claim.skuId, claim.reservationId)
  if (released.ok || released.error.code !== 'reservation_state') return
  if (released.error.state === 'allocated') await deps.stock.deallocate(claim.skuId, claim.reservationId)
}

function unavailable(claim: PlannedClaim, availableUnits: number): UnavailableLine {
  return { lineId: claim.lineId, skuId: claim.skuId, problem: { code: 'insufficient_stock', availableUnits } }
}
