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
import type { ImportItem } from './ports.ts'
import type { StepDeps } from './step-import.ts'

type Work = {
  readonly run: ImportRun
  readonly vendor: VendorRecord
  readonly item: ImportItem
  readonly placed: Placed
}

/**
 * Writes one product of an import: keeps what it replaces, writes over exactly that, receives the stock of what is new, settles. Each step may be repeated;
 * an attempt that died after writing finds its own product and goes on from there [DIO-2].
 */
export async function writeItem(deps: StepDeps, { run, vendor, item, placed }: Work): Promise<void> {
  const claimed = item.state === 'writing' ? item : await claim(deps, run, { item, placed })
  if (claimed === null) return
  const wanted = planProduct(item.draft, { ...placed.context, existing: claimed.former })
  const product = wanted.product
  if (product === null) return refuse(deps, { run, item }, wanted.problems[0])
  const version = await save(deps, run, {
    product,
    former: claimed.former,
    present: placed.existing,
    draft: item.draft,
  })
  if (typeof version !== 'number') return refuse(deps, { run, item }, version)
  await receive(deps, vendor, { product, opening: claimed.opening })
  await deps.dataImports.settle(run.id, item.position, { from: ['writing'], to: 'written', writtenVersion: version })
}

type Claimed = { readonly former: ProductRecord | null; readonly opening: readonly OpeningStock[] }

async function claim(
  deps: StepDeps,
  run: ImportRun,
  { item, placed }: Pick<Work, 'item' | 'placed'>,
): Promise<Claimed | null> {
  const { plan, existing } = placed
  if (plan.product === null) {
    await refuse(deps, { run, item }, plan.problems[0])
    return null
  }
  if (plan.outcome === 'unchanged') {
    await deps.dataImports.settle(run.id, item.position, { from: ['planned'], to: 'settled' })
    return null
  }
  const former = { former: existing, opening: plan.openingStock }
  const isClaimed = await deps.dataImports.claim(run.id, {
    position: item.position,
    productId: plan.product.id,
    ...former,
  })
  // Somebody else is at it; the next step sees what they kept.
  return isClaimed ? former : null
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

async function refuse(deps: StepDeps, { run, item }: Pick<Work, 'run' | 'item'>, problem: RowProblem | undefined) {
  await deps.dataImports.settle(run.id, item.position, {
    from: ['planned', 'writing'],
    to: 'refused',
    ...(problem ? { problem } : {}),
  })
}
