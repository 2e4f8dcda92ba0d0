import { PRODUCT_STATUSES } from '@onhand/domain/catalog/product-record'
import type { ProductListInput } from './product-types.ts'

/** What the table is asked for, as the api wants it. */
export type ProductFilter = NonNullable<ProductListInput['filter']>
export type ProductAsk = {
  readonly filter: ProductFilter
  readonly sort: 'updated' | 'title' | 'price' | 'stock' | 'created'
  readonly isDown: boolean
}

const SORTS = ['updated', 'title', 'price', 'stock', 'created'] as const
const STOCKS = ['in', 'low', 'out'] as const
const MISSING = ['picture', 'translation', 'barcode', 'category'] as const

/** Reads the table's state from the address, so that a view is a link; what makes no sense there is left out. */
export function askOf(search: Readonly<Record<string, string | string[] | undefined>>): ProductAsk {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' ? value : ''
  }
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((word) => word === text(name)) ?? null
  const filter: ProductFilter = {
    words: text('q').slice(0, 200),
    status: oneOf(PRODUCT_STATUSES, 'status'),
    categoryId: (text('category') || null) as ProductFilter['categoryId'] & (string | null),
    tag: text('tag') || null,
    stock: oneOf(STOCKS, 'stock'),
    missing: oneOf(MISSING, 'missing'),
  }
  const sort = oneOf(SORTS, 'sort') ?? 'updated'
  return { filter, sort, isDown: text('down') === '' ? sort === 'updated' : text('down') === '1' }
}

/** The address of a state of the table; what is as usual is left out. */
export function searchOf({ filter, sort, isDown }: ProductAsk): Record<string, string | null> {
  return {
    q: filter.words || null,
    status: filter.status ?? null,
    category: filter.categoryId ?? null,
    tag: filter.tag ?? null,
    stock: filter.stock ?? null,
    missing: filter.missing ?? null,
    sort: sort === 'updated' ? null : sort,
    down: isDown === (sort === 'updated') ? null : isDown ? '1' : '0',
  }
}

/** True when something narrows the table. */
export function isNarrowed(filter: ProductFilter): boolean {
  return Object.values(filter).some((value) => value !== null && value !== '')
}
