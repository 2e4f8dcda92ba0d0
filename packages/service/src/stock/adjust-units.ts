import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, LotId, MovementId, SkuId, VendorId } from '@onhand/domain/ids'
import type { Availability, MovementReason, SettlementRefusal } from '@onhand/domain/inventory/types'
import type { Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { noteMovement } from './made-movement.ts'
import { type NotFound, ownPlace, ownSku } from './own.ts'

type Deps = Pick<ServiceDeps, 'stock' | 'stockRoom' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>
/** Why a person changes a number by hand. */
export const ADJUSTMENT_REASONS = [
  'damage',
  'expiry',
  'return',
  'correction',
] as const satisfies readonly MovementReason[]
type Refusal = OperateRefusal | SettlementRefusal | NotFound
type Subject = {
  readonly vendorId: VendorId
  readonly skuId: SkuId
  readonly movementId: MovementId
  readonly locationId: LocationId
  readonly note: string
}

/** Corrects one lot, or a whole place when no lot is named, up or down; never below what is claimed. */
export async function adjustUnits(
  deps: Deps,
  actor: Actor,
  input: Subject & {
    readonly lotId: LotId | null
    readonly deltaUnits: number
    readonly reason: (typeof ADJUSTMENT_REASONS)[number]
  },
): Promise<Result<Availability, Refusal>> {
  const { skuId, movementId, locationId, lotId, deltaUnits, reason } = input
  const place = await own(deps, actor, input)
  if (!place.ok) return place
  const { timeZone } = place.value
  const change = { kind: 'by', deltaUnits } as const
  const result =
    lotId === null
      ? await deps.stockRoom.settleUnits(skuId, { movementId, locationId, timeZone, reason, reference: '', change })
      : await deps.stock.adjust(skuId, { movementId, locationId, lotId, deltaUnits, reason })
  if (result.ok) await keep(deps, actor, input, { locationId, lotId, deltaUnits, reason })
  return result
}

/**
 * Just one number: a place has so many units of a SKU now. Refused when it no longer has what the person saw, so that a sale in between
 * is never undone.
 */
export async function setUnits(
  deps: Deps,
  actor: Actor,
  input: Subject & { readonly units: number; readonly seenUnits: number },
): Promise<Result<Availability, Refusal>> {
  const { skuId, movementId, locationId, units, seenUnits } = input
  const place = await own(deps, actor, input)
  if (!place.ok) return place
  const change = { kind: 'to', units, seenUnits } as const
  const { timeZone } = place.value
  const settlement = { movementId, locationId, timeZone, reason: 'correction', reference: '', change } as const
  const result = await deps.stockRoom.settleUnits(skuId, settlement)
  if (result.ok) await keep(deps, actor, input, { locationId, units, seenUnits })
  return result
}

async function own(deps: Deps, actor: Actor, input: Subject) {
  const allowed = inShop(actor, input.vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  const [sku, place] = await Promise.all([ownSku(deps, input), ownPlace(deps, input.vendorId, input.locationId)])
  return sku.ok ? place : sku
}

// biome-ignore lint/complexity/useMaxParams: who, what and its facts.
async function keep(deps: Deps, actor: Actor, input: Subject, facts: Readonly<Record<string, string | number | null>>) {
  const { vendorId, movementId, skuId, note } = input
  const made = { vendorId, movementId, subjectId: skuId, facts, note, reference: '', unitCostMinor: null }
  await noteMovement(deps, actor, { ...made, action: 'stock.adjusted' })
}
