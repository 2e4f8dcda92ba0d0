import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { aVendorRecord } from '@onhand/testing/catalog/builders'
import { describe, expect, it } from 'vitest'
import { skusByCode } from '../catalog/skus-by-code.ts'
import { upsertCategories } from '../catalog/upsert-categories.ts'
import { checkStock } from '../inventory/check-stock.ts'
import { receiveStock } from '../inventory/receive-stock.ts'
import { checkLedger } from '../payments/check-ledger.ts'
import { upsertVendor } from '../vendors/upsert-vendor.ts'

const person = {
  kind: 'person',
  personId: idOf('person', 'per_ada'),
  email: 'ada@example.com',
  isEmailVerified: true,
  memberships: [],
} as const
const log = { info: () => {}, warn: () => {}, error: () => {} }
const receipt = {
  skuId: idOf('sku', 'sku_aa'),
  movementId: idOf('movement', 'mov_aa'),
  locationId: idOf('location', 'loc_marlow'),
  lotId: idOf('lot', 'lot_aa'),
  lotCode: '',
  expiryDate: null,
  units: 1,
  reason: 'receipt',
} as const

/** Ports that know nothing, enough to tell "let in" from "turned away". */
const nothing = {
  nowMs: () => 0,
  log,
  vendors: { upsert: async () => {}, records: async () => [] },
  catalog: { skusByCode: async () => [], sellableSkus: async () => [] },
  catalogWrite: { upsertCategories: async () => {} },
  stock: { levels: async () => [] },
  stockProjection: { skuPage: async () => [], levelsOf: async () => [] },
  ledger: { balances: async () => [] },
} as unknown as Parameters<typeof upsertVendor>[0] &
  Parameters<typeof skusByCode>[0] &
  Parameters<typeof upsertCategories>[0] &
  Parameters<typeof checkStock>[0] &
  Parameters<typeof receiveStock>[0] &
  Parameters<typeof checkLedger>[0]

const CASES: [string, string, (actor: Actor) => Promise<{ ok: boolean; error?: { code: string } }>][] = [
  ['upsertVendor', 'catalog', (actor) => upsertVendor(nothing, actor, aVendorRecord())],
  ['upsertCategories', 'catalog', (actor) => upsertCategories(nothing, actor, [])],
  [
    'skusByCode',
    'catalog',
    (actor) => skusByCode(nothing, actor, { vendorId: idOf('vendor', 'vnd_marlow'), codes: ['A'] }),
  ],
  ['receiveStock', 'stock', (actor) => receiveStock(nothing, actor, receipt)],
  ['checkStock', 'operate', (actor) => checkStock(nothing, actor, { limit: 10 })],
  ['checkLedger', 'operate', (actor) => checkLedger(nothing, actor)],
]

describe.each(CASES)('%s', (_name, scope, call) => {
  const refusalOf = async (actor: Actor) => (await call(actor)).error?.code ?? 'let in'

  it('asks a stranger to sign in', async () => {
    expect(await refusalOf({ kind: 'nobody' })).toBe('sign_in_required')
  })

  it('is forbidden to shoppers and to programs without the scope', async () => {
    expect(await refusalOf({ ...person, isOperator: false })).toBe('forbidden')
    expect(await refusalOf({ kind: 'program', name: 'other', scopes: ['nothing'] })).toBe('forbidden')
  })

  it('lets the operator and programs with the scope in', async () => {
    const reached = ['let in', 'not_found']
    expect(reached).toContain(await refusalOf({ ...person, isOperator: true }))
    expect(reached).toContain(await refusalOf({ kind: 'program', name: 'seed', scopes: [scope] }))
    expect(reached).toContain(await refusalOf({ kind: 'program', name: 'seed', scopes: ['*'] }))
  })
})
