import { idOf } from '@onhand/domain/ids'
import { EXPORT_COLUMNS } from '@onhand/domain/reports/export-columns'
import { aNeed } from '@onhand/testing/purchasing/need'
import { PurchaseWorld } from '@onhand/testing/purchasing/purchase-world'
import { expect, it } from 'vitest'
import type { SupplyTerms } from '../forecasting/ports.ts'
import type { NeedRow } from './ports.ts'
import { proposalRows } from '../reports/proposal-rows.ts'
import { propose } from './propose.ts'

function ask(world: PurchaseWorld, budgetMinor: number | null = null, withDismissed = false) {
  return propose(world.deps(), { vendorId: world.vendor.id, locale: 'en', budgetMinor, withDismissed })
}

function offer(world: PurchaseWorld, name: string, overrides: Partial<SupplyTerms> = {}): SupplyTerms {
  const who = { skuId: world.skuId, supplierId: idOf('supplier', `sup_${name}`), currency: 'GBP', isPreferred: false }
  return { ...who, leadDays: [3], minimumUnits: 1, packUnits: 1, priceMinor: 60, missedShare: 0, ...overrides }
}

function aWorld(needs: readonly Partial<NeedRow>[] = [{}]): PurchaseWorld {
  const world = new PurchaseWorld()
  world.needs = needs.map((need) => aNeed(world, need))
  return world
}

it('[BUY-18] goes to the supplier that costs least in all, and says why and against whom', async () => {
  const world = aWorld()
  world.offers = [offer(world, 'dear', { priceMinor: 75 }), offer(world, 'good', { packUnits: 6 })]
  const { proposals } = await ask(world)
  expect(proposals).toMatchObject([
    {
      supplierId: 'sup_good',
      lines: [{ units: 12, unitCostMinor: 60, reason: { choice: { code: 'price', otherName: 'dear' } } }],
    },
  ])
  world.offers = [offer(world, 'weak', { priceMinor: 58, missedShare: 0.5 }), offer(world, 'sure')]
  expect((await ask(world)).proposals).toMatchObject([
    { supplierId: 'sup_sure', lines: [{ reason: { choice: { code: 'reliability', otherName: 'weak' } } }] },
  ])
  world.offers = [
    offer(world, 'far', { priceMinor: 59, leadDays: [45] }),
    offer(world, 'near', { leadDays: [2] }),
    offer(world, 'ours', { priceMinor: 90, isPreferred: true }),
  ]
  const [first] = (await ask(world)).proposals
  expect(first).toMatchObject({ supplierId: 'sup_ours', lines: [{ reason: { choice: { code: 'preferred' } } }] })
})

it('[BUY-21] counts no unit that expires before it sells, and orders no more than sells before it expires', async () => {
  // Six a day are there, four end tomorrow: of them two days' sales go, the rest is waste.
  const lots = [
    { units: 10, expiryDate: '2026-11-22' },
    { units: 4, expiryDate: '2026-12-24' },
  ]
  const world = aWorld([{ availableUnits: 14, lots }])
  const [line] = (await ask(world)).proposals[0]?.lines ?? []
  expect(line).toMatchObject({ expiringUnits: 6, units: 7, reason: { expiringUnits: 6, leftUnits: 14 } })
  // Two days' life after three days on the way: six sell before they expire, and the three that are there first.
  const fresh = aWorld()
  fresh.lifeDays = 2
  expect((await ask(fresh)).proposals[0]?.lines[0]).toMatchObject({ units: 6, reason: { shelfLifeByUnits: 6 } })
  fresh.offers = [offer(fresh, 'crate', { minimumUnits: 12, packUnits: 12 })]
  expect((await ask(fresh)).proposals).toEqual([])
})

it('[FCT-41] says which promotion the order has to last through', async () => {
  const note = { kind: 'promotion' as const, pricePermille: -200, effectPermille: 350 }
  // Today is 2026-11-21, and the order has to last four days.
  const reasonOf = async (firstDay: string, lastDay: string) => {
    const world = aWorld([{ plan: [{ ...note, firstDay, lastDay }] }])
    return (await ask(world)).proposals[0]?.lines[0]?.reason
  }
  const days = { firstDay: '2026-11-24', lastDay: '2026-11-30' }
  expect((await reasonOf('2026-11-24', '2026-11-30'))?.promotion).toEqual({ ...days, isRunning: false })
  expect((await reasonOf('2026-11-14', '2026-11-22'))?.promotion).toMatchObject({ isRunning: true })
  expect((await reasonOf('2026-11-25', '2026-11-30'))?.promotion).toBeUndefined()
  expect((await reasonOf('2026-11-14', '2026-11-20'))?.promotion).toBeUndefined()
})

it('[DIO-5] is downloaded with the numbers it is made of, a cell for each column', async () => {
  const world = aWorld()
  world.offers = [offer(world, 'dear', { priceMinor: 75 }), offer(world, 'good', { packUnits: 6 })]
  const { proposals } = await ask(world)
  const [row = [], ...others] = proposalRows(proposals, world.vendor)
  expect(others).toEqual([])
  expect(row).toHaveLength(EXPORT_COLUMNS.proposals.length)
  const cell = (key: string) => row[EXPORT_COLUMNS.proposals.findIndex((column) => column.key === key)]
  expect(['supplier', 'units', 'total', 'reason', 'chosenFor', 'nextBest'].map(cell)).toEqual([
    ...['good', 12, '7.20', 'below_reorder_point', 'price', 'dear'],
  ])
})

it('[BUY-13] spends a budget pack by pack where it saves most, and says what share of demand it buys', async () => {
  const world = aWorld([{}, { priceMinor: 600, unitCostMinor: 60, productId: idOf('product', 'prd_dear') }, {}])
  const whole = await ask(world)
  expect(whole.spend).toMatchObject({ spentMinor: 2_160, allMinor: 2_160, lineCount: 3, allLineCount: 3 })
  let fill = whole.spend.fillBeforePermille
  for (const budget of [0, 59, 60, 300, 720, 721, 1_500, 2_160, 50_000]) {
    const { spend, proposals } = await ask(world, budget)
    expect(spend.spentMinor).toBeLessThanOrEqual(budget)
    expect(spend.spentMinor).toBe(proposals.reduce((sum, one) => sum + one.totalMinor, 0))
    expect(spend.fillPermille).toBeGreaterThanOrEqual(fill)
    fill = spend.fillPermille
  }
  expect(fill).toBe(whole.spend.fillAllPermille)
  // The dear one first: its lost sales are worth four times as much.
  expect((await ask(world, 300)).proposals.flatMap((one) => one.lines.map((line) => line.priceMinor))).toEqual([600])
})

it('[BUY-13] drops an order that the budget brings below its supplier’s smallest; what was put off costs nothing', async () => {
  const world = aWorld([{}, { isDismissed: true }])
  world.minOrderMinor = 500
  expect((await ask(world, 499)).spend.spentMinor).toBe(0)
  const { spend, proposals } = await ask(world, 600, true)
  expect(spend).toMatchObject({ spentMinor: 600, allLineCount: 1 })
  expect(proposals[0]?.lines.map((line) => [line.units, line.isDismissed])).toEqual([
    [10, false],
    [12, true],
  ])
})
