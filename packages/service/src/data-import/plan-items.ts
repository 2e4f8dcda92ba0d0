import type { ProductRecord } from '@onhand/domain/catalog/product-record'
import type { Draft } from '@onhand/domain/data-import/draft'
import type { ImportContext, ImportPlan } from '@onhand/domain/data-import/import-context'
import type { ImportRun } from '@onhand/domain/data-import/import-run'
import { planProduct } from '@onhand/domain/data-import/plan-product'
import { derivedId, type ImportRunId, type ProductId } from '@onhand/domain/ids'
import type { ServiceDeps } from '../deps.ts'
import type { PictureFetch } from '../media/foreign-ports.ts'
import type { VendorRecord } from '../vendors/ports.ts'
import type { CodeOwner } from './ports.ts'

/** What planning reads. */
export type PlanDeps = Pick<ServiceDeps, 'dataImports' | 'products' | 'pictureFetches'>

/** An item with what the shop has for it now. */
export type Placed = {
  readonly item: { readonly position: number; readonly draft: Draft }
  readonly existing: ProductRecord | null
  readonly context: ImportContext
  readonly plan: ImportPlan
}

// A lot's id has to leave room for its SKU's in the id of the movement that brings it.
const LOT_RUN_CHARACTERS = 16

/** Plans items against what the shop has at this moment. The product that has a draft's first known code is the one it means. */
export async function planItems(
  deps: PlanDeps,
  { run, vendor }: { readonly run: ImportRun; readonly vendor: VendorRecord },
  items: readonly { readonly position: number; readonly draft: Draft }[],
): Promise<readonly Placed[]> {
  const codes = items.flatMap(({ draft }) => draft.skus.map((sku) => sku.code))
  const [owners, categories] = await Promise.all([
    deps.dataImports.codeOwners(run.vendorId, codes),
    deps.dataImports.categoryNames(),
  ])
  const ownerOf = new Map(owners.map((owner) => [owner.code, owner]))
  const meant = new Map(
    items.map(({ position, draft }) => [
      position,
      draft.skus.flatMap((sku) => ownerOf.get(sku.code)?.productId ?? [])[0] ?? derivedProductId(run.id, position),
    ]),
  )
  const productIds = [...new Set(meant.values())]
  const [records, fetches] = await Promise.all([
    deps.products.records(run.vendorId, productIds),
    deps.pictureFetches.of(productIds),
  ])
  const recordOf = new Map(records.map((record) => [record.id, record]))
  return items.map((item) => {
    const existing = recordOf.get(meant.get(item.position) ?? derivedProductId(run.id, item.position)) ?? null
    const context = contextOf(
      { run, vendor },
      { position: item.position, existing, ownerOf, categories, ownPictures: shownPictures(existing, fetches) },
    )
    return { item, existing, context, plan: planProduct(item.draft, context) }
  })
}

function contextOf(
  { run, vendor }: { readonly run: ImportRun; readonly vendor: VendorRecord },
  found: {
    readonly position: number
    readonly existing: ProductRecord | null
    readonly ownerOf: ReadonlyMap<string, CodeOwner>
    readonly categories: ImportContext['categories']
    readonly ownPictures: ImportContext['ownPictures']
  },
): ImportContext {
  const { position, existing, ownerOf, categories, ownPictures } = found
  const owners = [...ownerOf.values()]
  const place = position.toString(36)
  return {
    choices: run.choices,
    currency: vendor.currency,
    locations: vendor.locations.map(({ id, name }) => ({ id, name })),
    categories,
    existing,
    ownPictures,
    retiredSkus: new Map(
      owners
        .filter((owner) => !owner.isSold && owner.productId === existing?.id)
        .map((owner) => [owner.code, owner.skuId]),
    ),
    codesElsewhere: new Set(owners.filter((owner) => owner.productId !== existing?.id).map((owner) => owner.code)),
    ids: {
      product: derivedProductId(run.id, position),
      sku: (index) => derivedId('sku', run.id, `s${place}x${index.toString(36)}`),
      lot: (index) => derivedId('lot', run.id.slice(0, 'imp_'.length + LOT_RUN_CHARACTERS), `l${index.toString(36)}`),
    },
  }
}

/** Pictures that were fetched for a product and that it still shows. */
function shownPictures(existing: ProductRecord | null, fetches: readonly PictureFetch[]): ImportContext['ownPictures'] {
  const shown = new Set(existing?.images.map(({ url }) => url))
  return new Map(
    fetches.flatMap(({ productId, url, own }) =>
      productId === existing?.id && own !== null && shown.has(own.url) ? [[url, own] as const] : [],
    ),
  )
}

/** The id of a new product follows from the import and its place in it: a repeated step meets what it wrote. */
function derivedProductId(runId: ImportRunId, position: number): ProductId {
  return derivedId('product', runId, `p${position.toString(36)}`)
}
