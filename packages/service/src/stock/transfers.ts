import type { Locale } from '@onhand/domain/catalog/views'
import type { Actor } from '@onhand/domain/identity/actor'
import type { LocationId, LotId, SkuId, TransferId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../deps.ts'
import { auditEntry } from '../identity/audit.ts'
import { inShop } from '../identity/in-shop.ts'
import type { OperateRefusal } from '../identity/operate.ts'
import { actorKey, type NotFound, ownPlaces } from './own.ts'
import type { Page } from './ports.ts'
import type { TransferRow, TransferStatus, TransferView } from './transfer-ports.ts'

/** A transfer that stands elsewhere than the step needs. */
export type TransferState = { readonly code: 'transfer_state'; readonly status: TransferStatus }
type Deps = Pick<ServiceDeps, 'stockTransfers' | 'stockLists' | 'vendors' | 'nowMs' | 'newId'>

/** A shop's transfers, newest first. */
export async function listTransfers(
  deps: Pick<ServiceDeps, 'stockTransfers'>,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly statuses: readonly TransferStatus[]
    readonly cursor?: string | null | undefined
    readonly limit: number
  },
): Promise<Result<Page<TransferRow>, OperateRefusal>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const { vendorId, statuses, cursor = null, limit } = input
  return ok(await deps.stockTransfers.list(vendorId, { statuses, cursor, limit }))
}

/** One transfer with the names of its goods. */
export async function showTransfer(
  deps: Pick<ServiceDeps, 'stockTransfers'>,
  actor: Actor,
  input: { readonly vendorId: VendorId; readonly transferId: TransferId; readonly locale: Locale },
): Promise<Result<TransferView, OperateRefusal | NotFound>> {
  const allowed = inShop(actor, input.vendorId, 'stock.read')
  if (!allowed.ok) return allowed
  const transfer = await deps.stockTransfers.view(input.transferId, input.locale)
  return transfer?.vendorId === input.vendorId ? ok(transfer) : err({ code: 'not_found', what: 'transfer' })
}

/** Writes or replaces a draft: which goods go from where to where. Nothing moves yet. */
export async function saveTransfer(
  deps: Deps,
  actor: Actor,
  input: {
    readonly vendorId: VendorId
    readonly transferId: TransferId
    readonly fromLocationId: LocationId
    readonly toLocationId: LocationId
    readonly note: string
    readonly lines: readonly {
      readonly skuId: SkuId
      readonly lotId?: LotId | null | undefined
      readonly units: number
    }[]
  },
): Promise<Result<null, OperateRefusal | NotFound | TransferState | InvalidField>> {
  const { vendorId, transferId, fromLocationId, toLocationId, note } = input
  const allowed = inShop(actor, vendorId, 'stock.write')
  if (!allowed.ok) return allowed
  if (fromLocationId === toLocationId)
    return err({ code: 'invalid_field', field: 'toLocationId', expected: 'another place than fromLocationId' })
  const places = (await ownPlaces(deps, vendorId)).map((place) => place.id)
  if (!places.includes(fromLocationId) || !places.includes(toLocationId))
    return err({ code: 'not_found', what: 'location' })
  const skuIds = [...new Set(input.lines.map((line) => line.skuId))]
  const known = await deps.stockLists.skuFacts(vendorId, 'en', skuIds)
  if (known.length < skuIds.length) return err({ code: 'not_found', what: 'sku' })
  const createdAtMs = deps.nowMs()
  const lines = input.lines.map(({ skuId, lotId = null, units }, position) => ({
    position,
    skuId,
    lotId,
    units,
    sentUnits: null,
    receivedUnits: null,
  }))
  const head = { id: transferId, vendorId, fromLocationId, toLocationId, note, status: 'draft' as const }
  const times = { createdBy: actorKey(actor), createdAtMs, sentAtMs: null, receivedAtMs: null }
  const facts = { fromLocationId, toLocationId, lines: lines.length }
  const entry = auditEntry(deps, actor, { vendorId, action: 'stock.transfer_drafted', subjectId: transferId, facts })
  if (await deps.stockTransfers.saveDraft({ ...head, ...times, lines }, entry)) return ok(null)
  const transfer = await deps.stockTransfers.find(transferId)
  if (transfer?.vendorId !== vendorId) return err({ code: 'not_found', what: 'transfer' })
  return err({ code: 'transfer_state', status: transfer.status })
}

/** A field that is well-formed but cannot be. */
export type InvalidField = { readonly code: 'invalid_field'; readonly field: string; readonly expected: string }
