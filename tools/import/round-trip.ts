import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { csvRows } from '@onhand/catalog-import/csv-rows'
import { detectFormat } from '@onhand/catalog-import/detect-format'
import { FORMATS } from '@onhand/catalog-import/formats/index'
import { guessMapping } from '@onhand/catalog-import/generic-fields'
import { bytesSource, type ImportSource } from '@onhand/catalog-import/source'
import { withoutRepeats } from '@onhand/catalog-import/without-repeats'
import { ONHAND_COLUMNS } from '@onhand/domain/data-import/onhand-columns'
import type { ImportCounts } from '@onhand/domain/data-import/import-run'
import { type Id, makeId } from '@onhand/domain/ids'
import type { ShopClient } from '../client/shop-client.ts'
import type { VendorPlace } from './import-vendor.ts'

/** What came of a file: every row is in one of the three, and its export imported as the same when `differences` is empty. */
export type RoundTrip = {
  readonly format: string
  readonly rows: number
  readonly goodRows: number
  readonly badRows: number
  readonly rowsJoined: number
  readonly products: number
  readonly differences: readonly string[]
  /** How long each part took: into the first shop, out of it, into the second. */
  readonly spentMs: { readonly into: number; readonly out: number; readonly again: number }
}

/** A shop's products as it exports them. */
export type Download = (place: VendorPlace) => Promise<Uint8Array<ArrayBuffer>>

// The api takes 50 a call; long texts keep calls of fewer below its size.
const ITEMS_PER_CALL = 40
const DIFFERENCES_SHOWN = 10
const TRIES_MAX = 60
const PAUSE_MS = 1_000
const PICTURE_TRIES_MAX = 1_200

/**
 * Imports a file into one empty shop as its people do, exports it, imports the export into another empty shop, exports that and compares. `limit` takes
 * only that many products of a big file. The two shops must have the same currency and the same names of places.
 */
export async function roundTrip(
  shop: ShopClient,
  download: Download,
  work: { readonly source: ImportSource; readonly from: VendorPlace; readonly to: VendorPlace; readonly limit: number },
): Promise<RoundTrip> {
  const spent = stopwatch()
  const first = await importInto(shop, work.from, work)
  const into = spent()
  const { bytes: exported, spentMs: out } = await settled(() => download(work.from), first.stocked)
  const whole = { source: bytesSource(exported, 'onhand.csv'), limit: Number.MAX_SAFE_INTEGER }
  const spentAgain = stopwatch()
  const again = await importInto(shop, work.to, whole)
  const spentMs = { into, out, again: spentAgain() }
  const before = await comparable(exported)
  let differences: readonly string[] = []
  // Stock reaches the database through a queue.
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    differences = differencesOf(before, await comparable(await download(work.to)))
    if (differences.length === 0) break
    await sleep(PAUSE_MS)
  }
  const unstocked = await missingStock(exported, first.stocked)
  if (unstocked > 0) differences = [`${unstocked} variants lost their stock`, ...differences]
  if (again.counts.badRows > 0)
    differences = [`${again.counts.badRows} rows of the export were refused`, ...differences]
  return {
    format: first.format,
    rows: first.rows,
    rowsJoined: first.rowsJoined,
    goodRows: first.counts.goodRows,
    badRows: first.counts.badRows,
    products: first.counts.states.written,
    differences: differences.slice(0, DIFFERENCES_SHOWN),
    spentMs,
  }
}

/** A download that has the stock it should have and did not change any more, and how long the last one took. Stock reaches the database through a queue. */
async function settled(download: () => Promise<Uint8Array<ArrayBuffer>>, stocked: ReadonlySet<string>) {
  let last = await download()
  for (let tries = 0; ; tries += 1) {
    await sleep(2 * PAUSE_MS)
    const spent = stopwatch()
    const next = await download()
    const isSettled = Buffer.compare(last, next) === 0 && (await missingStock(next, stocked)) === 0
    if (isSettled || tries === TRIES_MAX) return { bytes: next, spentMs: spent() }
    last = next
  }
}

/** How many variants came with stock and are exported without. */
async function missingStock(bytes: Uint8Array<ArrayBuffer>, stocked: ReadonlySet<string>): Promise<number> {
  let count = 0
  for await (const row of csvRows(bytesSource(bytes)))
    if (stocked.has(row.cell('SKU')) && row.cell('Stock') === '') count += 1
  return count
}

function stopwatch(): () => number {
  const fromMs = performance.now()
  return () => Math.round(performance.now() - fromMs)
}

function differencesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [
    ...[...before].flatMap(([code, row]) =>
      after.get(code) === row ? [] : [`${code}: ${row} became ${after.get(code)}`],
    ),
    ...[...after.keys()].flatMap((code) => (before.has(code) ? [] : [`${code} was not there`])),
  ]
}

async function importInto(
  shop: ShopClient,
  place: VendorPlace,
  { source, limit }: { readonly source: ImportSource; readonly limit: number },
) {
  const { format, columns } = await detectFormat(source)
  const file = await FORMATS[format](source, {
    price: '2.50',
    currency: place.currency,
    stock: null,
    weightUnit: 'kg',
    mapping: guessMapping(columns),
  })
  const { drafts, repeated } = withoutRepeats(file.drafts)
  const lost = [...file.problems, ...repeated]
  const all = [
    ...drafts.map((draft) => ({ draft, problems: [] })),
    ...lost.map((problem) => ({ draft: null, problems: [problem] })),
  ]
  const items = all.slice(0, limit).map((item, position) => ({ ...item, position }))
  const key = { vendorId: place.vendorId, runId: makeId('importRun', randomBytes(16)) }
  const isWhole = items.length === all.length
  await shop.mutate('dataImport.create', {
    ...key,
    fileName: 'catalogue',
    format,
    choices: {
      locationId: place.locationId,
      taxRateBps: 2000,
      stock: 'new',
      publish: 'as_file',
      dropsBadBarcodes: false,
    },
    rowCount: file.rowCount,
    rowsJoined: file.rowsJoined,
    itemCount: items.length,
  })
  for (let at = 0; at < items.length; at += ITEMS_PER_CALL) {
    const part = items.slice(at, at + ITEMS_PER_CALL)
    await shop.mutate('dataImport.putItems', {
      ...key,
      items: part as unknown as Parameters<typeof shop.mutate<'dataImport.putItems'>>[1]['items'],
    })
  }
  await finish(shop, key, 'check')
  const counts = await finish(shop, key, 'start')
  await picturesSettled(shop, key)
  const rows = isWhole ? file.rowCount : counts.goodRows + counts.badRows
  const stocked = new Set(
    drafts.flatMap(({ skus }) =>
      skus.flatMap(({ code, stockUnits, lots }) => ((lots?.[0]?.units ?? stockUnits ?? 0) > 0 ? code : [])),
    ),
  )
  return { format, rows, rowsJoined: isWhole ? file.rowsJoined : 0, counts, stocked }
}

type Key = { readonly vendorId: VendorPlace['vendorId']; readonly runId: Id<'importRun'> }

/** Steps an import until it has nothing left to do. */
async function finish(shop: ShopClient, key: Key, step: 'check' | 'start'): Promise<ImportCounts> {
  let view = await shop.mutate('dataImport.move', { ...key, step })
  while (view.run.state === 'checking' || view.run.state === 'running')
    view = await shop.mutate('dataImport.advance', key)
  return view.counts
}

/** Waits until every picture at another site is one of ours or could not be had: until then an export changes by itself. */
async function picturesSettled(shop: ShopClient, key: Key): Promise<void> {
  for (let tries = 0; tries < PICTURE_TRIES_MAX; tries += 1) {
    const { pictures } = await shop.query('dataImport.get', key)
    if (pictures === null || pictures.waiting === 0) return
    await sleep(PAUSE_MS)
  }
}

/** Rows of an export by SKU, product's fields included; addresses of products are their own in every shop. */
async function comparable(bytes: Uint8Array<ArrayBuffer>): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>()
  const names = ONHAND_COLUMNS.map(({ key }) => key).filter((key) => key !== 'Handle')
  for await (const row of csvRows(bytesSource(bytes)))
    rows.set(row.cell('SKU'), JSON.stringify(names.map((name) => row.cell(name))))
  return rows
}
