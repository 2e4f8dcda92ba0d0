import { ROLE_PERMISSIONS, type Role } from '@onhand/domain/identity/permissions'
import type { Actor } from '@onhand/domain/identity/actor'
import { idOf } from '@onhand/domain/ids'
import type { ServiceDay } from '@onhand/domain/insight/service-level'
import type { StockTotals } from '@onhand/domain/insight/stock-items'
import { addDays } from '@onhand/domain/local-time'
import { aVendorRecord } from '@onhand/testing/catalog/builders'
import { describe, expect, it } from 'vitest'
import type { InsightDeps } from './open-insight.ts'
import type { InsightPort } from './ports.ts'
import { SearchTallies, TALLY_TERMS_MAX } from './search-tally.ts'
import { viewSales } from './view-sales.ts'
import { marketSearches } from './view-searches.ts'
import type { ComparedStock } from '../forecasting/compare-stock.ts'
import { viewService } from './view-service.ts'
import { viewStock } from './view-stock.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 12)
const TODAY = '2026-11-21'
const vendor = aVendorRecord()
const request = { vendorId: vendor.id, fromDate: '2026-11-15', toDate: TODAY }

const TOTALS: StockTotals = {
  onHandUnits: 40,
  valueMinor: 4000,
  withoutCostCount: 0,
  soldUnits: 28,
  expectedUnits: 28,
  expectedValueMinor: 2800,
  forecastCount: 0,
  availableUnits: 40,
  staleUnits: 0,
  staleValueMinor: 0,
  wasteUnits: 0,
  wasteValueMinor: 0,
  wasteBeforeMinor: 0,
  expiredUnits: 0,
  expiredValueMinor: 0,
}

function aDay(date: string, units: number, servedUnits: number): ServiceDay {
  const late = { on_time: 0, hours_2: 0, day_1: 0, days_3: 0, later: 0, missing: 0 }
  const due = { due: 0, onTime: 0, inFull: 0, both: 0, late }
  return { date, units, servedUnits, lines: 1, servedLines: 1, orders: 1, servedOrders: 1, ...due }
}

function world(over: Partial<InsightPort> = {}) {
  const calls: string[] = []
  const insight = {
    salesByDay: async () => [],
    ordersByHour: async () => [],
    serviceDays: async () => [],
    shortfalls: async () => [],
    missed: async () => [],
    stockTotals: async () => TOTALS,
    stockChanges: async () => [],
    comparedStock: async () => null,
    replenishedSinceMs: async () => null,
    searches: async () => [],
    ...over,
  }
  const read = new Proxy(insight, {
    get: (target, name) => {
      calls.push(String(name))
      return Reflect.get(target, name)
    },
  })
  const deps = {
    insight: read,
    vendors: { records: async () => [vendor] },
    nowMs: () => NOW_MS,
  } as unknown as InsightDeps
  return { deps, calls }
}

function as(role: Role): Actor {
  return {
    kind: 'person',
    personId: idOf('person', 'per_reader'),
    email: 'reader@example.com',
    isEmailVerified: true,
    isOperator: false,
    memberships: [{ vendorId: vendor.id, permissions: ROLE_PERMISSIONS[role] }],
  }
}

describe('what a shop is shown of its history', () => {
  it('[INS-14] is for those who may read its reports; nothing is read for others', async () => {
    const { deps, calls } = world()
    expect(await viewSales(deps, as('picker'), request)).toEqual({ ok: false, error: { code: 'forbidden' } })
    const other = { ...request, vendorId: idOf('vendor', 'vnd_other') }
    expect(await viewSales(deps, as('owner'), other)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await marketSearches(deps, as('owner'), { days: 7, onlyMissed: true, limit: 5 })).toMatchObject({
      ok: false,
    })
    expect(calls).toEqual([])
    expect((await viewSales(deps, as('viewer'), request)).ok).toBe(true)
  })

  it('is bounded: a year at most, and not backwards', async () => {
    const { deps } = world()
    const ask = async (fromDate: string) => (await viewSales(deps, as('owner'), { ...request, fromDate })).ok
    expect([await ask(addDays(TODAY, -365)), await ask(addDays(TODAY, -366)), await ask('2026-11-22')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('[INS-3] does not compare with a year in which the shop had not begun to sell', async () => {
    const sold = (date: string) => ({ date, orders: 1, units: 1, salesMinor: 500, refundedMinor: 0 })
    const yearAgo = (date: string) =>
      world({ salesByDay: async ({ toMs }) => (toMs < Date.UTC(2026, 0) ? [sold(date)] : [sold(TODAY)]) })
    const lastYear = async (date: string) => {
      const asked = { ...request, fromDate: '2026-10-23' }
      const found = await viewSales(yearAgo(date).deps, as('owner'), asked)
      return found.ok ? found.value.lastYear : 'refused'
    }
    // Thirty days: the first quarter ends after seven of them.
    expect(await lastYear('2025-10-31')).toMatchObject({ salesMinor: 500 })
    expect(await lastYear('2025-11-01')).toBeNull()
  })

  it('[INS-18] says what keeping the stock costs, and what min/max would tie up more only where the past says so', async () => {
    const costOf = async (compared: ComparedStock | null) => {
      const { deps } = world({ comparedStock: async () => compared })
      const found = await viewStock(deps, as('owner'), request)
      return found.ok ? found.value.cost : null
    }
    const plain = { holdingPercent: 30, monthMinor: 100 }
    expect(await costOf(null)).toEqual({ ...plain, compared: null })
    const throughDay = '2026-11-20'
    expect(await costOf({ throughDay, saving: null })).toEqual({ ...plain, compared: { throughDay, comparison: null } })
    const ratio = { value: 1.5, low: 1.3, high: 1.7 }
    const extraValue = { value: 999.6, low: 500.2, high: 1_500.4 }
    const counts = { skus: 40, days: 56, units: 900, fill: 0.981 }
    const saving = { ...counts, ourValue: 2_000, minMaxValue: 2_999.6, ratio, extraValue }
    expect((await costOf({ throughDay, saving }))?.compared?.comparison).toEqual({
      ...{ skus: 40, days: 56, fill: 0.981, ratio },
      ...{ ourMinor: 2_000, minMaxMinor: 3_000, monthMinor: 25 },
      extraMinor: { value: 1_000, low: 500, high: 1_500 },
    })
  })

  it('[INS-13] compares the days since stock was first ordered as suggested with as many before', async () => {
    const sinceMs = Date.UTC(2026, 10, 18, 9)
    const { deps } = world({
      replenishedSinceMs: async () => sinceMs,
      serviceDays: async () => [
        aDay('2026-11-13', 50, 0),
        aDay('2026-11-15', 10, 8),
        aDay('2026-11-17', 10, 9),
        aDay('2026-11-18', 10, 10),
        aDay(TODAY, 30, 29),
      ],
      // On the 18th ten units of 100 each came in: 30 before, 40 since.
      stockChanges: async () => [{ date: '2026-11-18', units: 10, valueMinor: 1000 }],
    })
    const found = await viewService(deps, as('owner'), { ...request, locale: 'en' })
    expect(found.ok && found.value.effect).toEqual({
      sinceDate: '2026-11-18',
      before: {
        fromDate: '2026-11-14',
        toDate: '2026-11-17',
        fill: { unit: 0.85, line: 1, order: 1 },
        stockValueMinor: 3000,
      },
      since: {
        fromDate: '2026-11-18',
        toDate: TODAY,
        fill: { unit: 0.975, line: 1, order: 1 },
        stockValueMinor: 4000,
      },
    })
  })
})

describe('searches on their way to be counted', () => {
  it('[INS-11] are added up by shop and words, and given away once', () => {
    const tallies = new SearchTallies()
    tallies.add({ text: 'Tea', vendorSlug: null, foundCount: 3 })
    tallies.add({ text: 'tea', vendorSlug: 'sun', foundCount: 0 })
    tallies.add({ text: 'tea ', vendorSlug: null, foundCount: 0 })
    tallies.add({ text: 'ada@example.com', vendorSlug: null, foundCount: 0 })
    expect(tallies.take()).toEqual([
      { vendorSlug: '', term: 'tea', searches: 2, misses: 1, found: 0 },
      { vendorSlug: 'sun', term: 'tea', searches: 1, misses: 1, found: 0 },
    ])
    expect(tallies.take()).toEqual([])
  })

  it('[INS-11] are bounded: a script of words fills no memory', () => {
    const tallies = new SearchTallies()
    for (let n = 0; n <= TALLY_TERMS_MAX; n += 1) tallies.add({ text: `w${n}`, vendorSlug: null, foundCount: 0 })
    tallies.add({ text: 'w0', vendorSlug: null, foundCount: 0 })
    expect(tallies.size).toBe(TALLY_TERMS_MAX)
    expect(tallies.take()[0]).toMatchObject({ term: 'w0', searches: 2 })
  })
})
