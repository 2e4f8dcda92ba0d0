import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import type { Shortage } from '../insight/ports.ts'
import { wantGoods } from './want-goods.ts'

const SKU = idOf('sku', 'sku_tea')
const DAY_MS = 86_400_000

function world(availableUnits: number, isSellable = true) {
  const noted: Shortage[] = []
  const clock = { nowMs: 1_000 * DAY_MS }
  const deps = {
    catalog: { sellableSkus: async () => [{ skuId: SKU, vendorId: 'vnd_one', isSellable }] },
    stock: { availability: async () => ({ skuId: SKU, availableUnits, locations: [] }) },
    unmetDemand: { noteShortages: async (shortages: readonly Shortage[]) => void noted.push(...shortages) },
    nowMs: () => clock.nowMs,
  } as unknown as Parameters<typeof wantGoods>[0]
  return { deps, noted, clock }
}

function person(name: string): Actor {
  const who = { personId: idOf('person', `per_${name}`), email: `${name}@example.com`, isEmailVerified: true }
  return { kind: 'person', ...who, isOperator: false, memberships: [] }
}

it('[FCT-27] counts who wants what is not there, each person once in two weeks', async () => {
  const { deps, noted, clock } = world(0)
  for (const name of ['ada', 'ada', 'bob'])
    expect(await wantGoods(deps, person(name), { skuId: SKU })).toEqual({ ok: true, value: { isCounted: true } })
  expect(noted).toMatchObject([{ skuId: SKU, vendorId: 'vnd_one', askedUnits: 1, availableUnits: 0 }, {}, {}])
  const carts = noted.map((one) => one.cartId)
  expect([carts[0] === carts[1], carts[0] === carts[2]]).toEqual([true, false])
  clock.nowMs += 14 * DAY_MS
  await wantGoods(deps, person('ada'), { skuId: SKU })
  expect(noted[3]?.cartId).not.toBe(carts[0])
})

it('[FCT-27] counts nobody without a name, nothing that is there, and nothing that is not sold', async () => {
  const there = world(3)
  expect(await wantGoods(there.deps, person('ada'), { skuId: SKU })).toEqual({ ok: true, value: { isCounted: false } })
  const gone = world(0, false)
  expect(await wantGoods(gone.deps, person('ada'), { skuId: SKU })).toMatchObject({ error: { code: 'not_found' } })
  const open = world(0)
  expect(await wantGoods(open.deps, { kind: 'nobody' }, { skuId: SKU })).toMatchObject({
    error: { code: 'sign_in_required' },
  })
  expect([...there.noted, ...gone.noted, ...open.noted]).toEqual([])
})
