import type { CategoryNode } from '@onhand/domain/catalog/views'
import type { CategoryId } from '@onhand/domain/ids'
import type { Locale } from '@onhand/domain/catalog/views'
import type { SqlEngine } from '../engine/engine.ts'
import { sqlFor } from '../engine/sql.ts'

/** A category in the page's language. */
export type CategoryLine = {
  readonly id: string
  readonly parent_id: string | null
  readonly slug: string
  readonly emoji: string
  readonly tint: string
  readonly name: string | null
  readonly fallback_name: string | null
}

/** Every category with its name. There are hundreds, not thousands: read whole. */
export function categoriesStatement(dialect: SqlEngine['dialect'], locale: Locale) {
  return sqlFor(dialect)
    .selectFrom('category')
    .leftJoin('category_translation as local', (join) =>
      join.onRef('local.category_id', '=', 'category.id').on('local.locale', '=', locale),
    )
    .leftJoin('category_translation as fallback', (join) =>
      join.onRef('fallback.category_id', '=', 'category.id').on('fallback.locale', '=', 'en'),
    )
    .select(['category.id', 'category.parent_id', 'category.slug', 'category.emoji', 'category.tint'])
    .select(['local.name as name', 'fallback.name as fallback_name'])
    .orderBy('category.position')
    .orderBy('category.id')
    .compile()
}

/** How many listed products each category holds itself. */
export function categoryCountsStatement(dialect: SqlEngine['dialect']) {
  return sqlFor(dialect)
    .selectFrom('product_card')
    .where('category_id', 'is not', null)
    .select((row) => ['category_id', row.fn.countAll<number>().as('product_count')])
    .groupBy('category_id')
    .compile()
}

/** The name in the page's language, else in English, else its address. */
export function categoryName(line: CategoryLine): string {
  return line.name || line.fallback_name || line.slug
}

/** The tree with counts that include descendants. */
export function categoryTree(
  lines: readonly CategoryLine[],
  counts: readonly { readonly category_id: string | null; readonly product_count: number }[],
): CategoryNode[] {
  const countOf = new Map(counts.map((count) => [count.category_id, count.product_count]))
  const childrenOf = Map.groupBy(lines, (line) => line.parent_id)
  const nodesUnder = (parentId: string | null): CategoryNode[] =>
    (childrenOf.get(parentId) ?? []).map((line) => {
      const children = nodesUnder(line.id)
      return {
        categoryId: line.id as CategoryId,
        slug: line.slug,
        name: categoryName(line),
        emoji: line.emoji,
        tint: line.tint,
        productCount: children.reduce((sum, child) => sum + child.productCount, countOf.get(line.id) ?? 0),
        children,
      }
    })
  return nodesUnder(null)
}

/** From the root down to a category, itself included. */
export function categoryPath(lines: readonly CategoryLine[], categoryId: string | null): CategoryLine[] {
  const find = (id: string | null) => (id === null ? undefined : lines.find((line) => line.id === id))
  const path: CategoryLine[] = []
  let line = find(categoryId)
  while (line && !path.includes(line)) {
    path.unshift(line)
    line = find(line.parent_id)
  }
  return path
}
