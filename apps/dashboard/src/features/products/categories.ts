import type { CategoryNode, Locale } from '@onhand/domain/catalog/views'
import { createResource } from 'solid-js'
import { api } from '../../lib/api.ts'

/** A category as a choice: its name below its parents', indented. */
export type CategoryChoice = { readonly value: string; readonly label: string; readonly name: string }

/** The marketplace's categories in one list, children under their parents. Empty until they are there. */
export function createCategories(locale: Locale): () => readonly CategoryChoice[] {
  const [tree] = createResource(() => api.catalog.categories.query({ locale }))
  return () => (tree.error ? [] : (tree.latest ?? []).flatMap((node) => flat(node, 0)))
}

function flat(node: CategoryNode, depth: number): CategoryChoice[] {
  const own = { value: node.categoryId, label: `${'\u2003'.repeat(depth)}${node.name}`, name: node.name }
  return [own, ...node.children.flatMap((child) => flat(child, depth + 1))]
}
