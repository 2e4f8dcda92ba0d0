import { applyBulkChange, bulkValues, isSameProduct, undoBulkChange } from '@onhand/domain/catalog/bulk-change'
import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { Actor } from '@onhand/domain/identity/actor'
import type { BulkEditId, VendorId } from '@onhand/domain/ids'
import { err, ok, type Result } from '@onhand/domain/result'
import type { ServiceDeps } from '../../deps.ts'
import { inShop } from '../../identity/in-shop.ts'
import type { OperateRefusal } from '../../identity/operate.ts'
import type { BulkEdit, BulkItem, ProductSaved, ProductSave } from './ports.ts'
import type { NoSuchProduct } from './refusals.ts'

type Deps = Pick<ServiceDeps, 'products' | 'nowMs'>
type Work = { readonly edit: BulkEdit; readonly item: BulkItem }
type Plan = Pick<ProductSave, 'step'> & { readonly next: ProductRecord }

/** Few, so that one call stays short and a closed tab loses nothing. */
const ITEMS_PER_STEP_MAX = 40
/** Somebody who saves the product at the same moment is waited for this often. */
const TRIES_MAX = 3

/**
 * Does the next products of a bulk edit, or takes them back once it is being undone, and says how far it is [CAT-6]. Call it until nothing is
 * pending. Each product is written in one batch together with its mark, so that steps may be repeated, run at once, or break off.
 */
export async function stepBulkEdit(
  deps: Deps,
  actor: Actor,
  request: { readonly vendorId: VendorId; readonly bulkEditId: BulkEditId },
): Promise<Result<BulkEdit, OperateRefusal | NoSuchProduct>> {
  const allowed = inShop(actor, request.vendorId, 'products.write')
  if (!allowed.ok) return allowed
  const edit = await deps.products.bulk.load(request.vendorId, request.bulkEditId)
  if (!edit) return err({ code: 'not_found', what: 'bulk_edit' })
  const items = await deps.products.bulk.items(edit.id, edit.isUndo ? 'done' : 'pending', ITEMS_PER_STEP_MAX)
  const products = await deps.products.records(
    edit.vendorId,
    items.map((item) => item.productId),
  )
  for (const item of items)
    await doItem(
      deps,
      { edit, item },
      products.find((product) => product.id === item.productId),
    )
  const now = await deps.products.bulk.load(request.vendorId, request.bulkEditId)
  return now ? ok(now) : err({ code: 'not_found', what: 'bulk_edit' })
}

async function doItem(deps: Deps, work: Work, read: ProductRecord | undefined): Promise<void> {
  const { edit, item } = work
  let product = read
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const plan = product ? planFor(work, product) : 'refused'
    if (typeof plan === 'string') return settle(deps, work, plan)
    const { outcome } = await write(deps, edit, plan)
    if (outcome === 'saved' || outcome === 'step_done') return
    if (outcome !== 'stale') return settle(deps, work, 'refused')
    const [again] = await deps.products.records(edit.vendorId, [item.productId])
    product = again
  }
}

function planFor({ edit, item }: Work, product: ProductRecord): Plan | 'unchanged' | 'refused' | 'kept' {
  const { former, written } = item
  if (edit.isUndo) {
    const next = former && written ? undoBulkChange(product, { former, written }) : null
    if (!next || !former || !written) return 'kept'
    return { next, step: { bulkEditId: edit.id, from: 'done', to: 'undone', former, written } }
  }
  const changed = applyBulkChange(product, edit.change)
  if (!changed.ok) return 'refused'
  if (isSameProduct(product, changed.value)) return 'unchanged'
  return {
    next: changed.value,
    step: {
      bulkEditId: edit.id,
      from: 'pending',
      to: 'done',
      former: bulkValues(product, edit.change.kind),
      written: bulkValues(changed.value, edit.change.kind),
    },
  }
}

function write(deps: Deps, edit: BulkEdit, { next, step }: Plan): Promise<ProductSaved> {
  return deps.products.save({
    vendorId: edit.vendorId,
    record: next,
    expectedVersion: next.version,
    // The edit as a whole is in the log; ten thousand entries would bury it.
    audit: null,
    nowMs: deps.nowMs(),
    ...(step ? { step } : {}),
  })
}

async function settle(deps: Deps, { edit, item }: Work, to: 'unchanged' | 'refused' | 'kept'): Promise<void> {
  const end = edit.isUndo ? 'kept' : to
  await deps.products.bulk.settle(edit.id, item.productId, { from: edit.isUndo ? 'done' : 'pending', to: end })
}
