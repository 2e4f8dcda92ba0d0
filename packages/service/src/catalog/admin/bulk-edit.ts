import type { BulkChange } from '@onhand/domain/catalog/bulk-change'
import type { Actor } from '@onhand/domain/identity/actor'
import type { BulkEditId, ProductId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { actorKey } from '../../identity/actor-key.ts'
import { auditEntry } from '../../identity/audit.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import { COUNT_MAX } from './list-products.ts'
import type { BulkEdit, ProductFilter } from './ports.ts'
import type { NoSuchProduct } from './refusals.ts'

type Refusal = OperateRefusal | NoSuchProduct
type Deps = Pick<ServiceDeps, 'products' | 'nowMs' | 'newId'>

/** Fixes what a bulk edit is about: a selection, or all that a filter finds now. Nothing is changed yet; `stepBulkEdit` does. */
export async function startBulkEdit(
  deps: Deps,
  actor: Actor,
  request: {
    readonly vendorId: VendorId
    readonly bulkEditId: BulkEditId
    readonly change: BulkChange
    /** One of the two: chosen products, or all that a filter finds now. */
    readonly selection: {
      readonly productIds?: readonly ProductId[] | undefined
      readonly filter?: ProductFilter | undefined
    }
  },
): Promise<Result<BulkEdit, Refusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  await deps.products.bulk.start({
    id: request.bulkEditId,
    vendorId: request.vendorId,
    change: request.change,
    selection: request.selection.filter
      ? { filter: request.selection.filter }
      : { productIds: request.selection.productIds ?? [] },
    itemsMax: COUNT_MAX,
    actorId: actorKey(actor),
    audit: auditEntry(deps, actor, {
      vendorId: request.vendorId,
      action: 'product.bulk_edited',
      subjectId: request.bulkEditId,
      facts: { kind: request.change.kind },
    }),
    nowMs: deps.nowMs(),
  })
  return found(await deps.products.bulk.load(request.vendorId, request.bulkEditId))
}

/** From now on steps take the edit back instead of going on with it. */
export async function undoBulkEdit(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly bulkEditId: BulkEditId },
): Promise<Result<BulkEdit, Refusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const edit = await deps.products.bulk.load(request.vendorId, request.bulkEditId)
  if (edit && !edit.isUndo) {
    const audit = auditEntry(deps, actor, {
      vendorId: request.vendorId,
      action: 'product.bulk_edit_undone',
      subjectId: request.bulkEditId,
      facts: { kind: edit.change.kind },
    })
    await deps.products.bulk.turnBack(request.vendorId, request.bulkEditId, audit)
  }
  return found(await deps.products.bulk.load(request.vendorId, request.bulkEditId))
}

/** The latest bulk edits of a shop, newest first, with how far they are. */
export async function recentBulkEdits(
  deps: Pick<ServiceDeps, 'products'>,
  actor: Actor,
  request: { readonly vendorId: VendorId },
): Promise<Result<readonly BulkEdit[], OperateRefusal>> {
  const allowed = inShop(actor, request.vendorId, 'products.read')
  return allowed.ok ? ok(await deps.products.bulk.recent(request.vendorId, 10)) : allowed
}

function found(edit: BulkEdit | null): Result<BulkEdit, NoSuchProduct> {
  return edit ? ok(edit) : err({ code: 'not_found', what: 'bulk_edit' })
}
