import { randomBytes } from 'node:crypto'
import { type IdKind, idOf, makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'

const [{ vendorId, locationId }] = SHOPS
const newId = <Kind extends IdKind>(kind: Kind) => makeId(kind, randomBytes(16))
const IMPORT = { permission: 'products.import' } as const
const READ = { permission: 'reports.read' } as const
const WRITE = { permission: 'reports.write' } as const
const page = { cursor: 'none', limit: 5 }
const key = { vendorId, runId: idOf('importRun', `imp_${'s'.repeat(26)}`) }
const reportKey = { vendorId, reportId: idOf('report', 'rpt_suite0000000000000') }

/** One product of a file with something in every field. */
const item = {
  position: 0,
  problems: [{ line: 3, field: 'price', reason: 'missing', value: 'tea' }],
  draft: {
    line: 2,
    code: 'tea',
    title: 'Tea',
    description: 'Leaves',
    brand: 'Proof',
    tags: ['green'],
    attributes: [{ name: 'Origin', value: 'Taiwan', translations: { 'zh-Hant': { name: '產地', value: '臺灣' } } }],
    allergens: ['milk'],
    categories: ['tea'],
    images: [{ url: '/media/x.webp', alt: 'Tea', alts: { 'zh-Hant': '茶' }, width: 4, height: 5, tint: '#ffffff' }],
    translations: { 'zh-Hant': { title: '茶', description: '葉' } },
    status: 'draft',
    options: ['Size'],
    isWhole: true,
    skus: [
      {
        line: 2,
        code: 'tea-s',
        title: 'S',
        titles: { 'zh-Hant': '小' },
        barcode: '4006381333931',
        price: '4.50',
        compareAt: '5.00',
        cost: '2.00',
        weightGrams: 100,
        measure: { amount: 100, unit: 'g' },
        stockUnits: 7,
        lots: [{ location: 'Main', lotCode: 'A1', expiryDate: '2027-01-31', units: 7 }],
        optionValues: ['S'],
        taxRateBps: 2000,
        unitsPerOrderMax: 5,
        otherPrices: [{ currency: 'EUR', price: '5.00', compareAt: '6.00' }],
      },
    ],
  },
}
const image = 'items.draft.images'

/** Files in, reports out. */
export const DATA_PROCEDURES = {
  'dataImport.create': {
    kind: 'mutation',
    audience: IMPORT,
    input: () => ({
      vendorId,
      runId: newId('importRun'),
      fileName: 'tea.csv',
      format: 'generic',
      choices: { locationId, taxRateBps: 2000, stock: 'new', publish: 'draft', dropsBadBarcodes: false },
      rowCount: 1,
      rowsJoined: 0,
      itemCount: 1,
    }),
  },
  'dataImport.putItems': {
    kind: 'mutation',
    audience: IMPORT,
    input: () => ({ ...key, items: [item] }),
    optional: [
      `${image}.alts`,
      `${image}.alts.zh-Hant`,
      `${image}.width`,
      `${image}.height`,
      `${image}.tint`,
      'items.draft.translations.zh-Hant',
      'items.draft.attributes.translations',
      'items.draft.attributes.translations.zh-Hant',
      'items.draft.skus.titles',
      'items.draft.skus.titles.zh-Hant',
    ],
  },
  'dataImport.move': { kind: 'mutation', audience: IMPORT, input: () => ({ ...key, step: 'cancel' }) },
  'dataImport.advance': { kind: 'mutation', audience: IMPORT, input: () => key },
  'dataImport.get': { kind: 'query', audience: IMPORT, input: () => key },
  'dataImport.list': {
    kind: 'query',
    audience: IMPORT,
    input: () => ({ vendorId, ...page }),
    optional: ['cursor', 'limit'],
  },
  'dataImport.lines': {
    kind: 'query',
    audience: IMPORT,
    input: () => ({ ...key, outcome: 'new', state: 'planned', ...page }),
    optional: ['outcome', 'state', 'cursor', 'limit'],
  },
  'report.list': { kind: 'query', audience: READ, input: () => ({ vendorId }) },
  'report.summary': {
    kind: 'query',
    audience: READ,
    input: () => ({ vendorId, fromDate: '2026-11-01', toDate: '2026-11-30' }),
  },
  'report.readers': { kind: 'query', audience: WRITE, input: () => ({ vendorId }) },
  'report.save': {
    kind: 'mutation',
    audience: WRITE,
    input: () => ({
      ...reportKey,
      name: 'Weekly',
      cadence: 'weekly',
      hour: 8,
      parts: ['sales'],
      format: 'csv',
      locale: 'en',
      recipientIds: [idOf('person', 'per_suite0000000000000')],
      isPaused: false,
    }),
  },
  'report.sendNow': { kind: 'mutation', audience: WRITE, input: () => reportKey },
  'report.remove': { kind: 'mutation', audience: WRITE, input: () => reportKey },
} as const satisfies Procedures
