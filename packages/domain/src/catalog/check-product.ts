import { checkImportProduct, type ImportProblem } from './check-import-product.ts'
import { asImportProduct, type ProductDraft, type SkuDraft } from './product-record.ts'

/**
 * Lists every problem of a product as its vendor edits it [CAT-4]: what an import checks, and that options have names of their own,
 * every variant has a value for each and no two the same ones, prices in other currencies are one each and above zero.
 * A draft may lack what only a buyer needs: its prices may be zero.
 */
export function checkProduct(draft: ProductDraft, currency: string): readonly ImportProblem[] {
  const problems = checkImportProduct(asImportProduct(draft, draft.id), { currency, locationIds: new Set() }).filter(
    (problem) => draft.status === 'active' || !problem.field.endsWith('.priceMinor'),
  )
  const names = draft.options.map((name) => name.trim().toLowerCase())
  if (new Set(names).size < names.length || names.includes('')) {
    problems.push({ field: 'options', expected: 'a name of its own for each option' })
  }
  return [
    ...problems,
    ...checkVariants(draft),
    ...draft.skus.flatMap((sku, index) => checkPrices(sku, index, currency)),
  ]
}

function checkVariants({ options, skus }: ProductDraft): ImportProblem[] {
  const problems: ImportProblem[] = []
  const taken = new Set<string>()
  skus.forEach((sku, index) => {
    const field = `skus.${index}.optionValues`
    if (sku.optionValues.length !== options.length || sku.optionValues.some((value) => value.trim() === '')) {
      problems.push({ field, expected: 'a value for each option' })
      return
    }
    const key = JSON.stringify(options.length === 0 ? [sku.title.toLowerCase()] : sku.optionValues.map(folded))
    if (taken.has(key)) problems.push({ field, expected: 'values that no other variant has' })
    taken.add(key)
  })
  return problems
}

function checkPrices(sku: SkuDraft, index: number, currency: string): ImportProblem[] {
  const problems: ImportProblem[] = []
  const taken = new Set([currency])
  sku.otherPrices.forEach((price, at) => {
    const field = `skus.${index}.otherPrices.${at}`
    if (taken.has(price.currency)) problems.push({ field: `${field}.currency`, expected: 'a currency of its own' })
    taken.add(price.currency)
    if (price.priceMinor <= 0) problems.push({ field: `${field}.priceMinor`, expected: 'a price above zero' })
    if (price.compareAtMinor !== null && price.compareAtMinor <= price.priceMinor) {
      problems.push({ field: `${field}.compareAtMinor`, expected: 'a former price above the present one' })
    }
  })
  return problems
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}
