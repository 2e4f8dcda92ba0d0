import { openingMovementId } from '@onhand/domain/catalog/check-import-product'
import { changedFields } from '@onhand/domain/catalog/product-record'
import type { OpeningStock } from '@onhand/domain/data-import/import-context'
import type { ImportRun } from '@onhand/domain/data-import/import-run'
import { derivedId } from '@onhand/domain/ids'
import { auditEntry } from '../identity/audit.ts'
import { IMPORTER } from './import-actor.ts'
import type { ImportItem, ItemMove } from './ports.ts'
import type { StepDeps } from './step-import.ts'

type Work = { readonly run: ImportRun; readonly item: ImportItem }

/**
 * Takes back one product of an import [DIO-4]: one that was there is as it was; a new one goes, with the stock that came with it. What was changed since,
 * or sold, or is in somebody's checkout, stays. Repeating changes nothing. Answers where its item goes.
 */
export async function undoItem(deps: StepDeps, { run, item }: Work): Promise<ItemMove> {
  const isUndone = item.former === null ? await remove(deps, run, item) : await restore(deps, run, item)
  return { position: item.position, from: ['written'], to: isUndone ? 'undone' : 'kept' }
}

async function remove(deps: StepDeps, run: ImportRun, item: ImportItem): Promise<boolean> {
  if (item.productId === null) return true
  const [present] = await deps.products.records(run.vendorId, [item.productId])
  if (!present) return true
  if (present.version !== item.writtenVersion) return false
  if (await deps.dataImports.isSold(present.skus.map((sku) => sku.id))) return false
  if (!(await takeStock(deps, item.opening))) return false
  const audit = auditEntry(deps, IMPORTER, {
    vendorId: run.vendorId,
    action: 'product.deleted',
    subjectId: present.id,
    facts: { title: present.title, import: run.id },
  })
  if (await deps.products.remove(run.vendorId, present.id, audit)) return true
  await giveStock(deps, item.opening)
  return false
}

async function restore(deps: StepDeps, run: ImportRun, { former, productId, opening, writtenVersion }: ImportItem) {
  if (former === null || productId === null) return false
  const [present] = await deps.products.records(run.vendorId, [productId])
  if (!present) return false
  if (changedFields(present, former).length === 0) return true
  if (present.version !== writtenVersion) return false
  if (await deps.dataImports.isSold(opening.map(({ skuId }) => skuId))) return false
  if (!(await takeStock(deps, opening))) return false
  const saved = await deps.products.save({
    vendorId: run.vendorId,
    record: former,
    expectedVersion: present.version,
    audit: null,
    nowMs: deps.nowMs(),
  })
  if (saved.outcome === 'saved') return true
  await giveStock(deps, opening)
  return false
}

/** Takes out what the import brought; false, and nothing is gone, when some of it is claimed or left already. */
async function takeStock(deps: StepDeps, opening: readonly OpeningStock[]): Promise<boolean> {
  const done: OpeningStock[] = []
  for (const { skuId, lots } of opening) {
    for (const lot of lots) {
      const taken = await deps.stock.adjust(skuId, {
        movementId: movementId(openingMovementId(skuId, lot.lotId), 'u'),
        locationId: lot.locationId,
        lotId: lot.lotId,
        deltaUnits: -lot.units,
        reason: 'correction',
      })
      if (!taken.ok) {
        await giveStock(deps, done)
        return false
      }
      done.push({ skuId, lots: [lot] })
    }
    // The deletion looks at what the database knows of the stock; it need not wait for the queue to tell it.
    await deps.stockProjection.project(await deps.stock.levels(skuId), [])
  }
  return true
}

/** Puts back what was taken out for an undo that did not come about. */
async function giveStock(deps: StepDeps, opening: readonly OpeningStock[]): Promise<void> {
  for (const { skuId, lots } of opening)
    for (const lot of lots)
      await deps.stock.adjust(skuId, {
        movementId: movementId(openingMovementId(skuId, lot.lotId), 'g'),
        locationId: lot.locationId,
        lotId: lot.lotId,
        deltaUnits: lot.units,
        reason: 'correction',
      })
}

/** SKU and lot already say which import it is: a letter tells their movements apart. */
function movementId(openingId: string, letter: string) {
  return derivedId('movement', openingId, letter)
}
