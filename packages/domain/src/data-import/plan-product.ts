import { checkProduct } from '../catalog/check-product.ts'
import { isLoopbackHost, isOwnPicture, PICTURE_URL_LENGTH_MAX } from '../catalog/foreign-picture.ts'
import { changedFields, type ProductAttribute, type ProductDraft } from '../catalog/product-record.ts'
import type { CategoryId } from '../ids.ts'
import type { Draft, RowProblem } from './draft.ts'
import type { ImportContext, ImportPlan, OpeningStock } from './import-context.ts'
import { barcodeOf, type PlannedSku, planSku } from './plan-sku.ts'
import { textProblem } from './text-limits.ts'

const OPTIONS_MAX = 3
const VARIANTS_MAX = 100
// What a picture of unknown size is laid out as, and the ground it appears on.
const PICTURE = { width: 800, height: 1000, tint: '#E9E5DA' }
const LIMITS = { tags: 50, tag: 80, attributes: 60, name: 100, value: 1000, allergens: 40, images: 20 }

/**
 * Decides what an import does with one product of a file [DIO-1]. A bad row stays out by itself; a bad product keeps all its rows out; every row that
 * stays out is listed. What the file does not say stays as it is in the shop; variants that the file does not name stay. Changes nothing itself.
 */
export function planProduct(draft: Draft, context: ImportContext): ImportPlan {
  const before = context.existing
  const status = statusOf(draft, context)
  const planned = draft.skus.map((row, index) =>
    planSku(row, context, { index, isWhole: draft.isWhole, mayBeFree: status !== 'active' }),
  )
  const good = planned.filter(({ problems }) => problems.length === 0)
  // One problem a row: the first says enough to mend it.
  const problems = planned.flatMap((row) => row.problems.slice(0, 1))
  const warnings = planned.flatMap((row) => row.warnings)
  const nothing = { outcome: 'refused', product: null, openingStock: [], changed: [], goodRows: 0 } as const
  if (good.length === 0)
    return { ...nothing, problems: problems.length > 0 ? problems : [emptyProblem(draft)], warnings }

  const product = productOf(draft, context, { good, status, warnings })
  const wrong = productProblem(draft, product, { context, good })
  if (wrong !== null) {
    const others = good
      .map(({ row }) => row.line)
      .filter((line) => line !== wrong.line)
      .map((line) => ({
        line,
        field: wrong.field,
        reason: `the product on line ${wrong.line} is refused`,
        value: draft.code,
      }))
    return { ...nothing, problems: [...problems, wrong, ...others].sort((a, b) => a.line - b.line), warnings }
  }
  const openingStock = good.flatMap(({ sku, lots }): OpeningStock[] =>
    lots.length > 0 ? [{ skuId: sku.id, lots }] : [],
  )
  const changed = before ? changedFields(before, product) : []
  const outcome = before === null ? 'new' : changed.length === 0 ? 'unchanged' : 'changed'
  return { outcome, product, openingStock, changed, problems, warnings, goodRows: good.length }
}

type Parts = {
  readonly good: readonly PlannedSku[]
  readonly status: ProductDraft['status']
  readonly warnings: RowProblem[]
}

function productOf(draft: Draft, context: ImportContext, { good, status, warnings }: Parts): ProductDraft {
  const before = context.existing
  const kept = draft.isWhole ? null : before
  const named = new Set(good.map(({ sku }) => sku.id))
  const stays = (before?.skus ?? []).filter(({ id }) => !named.has(id))
  const { options, skus } = variantsOf(draft, good, before?.options ?? [])
  const images = imagesOf(draft, context.ownPictures, warnings)
  return {
    id: before?.id ?? context.ids.product,
    status,
    categoryId: categoryOf(draft, context.categories) ?? kept?.categoryId ?? null,
    title: draft.title === '' ? (kept?.title ?? '') : draft.title,
    description: draft.description ?? kept?.description ?? '',
    translations: draft.translations ?? kept?.translations ?? {},
    brand: draft.brand === null ? (kept?.brand ?? null) : draft.brand === '' ? null : draft.brand,
    tags: draft.tags === null ? (kept?.tags ?? []) : tagsOf(draft),
    attributes: attributesOf(draft, kept?.attributes ?? []),
    allergens: draft.allergens?.slice(0, LIMITS.allergens) ?? kept?.allergens ?? [],
    images: images.length === 0 ? (kept?.images ?? []) : images,
    options,
    skus: [...skus, ...stays],
  }
}

/** Options only when every variant has a value for each and no two the same; else the variants are told apart by their titles. */
function variantsOf(
  draft: Draft,
  good: readonly PlannedSku[],
  present: readonly string[],
): Pick<ProductDraft, 'options' | 'skus'> {
  const options = draft.options ?? present
  const values = good.map(({ sku }) => sku.optionValues)
  const isWhole = values.every((one) => one.length === options.length && one.every((value) => value.trim() !== ''))
  const isDistinct = new Set(values.map((one) => JSON.stringify(one.map(folded)))).size === good.length
  const isNamed = new Set(options.map(folded)).size === options.length && options.length <= OPTIONS_MAX
  if (draft.isWhole || (options.length > 0 && isWhole && isDistinct && isNamed))
    return { options, skus: good.map(({ sku }) => sku) }
  const counts = Map.groupBy(good, ({ sku }) => folded(sku.title))
  return {
    options: [],
    skus: good.map(({ sku }) => {
      const isAlone = (counts.get(folded(sku.title)) ?? []).length === 1
      const title = isAlone ? sku.title : sku.title === '' ? sku.code : `${sku.title} (${sku.code})`
      return { ...sku, title: title.slice(0, 300), optionValues: [] }
    }),
  }
}

function productProblem(
  draft: Draft,
  product: ProductDraft,
  { context, good }: { readonly context: ImportContext; readonly good: readonly PlannedSku[] },
): RowProblem | null {
  const at = (field: string, reason: string, value: string): RowProblem => ({ line: draft.line, field, reason, value })
  const texts: readonly (readonly [string, string, number, number])[] = [
    ['title', product.title, 300, 1],
    ['description', product.description, 20_000, 0],
    ['brand', product.brand ?? '', 200, 0],
    ...product.tags.map((tag) => ['tags', tag, LIMITS.tag, 0] as const),
    ...product.allergens.map((name) => ['allergens', name, 80, 0] as const),
    ...product.options.map((name) => ['options', name, 100, 1] as const),
    ...product.skus.flatMap((sku) => sku.optionValues.map((value) => ['options', value, 100, 0] as const)),
    ...product.attributes.flatMap(({ name, value, translations }) => [
      ['attributes', name, LIMITS.name, 1] as const,
      ['attributes', value, LIMITS.value, 0] as const,
      ...Object.values(translations ?? {}).flatMap((words) => [
        ['attributes', words.name, LIMITS.name, 0] as const,
        ['attributes', words.value, LIMITS.value, 0] as const,
      ]),
    ]),
    ...Object.values(product.translations).flatMap(({ title, description }) => [
      ['translations', title, 300, 1] as const,
      ['translations', description, 20_000, 0] as const,
    ]),
  ]
  for (const [field, text, max, min] of texts) {
    const wrong = textProblem(text, max, min)
    if (wrong !== null) return at(field, wrong, wrong === 'missing' ? draft.code : text.slice(0, 200))
  }
  if (product.skus.length > VARIANTS_MAX) return at('variants', `more than ${VARIANTS_MAX} variants`, draft.code)
  if (product.options.length > OPTIONS_MAX) return at('options', `more than ${OPTIONS_MAX} options`, draft.code)
  if (draft.isWhole && draft.categories.length > 0 && product.categoryId === null)
    return at('category', 'no category of the marketplace', draft.categories[0] ?? '')
  const [found] = checkProduct(product, context.currency)
  if (!found) return null
  const [part, index = '', ...rest] = found.field.split('.')
  const row = part === 'skus' ? good[Number(index)]?.row : undefined
  const field = part === 'skus' ? rest.join('.') : found.field
  return { line: row?.line ?? draft.line, field, reason: `wanted: ${found.expected}`, value: row?.code ?? draft.code }
}

function statusOf(draft: Draft, { existing, choices }: ImportContext): ProductDraft['status'] {
  if (existing === null && choices.publish === 'draft' && draft.status !== 'archived') return 'draft'
  return draft.status ?? existing?.status ?? 'active'
}

function categoryOf(draft: Draft, categories: ReadonlyMap<string, CategoryId>): CategoryId | null {
  for (const name of draft.categories) {
    const id = categories.get(folded(name))
    if (id !== undefined) return id
  }
  return null
}

/** Words are cut where they are too long: they help finding, nothing more. Our own file's are taken as they are. */
function tagsOf(draft: Draft): readonly string[] {
  const tags = draft.tags ?? []
  return draft.isWhole ? tags : [...new Set(tags.map((tag) => tag.slice(0, LIMITS.tag).trim()))].slice(0, LIMITS.tags)
}

/** Facts of the file, and codes that are no GTIN. */
function attributesOf(draft: Draft, present: ProductDraft['attributes']): ProductDraft['attributes'] {
  if (draft.isWhole) return draft.attributes ?? []
  // A fact that the file repeats keeps the words it has in other languages.
  const facts = draft.attributes?.map((one) => present.find((fact) => isSameFact(fact, one)) ?? one) ?? present
  const codes = draft.skus
    .flatMap((row) => barcodeOf(row).ownCode ?? [])
    .map((value) => ({ name: 'Barcode', value: value.slice(0, LIMITS.value) }))
    .filter(({ value }) => !facts.some((fact) => fact.name === 'Barcode' && fact.value === value))
  return [...facts.filter(({ name }) => name !== ''), ...codes]
    .map((fact) => ({ ...fact, name: fact.name.slice(0, LIMITS.name), value: fact.value.slice(0, LIMITS.value) }))
    .slice(0, LIMITS.attributes)
}

function isSameFact(a: ProductAttribute, b: ProductAttribute): boolean {
  return a.name === b.name && a.value === b.value
}

/** Pictures as the file names them: ours stay, others are fetched later [DIO-8]; those that were fetched before are ours already. */
function imagesOf(
  { images, line }: Draft,
  ownPictures: ImportContext['ownPictures'],
  warnings: RowProblem[],
): ProductDraft['images'] {
  return images.slice(0, LIMITS.images).flatMap(({ url, alt, alts, width, height, tint }) => {
    if (!isUsable(url)) {
      warnings.push({ line, field: 'images', reason: 'not an https address', value: url.slice(0, 200) })
      return []
    }
    return [
      {
        url,
        alt: textProblem(alt, 300) === null ? alt : '',
        ...(alts === undefined ? {} : { alts }),
        width: width ?? PICTURE.width,
        height: height ?? PICTURE.height,
        tint: tint ?? PICTURE.tint,
        ...ownPictures.get(url),
      },
    ]
  })
}

/** Ours, or one that may be asked for: over plain HTTP only this machine itself, and only where a run allows it. */
function isUsable(url: string): boolean {
  if (textProblem(url, PICTURE_URL_LENGTH_MAX, 1) !== null || /\s/.test(url)) return false
  const [, host] = /^http:\/\/(\[[^\]]*\]|[^/:?#]+)/.exec(url) ?? []
  return isOwnPicture(url) || /^https:\/\/[^/]/.test(url) || (host !== undefined && isLoopbackHost(host))
}

function emptyProblem(draft: Draft): RowProblem {
  return { line: draft.line, field: 'code', reason: 'nothing to sell', value: draft.code }
}

function folded(text: string): string {
  return text.trim().toLowerCase()
}
