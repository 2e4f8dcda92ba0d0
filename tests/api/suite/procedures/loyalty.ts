import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { Procedures } from '../procedure.ts'
import { SHOPS } from '../shops.ts'

const [{ vendorId }] = SHOPS
const page = { cursor: 'none', limit: 5 }
const personId = makeId('person', randomBytes(16))
const customerId = makeId('customer', randomBytes(16))

/** Followers of shops and the credit that shops give. */
export const LOYALTY_PROCEDURES = {
  'follow.set': { kind: 'mutation', audience: 'person', input: () => ({ vendorId, isFollowing: true }) },
  'follow.state': { kind: 'query', audience: 'everyone', input: () => ({ vendorId }) },
  'follow.mine': { kind: 'query', audience: 'person', input: () => ({ locale: 'en' }), optional: ['locale'] },
  'follow.list': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, ...page }),
    optional: Object.keys(page),
  },
  'follow.counts': { kind: 'query', audience: { permission: 'customers.read' }, input: () => ({ vendorId }) },
  'credit.mine': { kind: 'query', audience: 'person', input: () => ({ locale: 'en' }), optional: ['locale'] },
  'credit.rule': { kind: 'query', audience: { permission: 'customers.read' }, input: () => ({ vendorId }) },
  'credit.setRule': {
    kind: 'mutation',
    audience: { permission: 'shop.write' },
    // Buying earns nothing: what people buy in other tests moves no credit minutes later, while balances are compared.
    input: () => ({ vendorId, earnBps: 0, spendMaxBps: 5_000, validDays: 365 }),
  },
  'credit.give': {
    kind: 'mutation',
    audience: { permission: 'orders.refund' },
    input: () => ({
      vendorId,
      entryId: makeId('creditEntry', randomBytes(16)),
      personId,
      amountMinor: 500,
      reason: 'Sorry about the wait',
    }),
  },
  'credit.ofCustomer': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, customerId }),
  },
  'credit.list': {
    kind: 'query',
    audience: { permission: 'customers.read' },
    input: () => ({ vendorId, personId, ...page }),
    optional: ['personId', ...Object.keys(page)],
  },
} as const satisfies Procedures
