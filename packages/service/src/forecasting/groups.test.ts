import { type GroupSums, NO_SUMS } from '@onhand/domain/forecasting/group-sums'
import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import { expect, it } from 'vitest'
import { groupDays, shopDays } from './group-days.ts'
import type { ComingDays, ForecastGroupPort, WeekSums } from './group-ports.ts'
import { forecastGroups, marketGroups, MARKET_ROWS_MAX } from './groups.ts'

const SHOP = idOf('vendor', 'vnd_one')
const PLACE = idOf('location', 'loc_one')
const OTHER = idOf('location', 'loc_two')
const category = (name: string) => idOf('category', `cat_${name}`)
const MEMBER = {
  kind: 'person',
  personId: idOf('person', 'per_one'),
  memberships: [{ vendorId: SHOP, permissions: ['stock.read'] }],
  isOperator: false,
} as unknown as Actor
const OPERATOR = { kind: 'program', name: 'p', scopes: ['operate'] } as unknown as Actor
const NOBODY: Actor = { kind: 'nobody' }

function sums(units: number, more: Partial<GroupSums> = {}): GroupSums {
  const span = (days: number) => ({
    milliUnits: units * days * 1_000,
    milliVariance: units * days * 1_500,
    values: [{ currency: 'GBP', valueMinor: units * days * 200 }],
  })
  return {
    ...NO_SUMS,
    skuCount: 10,
    firstDay: '2026-11-22',
    horizonDays: 28,
    sold7Units: units * 7,
    sold28Units: units * 28,
    next7: span(7),
    next28: span(28),
    horizon: span(28),
    ...more,
  }
}

const CELLS = [
  { ...sums(30), categoryId: category('drinks'), locationId: PLACE },
  { ...sums(10), categoryId: category('food'), locationId: PLACE },
  { ...sums(2), categoryId: null, locationId: OTHER },
]
const TREE = [
  {
    categoryId: category('food'),
    name: 'Food',
    children: [{ categoryId: category('drinks'), name: 'Drinks', children: [] }],
  },
]

function depsWith(port: Partial<ForecastGroupPort>) {
  return {
    forecasts: {
      shopSums: async () => CELLS,
      weekSums: async () => [],
      marketSums: async () => [],
      marketNames: async () => ({ shops: new Map(), cities: new Map() }),
      groupSold: async () => [],
      groupComing: async () => ({ rows: [], nextCursor: null }),
      ...port,
    },
    catalog: { categories: async () => TREE },
    vendors: {
      records: async (ids: readonly string[]) =>
        ids.includes(SHOP)
          ? [{ locations: [PLACE, OTHER].map((id) => ({ id, name: id, timeZone: 'Europe/London' })) }]
          : [],
    },
    nowMs: () => Date.UTC(2026, 10, 22, 9),
  } as unknown as Parameters<typeof forecastGroups>[0]
}

const opened = async (port: Partial<ForecastGroupPort> = {}) => {
  const view = await forecastGroups(depsWith(port), MEMBER, { vendorId: SHOP, locale: 'en' })
  if (!view.ok) throw new Error(view.error.code)
  return view.value
}

it('[FCT-50] shows categories with their parents and places, each the sum of the rows below it', async () => {
  const view = await opened()
  expect(view).toMatchObject({ firstDay: '2026-11-22', horizonDays: 28, commonError: 0.15, weekCount: 0 })
  expect(view.total).toMatchObject({
    skuCount: 30,
    sold28Units: 1_176,
    next28: { units: 1_176 },
    next7: { units: 294 },
  })
  const told = view.tables.map(({ by, rows }) => [
    by,
    rows.map((row) => [row.kind, row.name, row.depth, row.next28.units]),
  ])
  expect(told).toEqual([
    [
      'category',
      [
        ['category', 'Food', 0, 1_120],
        ['category', 'Drinks', 1, 840],
        ['alone', 'Food', 1, 280],
        ['uncategorised', '', 0, 56],
      ],
    ],
    [
      'place',
      [
        ['place', 'loc_one', 0, 1_120],
        ['place', 'loc_two', 0, 56],
      ],
    ],
  ])
  expect(view.tables[0]?.rows[0]?.next28.values).toEqual([{ currency: 'GBP', valueMinor: 224_000 }])
})

it('[FCT-51] has bands by what the shop’s own weeks were wrong by, however many SKUs it has', async () => {
  const weeks = (share: number): readonly WeekSums[] =>
    Array.from({ length: 26 }, (_, index) => ({
      vendorId: SHOP,
      day: `2026-${String(10 + (index % 2))}-${String(1 + index).padStart(2, '0')}`,
      forecastUnits: 10_000,
      actualUnits: 10_000 * (1 + (index % 2 === 0 ? share : -share)),
    }))
  const width = async (share: number) => {
    const { next28 } = (await opened({ weekSums: async () => weeks(share) })).total
    return (next28.highUnits - next28.lowUnits) / next28.units
  }
  expect(await width(0.02)).toBeLessThan(0.35)
  expect(await width(0.3)).toBeGreaterThan(0.8)
  expect((await opened({ weekSums: async () => weeks(0.3) })).weekCount).toBe(26)
})

it('has days of a group, and refuses a category or place that is not there', async () => {
  const coming: readonly ComingDays[] = [
    { firstDay: '2026-11-22', dailyMean: [1, 2, 3] },
    // A place where it is still the day before.
    { firstDay: '2026-11-21', dailyMean: [9, 0.5, 0.25, 0.125] },
  ]
  const deps = depsWith({
    groupSold: async () => [{ day: '2026-11-21', units: 4 }],
    groupComing: async (_vendorId, _scope, { cursor }) => ({
      rows: cursor === null ? coming.slice(0, 1) : coming.slice(1),
      nextCursor: cursor === null ? 'next' : null,
    }),
  })
  const input = { vendorId: SHOP, isAlone: false, locale: 'en' as const }
  const days = await groupDays(deps, MEMBER, { ...input, categoryId: category('food') })
  if (!days.ok) throw new Error(days.error.code)
  expect(days.value).toMatchObject({ step: 'day', skuCount: 20 })
  expect(days.value.points).toHaveLength(59)
  expect(days.value.points.slice(54)).toEqual([
    { fromDay: '2026-11-20', toDay: '2026-11-20', soldUnits: 0, expectedUnits: null },
    { fromDay: '2026-11-21', toDay: '2026-11-21', soldUnits: 4, expectedUnits: null },
    { fromDay: '2026-11-22', toDay: '2026-11-22', soldUnits: null, expectedUnits: 1.5 },
    { fromDay: '2026-11-23', toDay: '2026-11-23', soldUnits: null, expectedUnits: 2.25 },
    { fromDay: '2026-11-24', toDay: '2026-11-24', soldUnits: null, expectedUnits: 3.125 },
  ])
  const refused = { ok: false, error: { code: 'not_found' } }
  expect(await groupDays(deps, MEMBER, { ...input, categoryId: category('none') })).toMatchObject(refused)
  expect(await groupDays(deps, MEMBER, { ...input, locationId: idOf('location', 'loc_far') })).toMatchObject(refused)
})

it('[FCT-50] has weeks of a group that is too large for days, and they add up to its sums', async () => {
  const deps = depsWith({
    shopSums: async () => [{ ...sums(50, { skuCount: 10_001 }), categoryId: null, locationId: PLACE }],
    groupSold: () => Promise.reject(new Error('not read')),
    groupComing: () => Promise.reject(new Error('not read')),
  })
  const days = await shopDays(deps, OPERATOR, { vendorId: SHOP })
  if (!days.ok) throw new Error(days.error.code)
  expect(days.value.step).toBe('week')
  const units = (pick: 'soldUnits' | 'expectedUnits') =>
    days.value.points.reduce((sum, one) => sum + (one[pick] ?? 0), 0)
  expect([units('soldUnits'), units('expectedUnits')]).toEqual([1_400, 1_400])
  expect(days.value.points.map((one) => one.fromDay)).toContain('2026-11-22')
})

it('[FCT-50] shows the operator shops and cities, the many small ones as one row', async () => {
  const shops = Array.from({ length: MARKET_ROWS_MAX + 7 }, (_, index) => idOf('vendor', `vnd_shop${index}`))
  const places = shops.map((_, index) => idOf('location', `loc_shop${index}`))
  const asked: (readonly string[])[] = []
  const deps = depsWith({
    marketSums: async () =>
      shops.map((vendorId, index) => ({ ...sums(index + 1), vendorId, locationId: places[index] ?? PLACE })),
    marketNames: async () => ({
      shops: new Map(shops.map((id, index) => [id, `Shop ${index}`])),
      cities: new Map(
        places.map((id, index) => [id, { city: index % 2 ? 'York' : ' york ', country: index < 9 ? 'GB' : 'US' }]),
      ),
    }),
    weekSums: async (vendorIds) => {
      asked.push(vendorIds)
      return []
    },
  })
  const view = await marketGroups(deps, OPERATOR, { locale: 'en' })
  if (!view.ok) throw new Error(view.error.code)
  const [byShop, byCity] = view.value.tables
  expect(byShop?.rows).toHaveLength(MARKET_ROWS_MAX + 1)
  expect(byShop?.rows[0]).toMatchObject({ kind: 'shop', name: `Shop ${MARKET_ROWS_MAX + 6}` })
  expect(byShop?.rows.at(-1)).toMatchObject({ kind: 'others', name: '7', next28: { units: 28 * 28 } })
  expect(byCity?.rows.map((row) => row.name.toLowerCase())).toEqual(['york, us', 'york, gb'])
  for (const table of [byShop, byCity])
    expect(table?.rows.reduce((sum, row) => sum + row.next28.units, 0)).toBe(view.value.total.next28.units)
  expect(asked.map((ids) => ids.length)).toEqual([50])
})

it('answers nobody but the shop’s people and the operator', async () => {
  const deps = depsWith({})
  const other = { vendorId: idOf('vendor', 'vnd_other'), locale: 'en' as const, isAlone: false }
  for (const actor of [MEMBER, NOBODY]) {
    expect((await forecastGroups(deps, actor, other)).ok).toBe(false)
    expect((await groupDays(deps, actor, other)).ok).toBe(false)
    expect((await marketGroups(deps, actor, { locale: 'en' })).ok).toBe(false)
    expect((await shopDays(deps, actor, { vendorId: SHOP })).ok).toBe(false)
  }
  expect(await shopDays(deps, OPERATOR, other)).toMatchObject({ error: { code: 'not_found' } })
})
