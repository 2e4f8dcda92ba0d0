import { idOf } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'

const [{ vendorId }] = SHOPS
/** No shop: what the operator does to shops is tried where it harms none. */
const noVendorId = idOf('vendor', 'vnd_nobodyhasthis')
const page = { cursor: 'none', limit: 5 }
const period = { currency: 'GBP', fromMs: 1, toMs: 2_000_000_000_000 }
const DAY_MS = 86_400_000

/** A shop's money. */
export const MONEY_PROCEDURES = {
  'money.summary': { kind: 'query', audience: { permission: 'money.read' }, input: () => ({ vendorId }) },
  'money.statement': {
    kind: 'query',
    audience: { permission: 'money.read' },
    input: () => ({ vendorId, ...period, ...page }),
    optional: ['fromMs', 'toMs', ...Object.keys(page)],
  },
  'money.statementSums': {
    kind: 'query',
    audience: { permission: 'money.read' },
    input: () => ({ vendorId, ...period }),
    optional: ['fromMs', 'toMs'],
  },
  'money.payouts': {
    kind: 'query',
    audience: { permission: 'money.read' },
    input: () => ({ vendorId, statuses: ['paid'], ...page }),
    optional: ['statuses', ...Object.keys(page)],
  },
  'money.requestPayout': {
    kind: 'mutation',
    audience: { permission: 'money.payout' },
    input: () => ({ vendorId, payoutId: idOf('payout', 'pyt_suite000000000000'), amountMinor: 999_999_999_999 }),
    optional: ['amountMinor'],
  },
  'money.setPayoutRule': {
    kind: 'mutation',
    audience: { permission: 'money.payout' },
    input: () => ({ vendorId, schedule: 'manual', minimumMinor: 0 }),
  },
  'money.reconciliation': { kind: 'query', audience: { permission: 'money.read' }, input: () => ({ vendorId }) },
} as const satisfies Procedures

/** The operator's console. */
export const CONSOLE_PROCEDURES = {
  'operator.shops': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ locale: 'en', words: 'a', state: 'open', ...page }),
    optional: ['locale', 'words', 'state', ...Object.keys(page)],
  },
  'operator.suspendShop': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ vendorId: noVendorId, reason: 'a test' }),
  },
  'operator.reopenShop': { kind: 'mutation', audience: 'operator', input: () => ({ vendorId: noVendorId }) },
  'operator.commissionRates': { kind: 'query', audience: 'operator', input: () => ({ vendorId }) },
  'operator.setCommissionRate': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ vendorId: noVendorId, commissionBps: 1000, fromMs: 8_000_000_000_000 }),
  },
  'operator.setHoldDays': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ vendorId: noVendorId, holdDays: 3 }),
  },
  'operator.orders': {
    kind: 'query',
    audience: 'operator',
    input: () => ({
      locale: 'en',
      vendorId,
      statuses: ['placed'],
      number: 'A-1',
      fromMs: 1,
      toMs: 2_000_000_000_000,
      ...page,
    }),
    optional: ['locale', 'vendorId', 'statuses', 'number', 'fromMs', 'toMs', ...Object.keys(page)],
  },
  'operator.payouts': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ locale: 'en', statuses: ['failed'], ...page }),
    optional: ['locale', 'statuses', ...Object.keys(page)],
  },
  'operator.troubles': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ outcome: 'open', ...page }),
    optional: ['outcome', ...Object.keys(page)],
  },
  'operator.resumeCheckout': {
    kind: 'mutation',
    audience: 'operator',
    input: ({ open }) => ({ cartId: open.cartId }),
  },
  'operator.settleDeadLetters': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({ ids: ['none'], action: 'discard' }),
  },
  'operator.health': { kind: 'query', audience: 'operator' },
  'operator.fillRate': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ vendorId, days: 7 }),
    optional: ['vendorId', 'days'],
  },
  'operator.platformMoney': { kind: 'query', audience: 'operator' },
  'operator.reconcile': {
    kind: 'mutation',
    audience: 'operator',
    input: () => ({
      id: idOf('reconciliation', 'rec_suite000000000000'),
      currency: 'GBP',
      fromMs: Date.now() - DAY_MS,
      toMs: Date.now(),
    }),
  },
  'operator.reconciliations': {
    kind: 'query',
    audience: 'operator',
    input: () => page,
    optional: Object.keys(page),
  },
  'operator.reconciliation': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ id: idOf('reconciliation', 'rec_nobodymade') }),
  },
  'operator.audit': {
    kind: 'query',
    audience: 'operator',
    input: () => ({ vendorId, ...page }),
    optional: ['vendorId', ...Object.keys(page)],
  },
} as const satisfies Procedures
