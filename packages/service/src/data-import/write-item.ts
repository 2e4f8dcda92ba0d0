import { asImportProduct, changedFields, type ProductDraft } from '@onhand/domain/catalog/product-record'
import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import { ownSlug, slugOf } from '@onhand/domain/catalog/slug'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'
import type { OpeningStock } from '@onhand/domain/data-import/import-context'
import type { ImportRun } from '@onhand/domain/data-import/import-run'
import { planProduct } from '@onhand/domain/data-import/plan-product'
import { receiveOpeningStock } from '../catalog/receive-opening-stock.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { Placed } from './plan-items.ts'
import type { ImportClaim, ImportItem, ItemMove } from './ports.ts'
import type { StepDeps } from './step-import.ts'

/** An item that is ours to write, and what was kept of before. */
export type Claimed = {
  readonly item: ImportItem
  readonly placed: Placed
  readonly former: ProductRecord | null
  readonly opening: readonly OpeningStock[]
}

/**
 * Takes items for writing, keeping what they replace; items that somebody began before are taken over as they kept them. What cannot be written, or need
 * not, is settled at once. What another took meanwhile is left to them [DIO-2].
 */
export async function claimItems(
  deps: StepDeps,
  run: ImportRun,
  work: readonly { readonly item: ImportItem; readonly placed: Placed }[],
): Promise<readonly Claimed[]> {
  const begun = work.filter(({ item }) => item.state === 'writing')
  const settled: ItemMove[] = []
  const wanted = work.flatMap(({ item, placed }): (ImportClaim & Claimed)[] => {
    const { plan, existing } = placed
    if (item.state === 'writing') return []
    const { position } = item
    if (plan.product === null) settled.push(refusal(item, plan.problems[0]))
    else if (plan.outcome === 'unchanged') settled.push({ position, from: ['planned'], to: 'settled' })
    else return [{ position, productId: plan.product.id, former: existing, opening: plan.openingStock, item, placed }]
    return []
  })
  const [taken] = await Promise.all([deps.dataImports.claim(run.id, wanted), deps.dataImports.settle(run.id, settled)])
  return [
    ...begun.map(({ item, placed }) => ({ item, placed, former: item.former, opening: item.opening })),
    ...wanted.filter(({ position }) => taken.has(position)),
  ]
}

/**
 * Writes one product of an import over exactly what was there when it was taken, and receives the stock of what is new. Answers where its item goes. Each step
 * may be repeated; an attempt that died after writing finds its own product and goes on from there [DIO-2].
 */
export async function writeItem(
  deps: StepDeps,
  { run, vendor }: { readonly run: ImportRun; readonly vendor: VendorRecord },
  { item, placed, former, opening }: Claimed,
): Promise<ItemMove> {
  const wanted = planProduct(item.draft, { ...placed.context, existing: former })
  const product = wanted.product
  if (product === null) return refusal(item, wanted.problems[0])
  const version = await save(deps, run, { product, former, present: placed.existing, draft: item.draft })
  if (typeof version !== 'number') return refusal(item, version)
  await receive(deps, vendor, { product, opening })
  return { position: item.position, from: ['writing'], to: 'written', writtenVersion: version }
}

type Writing = {
  readonly product: ProductDraft
  readonly former: ProductRecord | null
  readonly present: ProductRecord | null
  readonly draft: Draft
}

/** The version that is there now, or why there is none. */
async function save(deps: StepDeps, run: ImportRun, writing: Writing): Promise<number | RowProblem> {
  const { product, former, present, draft } = writing
  if (present !== null && changedFields(present, product).length === 0) return present.version
  const saved = await deps.products.save({
    vendorId: run.vendorId,
    record: { ...product, slug: former?.slug ?? slugFor(product, draft) },
    expectedVersion: former?.version ?? 0,
    audit: null,
    nowMs: deps.nowMs(),
  })
  if (saved.outcome === 'saved') return saved.version
  const [now] = await deps.products.records(run.vendorId, [product.id])
  if (now && changedFields(now, product).length === 0) return now.version
  return {
    line: draft.line,
    field: saved.outcome === 'code_taken' ? 'code' : 'product',
    reason: saved.outcome === 'code_taken' ? 'another product of the shop has this code' : 'changed meanwhile',
    value: draft.code,
  }
}

/** Our own files name the address a product had. */
function slugFor(product: ProductDraft, draft: Draft): string {
  const told = draft.isWhole && slugOf(draft.code) === draft.code ? draft.code : ''
  return told || slugOf(product.title) || ownSlug('', product.id)
}

async function receive(
  deps: StepDeps,
  vendor: VendorRecord,
  { product, opening }: { readonly product: ProductDraft; readonly opening: readonly OpeningStock[] },
): Promise<void> {
  const whole = asImportProduct(product, product.id)
  const lotsOf = new Map(opening.map(({ skuId, lots }) => [skuId, lots]))
  const skus = whole.skus.map((sku) => ({ ...sku, openingStock: lotsOf.get(sku.id) ?? [] }))
  const refused = await receiveOpeningStock(deps, vendor, [{ ...whole, skus }])
  if (refused.size > 0) deps.log.warn('import.stock.refused', { productId: product.id })
}

function refusal({ position }: ImportItem, problem: RowProblem | undefined): ItemMove {
  return { position, from: ['planned', 'writing'], to: 'refused', ...(problem ? { problem } : {}) }
}
