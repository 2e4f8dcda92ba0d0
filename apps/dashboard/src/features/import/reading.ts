import type { Detected } from '@onhand/catalog-import/detect-format'
import type { FormatName } from '@onhand/catalog-import/formats/index'
import type { Mapping } from '@onhand/catalog-import/generic-fields'
import type { ReadFile, WeightUnit } from '@onhand/catalog-import/read-file'
import type { Draft, RowProblem } from '@onhand/domain/data-import/draft'

/** How a file is to be read: found out, then as the person changes it. */
export type ReadSettings = {
  readonly format: FormatName
  readonly mapping: Mapping
  readonly weightUnit: WeightUnit
  readonly price: string
}

/** A file that was looked into. */
export type Opened = { readonly file: File; readonly detected: Detected; readonly settings: ReadSettings }

/** What a file holds, in the portions it is sent in. */
export type Reading = Pick<ReadFile, 'rowCount' | 'rowsJoined'> & { readonly items: readonly ReadingItem[] }
/** One product of a file, or rows that made none. */
export type ReadingItem = { readonly draft: Draft | null; readonly problems: readonly RowProblem[] }

// The readers come with the first file: most visits of the screen need none.
const load = async () => {
  const [sources, detect, formats, fields, repeats] = await Promise.all([
    import('@onhand/catalog-import/source'),
    import('@onhand/catalog-import/detect-format'),
    import('@onhand/catalog-import/formats/index'),
    import('@onhand/catalog-import/generic-fields'),
    import('@onhand/catalog-import/without-repeats'),
  ])
  return { ...sources, ...detect, ...formats, ...fields, ...repeats }
}

/** Looks into a file and guesses how to read it. Throws when it is nothing that can be read. */
export async function openFile(file: File): Promise<Opened> {
  const { blobSource, detectFormat, guessMapping } = await load()
  const detected = await detectFormat(blobSource(file, file.name))
  const settings = {
    format: detected.format,
    mapping: guessMapping(detected.columns),
    weightUnit: 'kg',
    price: '',
  } as const
  return { file, detected, settings }
}

/** Reads the whole file. Its rows that made no product come last, so that every row is accounted for. */
export async function readAll({ file, settings }: Opened, currency: string): Promise<Reading> {
  const { blobSource, FORMATS, withoutRepeats } = await load()
  const { rowCount, rowsJoined, drafts, problems } = await FORMATS[settings.format](blobSource(file, file.name), {
    price: settings.price === '' ? null : settings.price,
    currency,
    stock: null,
    weightUnit: settings.weightUnit,
    mapping: settings.mapping,
  })
  const kept = withoutRepeats(drafts)
  const lost = [...problems, ...kept.repeated]
  return {
    rowCount,
    rowsJoined,
    items: [
      ...kept.drafts.map((draft) => ({ draft: clipped(draft), problems: [] })),
      ...lost.map((problem) => ({ draft: null, problems: [{ ...problem, value: problem.value.slice(0, 200) }] })),
    ],
  }
}

// More than any field keeps, so that what is cut here is refused as too long; and no more than the api reads.
const TEXT_MAX = 20_500
const LONG_TEXTS: readonly string[] = ['title', 'description', 'brand', 'tags', 'attributes', 'allergens', 'categories']
const SHORT_TEXT_MAX = 3_900

/** A draft whose endless texts are cut: the rest of the file goes on, and the row is listed as too long. */
function clipped(draft: Draft): Draft {
  return cut(draft, SHORT_TEXT_MAX)
}

function cut<Value>(value: Value, max: number): Value {
  // A walk over plain data that changes only texts: it has the shape it had.
  if (typeof value === 'string') return (value.length > max ? value.slice(0, max) : value) as Value
  if (Array.isArray(value)) return value.map((one: unknown) => cut(one, max)) as Value
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]: readonly [string, unknown]) => [
    key,
    cut(one, LONG_TEXTS.includes(key) ? TEXT_MAX : key === 'skus' || key === 'images' ? SHORT_TEXT_MAX : max),
  ])
  return Object.fromEntries(entries) as Value
}
