import { isId, type ProductId, type PromotionId, type SkuId } from '@onhand/domain/ids'
import { createStore } from 'solid-js/store'
import type { AskedTerms, PromotionRow, Terms } from './promotion-words.ts'

/** A product that was chosen, with its variants as far as they are known. */
export type ChosenProduct = {
  readonly productId: ProductId
  readonly title: string
  readonly skus: readonly { readonly skuId: SkuId; readonly title: string; readonly priceMinor: number }[]
}

/** What is typed into the form. */
export type PromotionFields = {
  name: string
  firstDay: string | null
  lastDay: string | null
  kind: Terms['kind']
  percentOff: number | null
  selection: 'products' | 'category' | 'all'
  categoryId: string
  products: readonly ChosenProduct[]
  /** Prices that were typed, by SKU. */
  prices: Readonly<Record<string, number | null>>
  uplift: number | null
}

const PERCENT_MAX = 95

/** The state of the form, empty or as a promotion is. */
export function createPromotionForm(promotionId: PromotionId, present: PromotionRow | null, today: string) {
  const terms = present?.terms
  const [fields, setFields] = createStore<PromotionFields>({
    name: present?.name ?? '',
    firstDay: present?.firstDay ?? today,
    lastDay: present?.lastDay ?? null,
    kind: terms?.kind ?? 'percent',
    percentOff: terms?.kind === 'percent' ? terms.percentOff : null,
    selection: terms?.kind === 'percent' ? terms.selection.kind : 'products',
    categoryId: terms?.kind === 'percent' && terms.selection.kind === 'category' ? terms.selection.categoryId : '',
    products: [],
    prices: terms?.kind === 'fixed' ? Object.fromEntries(terms.prices.map((one) => [one.skuId, one.priceMinor])) : {},
    uplift: present?.expectedUpliftPercent ?? null,
  })
  const described = () => {
    const { firstDay, lastDay } = fields
    const wanted = termsOf(fields)
    return firstDay && lastDay && wanted ? { promotionId, firstDay, lastDay, terms: wanted } : null
  }
  return { fields, setFields, described }
}

/** A promotion that is being written. */
export type PromotionForm = ReturnType<typeof createPromotionForm>

function termsOf(fields: PromotionFields): AskedTerms | null {
  if (fields.kind === 'fixed') {
    const known = new Set(fields.products.flatMap((product) => product.skus.map((sku) => sku.skuId)))
    const prices = [...known].flatMap((skuId) => {
      const priceMinor = fields.prices[skuId]
      return priceMinor ? [{ skuId, priceMinor }] : []
    })
    return prices.length > 0 ? { kind: 'fixed', prices } : null
  }
  const { percentOff } = fields
  if (percentOff === null || !Number.isInteger(percentOff) || percentOff < 1 || percentOff > PERCENT_MAX) return null
  const selection = selectionOf(fields)
  return selection && { kind: 'percent', percentOff, selection }
}

function selectionOf({ selection, categoryId, products }: PromotionFields): AskedSelection | null {
  if (selection === 'all') return { kind: 'all' }
  if (selection === 'category') return isId('category', categoryId) ? { kind: 'category', categoryId } : null
  const productIds = products.map((product): string => product.productId)
  return productIds.length > 0 ? { kind: 'products', productIds } : null
}
type AskedSelection = Extract<AskedTerms, { kind: 'percent' }>['selection']
