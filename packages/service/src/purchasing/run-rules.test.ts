import { idOf } from '@onhand/domain/ids'
import { aNeed } from '@onhand/testing/purchasing/need'
import { PurchaseWorld } from '@onhand/testing/purchasing/purchase-world'
import { expect, it } from 'vitest'
import { runPurchaseRules } from './run-rules.ts'

/** Flour has fallen to 3 of 15; 12 more cost 720. */
function aWorld(dailyLimitMinor: number): PurchaseWorld {
  const world = new PurchaseWorld()
  world.needs = [aNeed(world)]
  const scope = { vendorId: world.vendor.id, supplierId: null, skuId: null }
  const who = { createdBy: 'per_owner', createdAtMs: 1, turn: 0 }
  world.rule = { id: idOf('purchaseRule', 'prl_flour'), ...scope, dailyLimitMinor, isActive: true, ...who }
  return world
}

it('[BUY-15] orders what is proposed, once though several runs go on at once, and not again while it is on its way', async () => {
  const world = aWorld(1_000)
  await Promise.all([1, 2, 3].map(() => runPurchaseRules(world.deps())))
  await runPurchaseRules(world.deps())
  expect([...world.orders.values()]).toMatchObject([
    { origin: 'rule', ruleId: 'prl_flour', status: 'sent', totalMinor: 720, lines: [{ units: 12 }] },
  ])
  expect(world.incomingUnits).toBe(12)
})

it('[FCT-27] orders nothing that was never stocked, whoever asked for it', async () => {
  const world = aWorld(1_000)
  world.needs = [aNeed(world, { availableUnits: 0, neverStocked: { peopleAsked: 6, searches: 14 } })]
  expect(await runPurchaseRules(world.deps())).toEqual({ orderedCount: 0 })
})

it('[BUY-15] orders nothing beyond its limit, and nothing while it rests', async () => {
  const small = aWorld(719)
  expect(await runPurchaseRules(small.deps())).toEqual({ orderedCount: 0 })
  const resting = aWorld(1_000)
  if (resting.rule) resting.rule = { ...resting.rule, isActive: false }
  expect(await runPurchaseRules(resting.deps())).toEqual({ orderedCount: 0 })
  expect([small.orders.size, resting.orders.size]).toEqual([0, 0])
})

it('[BUY-15] wherever the process dies the next run orders once', async () => {
  const counting = aWorld(1_000).deps()
  await runPurchaseRules(counting)
  for (let at = 1; at <= counting.crashing.calls; at += 1) {
    for (const when of ['before', 'after'] as const) {
      const world = aWorld(1_000)
      await runPurchaseRules(world.deps({ at, when })).catch(() => undefined)
      await runPurchaseRules(world.deps())
      expect(world.orders.size).toBe(1)
    }
  }
})
