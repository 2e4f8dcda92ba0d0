import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import { indexTerms } from '@onhand/domain/discovery/search-terms'

/** What a product is found by, most telling first: terms in every language it is written in. */
export type SearchDocument = {
  readonly title: readonly string[]
  readonly keywords: readonly string[]
  readonly description: readonly string[]
}

/** A long text repeats itself; the first words say what it is about. */
const DESCRIPTION_TERMS_MAX = 400

/** The terms of a product; `categoryNames` in all languages. */
export function searchDocument(product: ImportProduct, categoryNames: readonly string[]): SearchDocument {
  const translations = Object.values(product.translations)
  const terms = (texts: readonly (string | null)[]) => texts.flatMap((text) => (text === null ? [] : indexTerms(text)))
  return {
    title: terms([
      product.title,
      ...translations.map((translation) => translation.title),
      ...product.skus.flatMap((sku) => [sku.title, ...Object.values(sku.titles ?? {})]),
    ]),
    keywords: terms([
      product.brand,
      ...product.tags,
      ...categoryNames,
      ...product.skus.flatMap((sku) => [sku.code, sku.gtin]),
    ]),
    description: terms([product.description, ...translations.map((translation) => translation.description)]).slice(
      0,
      DESCRIPTION_TERMS_MAX,
    ),
  }
}

/** The words a misspelt one may be corrected to: words of letters from titles and keywords. */
export function termsOf(document: SearchDocument): string[] {
  return [...new Set([...document.title, ...document.keywords])].filter((term) => /^\p{L}{3,}$/u.test(term))
}
