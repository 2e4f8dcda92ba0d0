import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'

const [{ vendorId }] = SHOPS
const READ = { permission: 'reports.read' } as const
const days = { vendorId, fromDate: '2026-11-01', toDate: '2026-11-28' }
const optional = ['limit']

/** A shop's history. */
export const INSIGHT_PROCEDURES = {
  'insight.overview': { kind: 'query', audience: READ, input: () => days },
  'insight.sales': { kind: 'query', audience: READ, input: () => days },
  'insight.products': {
    kind: 'query',
    audience: READ,
    input: () => ({ ...days, locale: 'en', sort: 'rising', limit: 5 }),
    optional: ['sort', ...optional],
  },
  'insight.baskets': { kind: 'query', audience: READ, input: () => ({ ...days, locale: 'en', limit: 5 }), optional },
  'insight.stock': { kind: 'query', audience: READ, input: () => days },
  'insight.stockList': {
    kind: 'query',
    audience: READ,
    input: () => ({ ...days, locale: 'en', list: 'stale', limit: 5 }),
    optional,
  },
  'insight.service': { kind: 'query', audience: READ, input: () => ({ ...days, locale: 'zh-Hant' }) },
  'insight.searches': {
    kind: 'query',
    audience: READ,
    input: () => ({ ...days, onlyMissed: true, limit: 5 }),
    optional: ['onlyMissed', ...optional],
  },
  'insight.forecasts': { kind: 'query', audience: READ, input: () => days },
  'operator.searches': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ days: 30, onlyMissed: false, limit: 5 }),
    optional: ['days', 'onlyMissed', ...optional],
  },
} as const satisfies Procedures
