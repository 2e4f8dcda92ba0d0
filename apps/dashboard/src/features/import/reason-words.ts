import { PICTURE_LOSSES } from '@onhand/domain/catalog/foreign-picture'
import type { RowProblem } from '@onhand/domain/data-import/draft'
import type { FeatureTranslate } from '@onhand/i18n/dashboard/texts'

type T = FeatureTranslate<'import'>
type Word = readonly [pattern: RegExp, word: (t: T, found: readonly string[]) => string]

/** What the readers and the plan say of a row, in the words of this screen. */
const WORDS: readonly Word[] = [
  [/^(missing|nothing to sell)$/, (t) => t('import.reason.missing')],
  [/^not an amount in (\w+)$/, (t, [currency = '']) => t('import.reason.amount', { currency })],
  [/^not above zero$/, (t) => t('import.reason.zero')],
  [/^wrong check digit$/, (t) => t('import.reason.digit')],
  [/^used before on line (\d+)$/, (t, [line = '']) => t('import.reason.repeated', { line })],
  [/^the product was there before$/, (t) => t('import.reason.productRepeated')],
  [/^another product of the shop has this code$/, (t) => t('import.reason.elsewhere')],
  [/^the product on line (\d+) is refused$/, (t, [line = '']) => t('import.reason.refused', { line })],
  [/^longer than (\d+) characters$/, (t, [count = '']) => t('import.reason.long', { count })],
  [/control characters/, (t) => t('import.reason.characters')],
  [/^not above the price$/, (t) => t('import.reason.compare')],
  [/^not an https address$/, (t) => t('import.reason.address')],
  [/^no category of the marketplace$/, (t) => t('import.reason.category')],
  [/^no (such )?product/, (t) => t('import.reason.parent')],
  [/^not goods/, (t) => t('import.reason.kind')],
  [/^changed meanwhile$/, (t) => t('import.reason.meanwhile')],
  ...PICTURE_LOSSES.map((loss): Word => [new RegExp(`^picture ${loss}$`), (t) => t(`import.reason.picture.${loss}`)]),
]

/** Fields as plans and readers call them, by what this screen calls them. */
const FIELD_WORDS = {
  code: 'import.field.sku',
  sku: 'import.field.sku',
  title: 'import.field.title',
  product_name: 'import.field.title',
  description: 'import.field.description',
  brand: 'import.field.brand',
  category: 'import.field.category',
  categoryId: 'import.field.category',
  tags: 'import.field.tags',
  price: 'import.field.price',
  priceMinor: 'import.field.price',
  compareAt: 'import.field.compareAt',
  compareAtMinor: 'import.field.compareAt',
  cost: 'import.field.cost',
  stock: 'import.field.stock',
  barcode: 'import.field.barcode',
  gtin: 'import.field.barcode',
  weight: 'import.field.weight',
  variant: 'import.field.option',
  images: 'import.field.images',
  status: 'import.field.status',
  allergens: 'import.part.allergens',
  attributes: 'import.part.attributes',
  options: 'import.part.options',
  optionValues: 'import.part.options',
  translations: 'import.part.translations',
  otherPrices: 'import.part.otherPrices',
  tax: 'import.part.tax',
  taxRateBps: 'import.part.tax',
  variants: 'import.part.variants',
  skus: 'import.part.variants',
  product: 'import.part.product',
  row: 'import.part.row',
} as const

/** A field in the words of this screen; a column that only the file knows keeps its name. */
export function fieldText(field: string, t: T): string {
  const [, word] = Object.entries(FIELD_WORDS).find(([name]) => name === field) ?? []
  return word === undefined ? field : t(word)
}

/** One sentence for a row that stays out, or a remark. */
export function problemText(problem: RowProblem, t: T): string {
  const field = fieldText(problem.field, t)
  for (const [pattern, word] of WORDS) {
    const found = pattern.exec(problem.reason)
    if (found) return `${field}: ${word(t, found.slice(1))}${shown(problem)}`
  }
  return `${field}: ${t('import.reason.other', { reason: problem.reason })}${shown(problem)}`
}

function shown({ value }: RowProblem): string {
  const text = value.replace(/\s+/g, ' ').slice(0, 60)
  return text === '' ? '' : ` (“${text}”)`
}
