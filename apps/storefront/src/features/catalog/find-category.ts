import type { CategoryNode } from '@onhand/domain/catalog/views'

/** Finds a category anywhere in the tree. */
export function findCategory(categories: readonly CategoryNode[], slug: string): CategoryNode | null {
  for (const category of categories) {
    const found = category.slug === slug ? category : findCategory(category.children, slug)
    if (found) return found
  }
  return null
}
