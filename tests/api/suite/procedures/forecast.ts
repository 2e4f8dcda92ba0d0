import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { Procedure } from '../procedure.ts'
import { SHOPS } from '../shops.ts'
import type { World } from '../world.ts'

const [shop] = SHOPS
const { vendorId, locationId } = shop
const locale = 'en'
const page = { cursor: 'x', limit: 5 }
const read = { permission: 'stock.read' } as const
const write = { permission: 'stock.write' } as const
const set = { permission: 'shop.write' } as const
const runId = () => makeId('forecastRun', randomBytes(16))
const skuOf = ({ product }: World) => ({ vendorId, skuId: product.skuId })

/** Forecasts, their runs, settings and warnings. */
export const FORECAST_PROCEDURES = {
  'forecast.startRun': { kind: 'mutation', audience: write, input: () => ({ vendorId, runId: runId() }) },
  'forecast.cancelRun': { kind: 'mutation', audience: write, input: () => ({ vendorId, runId: runId() }) },
  'forecast.run': { kind: 'query', audience: read, input: () => ({ vendorId, runId: runId() }) },
  'forecast.runs': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, ...page }),
    optional: ['cursor', 'limit'],
  },
  'forecast.rows': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locationId, ...page, locale, valueClass: 'A', words: 'proof' }),
    optional: ['locationId', 'cursor', 'limit', 'locale', 'valueClass', 'words'],
  },
  'forecast.sku': {
    kind: 'query',
    audience: read,
    input: (world) => ({ ...skuOf(world), locationId, locale }),
    optional: ['locale'],
  },
  'forecast.groups': { kind: 'query', audience: read, input: () => ({ vendorId, locale }), optional: ['locale'] },
  'forecast.groupDays': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locationId, categoryId: 'none', isAlone: false, locale }),
    optional: ['locationId', 'categoryId', 'isAlone', 'locale'],
  },
  'forecast.accuracy': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, spanDays: 1, days: 28 }),
    optional: ['spanDays', 'days'],
  },
  'forecast.settings': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'forecast.saveSettings': {
    kind: 'mutation',
    audience: set,
    input: () => ({
      vendorId,
      targetPermille: 970,
      targetOf: 'units',
      reviewDays: 2,
      overstockDays: 45,
      horizonDays: 56,
    }),
  },
  'forecast.overrides': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, ...page, locale }),
    optional: ['cursor', 'limit', 'locale'],
  },
  'forecast.saveOverride': {
    kind: 'mutation',
    audience: set,
    input: (world) => ({ ...skuOf(world), mode: 'floor', floorUnits: 3 }),
    optional: ['floorUnits'],
  },
  'forecast.alerts': {
    kind: 'query',
    audience: read,
    input: () => ({ vendorId, locationId, ...page, locale, kind: 'overstock', isSnoozed: false }),
    optional: ['locationId', 'cursor', 'limit', 'locale', 'kind', 'isSnoozed'],
  },
  'forecast.alertSummary': { kind: 'query', audience: read, input: () => ({ vendorId }) },
  'forecast.snoozeAlert': {
    kind: 'mutation',
    audience: write,
    input: (world) => ({ ...skuOf(world), locationId, kind: 'expiring', days: 7 }),
  },
  'operator.startForecast': { kind: 'mutation', audience: 'operator', input: () => ({ runId: runId() }) },
  'operator.cancelForecast': { kind: 'mutation', audience: 'operator', input: () => ({ runId: runId() }) },
  'operator.forecastRun': { kind: 'query', audience: 'operator', input: () => ({ runId: runId() }) },
  'operator.forecastRuns': {
    kind: 'query',
    audience: 'operator',
    input: () => page,
    optional: ['cursor', 'limit'],
  },
  'operator.forecastAccuracy': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ spanDays: 7, days: 28 }),
    optional: ['spanDays', 'days'],
  },
  'operator.forecastGroups': { kind: 'query', audience: 'operator', input: () => ({ locale }), optional: ['locale'] },
  'operator.forecastGroupDays': { kind: 'query', audience: 'operator', input: () => ({ vendorId }) },
} as const satisfies Readonly<Record<`forecast.${string}` | `operator.${string}`, Procedure>>
