import type { ProductAttribute } from '@onhand/domain/catalog/product-record'
import type { Locale } from '@onhand/domain/catalog/views'

/** The two texts of an attribute. */
export type AttributePart = 'name' | 'value'

/** An attribute with other words in a language; without any there, the language is left out. */
export function withWords(
  { translations = {}, ...own }: ProductAttribute,
  locale: Locale,
  change: Readonly<Partial<Record<AttributePart, string>>>,
): ProductAttribute {
  const { [locale]: before = { name: '', value: '' }, ...others } = translations
  const words = { ...before, ...change }
  const kept = words.name === '' && words.value === '' ? others : { ...others, [locale]: words }
  return Object.keys(kept).length === 0 ? own : { ...own, translations: kept }
}
