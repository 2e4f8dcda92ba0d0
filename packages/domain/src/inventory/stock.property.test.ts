import { aStock, NOW_MS, SKU } from '@onhand/testing/inventory/builders'
import { StockModel } from '@onhand/testing/inventory/stock-model'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idOf } from '../ids.ts'
import { levelsOf } from './availability.ts'
import { adjust, receive } from './move-stock.ts'
import { extend, reserve } from './reserve.ts'
import { allocate, deallocate, expireClaims, release, ship } from './settle.ts'
import type { Claim, Stock, StockChange } from './stock.ts'
import type { StockMovement } from './types.ts'
import type { Result } from '../result.ts'

const LOCATIONS = [
  { id: idOf('location', 'loc_london'), timeZone: 'Europe/London' },
  { id: idOf('location', 'loc_taipei'), timeZone: 'Asia/Taipei' },
] as const
const DATES = [null, '2026-11-20', '2026-11-21', '2026-11-22'] as const
const HOUR_MS = 3_600_000

/** A keeper without storage: what the object does, over plain data. */
class Keeper {
  stock: Stock = aStock([])
  readonly claims = new Map<string, Claim>()
  readonly movements = new Map<string, StockMovement>()
  readonly zones = new Map<string, string>()
  nowMs = NOW_MS

  step(claimId: string | null, decide: (existing: Claim | null) => Result<StockChange, unknown>) {
    const due = expireClaims(this.stock, [...this.claims.values()], this.nowMs)
    this.stock = due.stock
    for (const claim of due.claims) this.claims.set(claim.reservationId, claim)
    const result = decide(claimId === null ? null : (this.claims.get(claimId) ?? null))
    if (!result.ok) return result
    this.stock = result.value.stock
    if (result.value.claim) this.claims.set(result.value.claim.reservationId, result.value.claim)
    for (const movement of result.value.movements) {
      expect(this.movements.has(movement.movementId)).toBe(false)
      this.movements.set(movement.movementId, movement)
    }
    return result
  }
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 9 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      n: fc.nat(9),
      lot: fc.nat(5),
      place: fc.nat(1),
      date: fc.constantFrom(...DATES),
      units: fc.integer({ min: -1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      n: fc.nat(9),
      lot: fc.nat(5),
      place: fc.nat(1),
      units: fc.integer({ min: -9, max: 5 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('reserve' as const),
      n: fc.nat(9),
      units: fc.integer({ min: 0, max: 8 }),
      hours: fc.integer({ min: -1, max: 30 }),
      places: fc.constantFrom<readonly number[]>([], [0], [1], [0, 1], [1, 0]),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'extend' as const,
        'release' as const,
        'allocate' as const,
        'deallocate' as const,
        'ship' as const,
      ),
      n: fc.nat(9),
      hours: fc.integer({ min: -1, max: 30 }),
    }),
  },
)

function run(keeper: Keeper, command: typeof step extends fc.Arbitrary<infer Step> ? Step : never) {
  const { nowMs } = keeper
  if (command.kind === 'pass') {
    keeper.nowMs += command.hours * HOUR_MS
    return keeper.step(null, () => ({ ok: true, value: { stock: keeper.stock, claim: null, movements: [] } }))
  }
  if (command.kind === 'receive' || command.kind === 'adjust') {
    const location = LOCATIONS[command.place === 0 ? 0 : 1]
    const movementId = idOf('movement', `mov_${command.kind}${command.n}`)
    const lotId = idOf('lot', `lot_n${command.lot}`)
    const existing = keeper.movements.get(movementId) ?? null
    const named = { movementId, lotId, locationId: location.id, nowMs }
    if (command.kind === 'adjust')
      return keeper.step(null, () =>
        adjust(keeper.stock, existing, { ...named, deltaUnits: command.units, reason: 'count' }),
      )
    const { date: expiryDate, units } = command
    const receipt = { ...named, timeZone: location.timeZone, knownTimeZone: location.timeZone, expiryDate, units }
    return keeper.step(null, () => receive(keeper.stock, existing, { ...receipt, lotCode: 'A', reason: 'receipt' }))
  }
  const reservationId = idOf('reservation', `rsv_n${command.n}`)
  const expiresAtMs = nowMs + command.hours * HOUR_MS
  if (command.kind === 'reserve') {
    const locationIds = command.places.map((place) => LOCATIONS[place === 0 ? 0 : 1].id)
    return keeper.step(reservationId, (existing) =>
      reserve(keeper.stock, existing, { reservationId, units: command.units, expiresAtMs, locationIds, nowMs }),
    )
  }
  const steps = {
    release,
    allocate,
    deallocate,
    ship: (stock: Stock, claim: Claim | null) => ship(stock, claim, nowMs),
  }
  return keeper.step(reservationId, (existing) =>
    command.kind === 'extend'
      ? extend(keeper.stock, existing, { expiresAtMs, nowMs })
      : steps[command.kind](keeper.stock, existing),
  )
}

/** DESIGN: the sums hold per lot and location, nothing is negative, and each unit has at most one owner. */
function expectInvariants(keeper: Keeper) {
  const owned = new Map<string, number>()
  for (const claim of keeper.claims.values()) {
    expect(claim.allocations.reduce((units, allocation) => units + allocation.units, 0)).toBe(claim.units)
    if (claim.state !== 'held' && claim.state !== 'allocated') continue
    for (const { lotId, units } of claim.allocations) {
      const key = `${lotId} ${claim.state}`
      owned.set(key, (owned.get(key) ?? 0) + units)
    }
  }
  const moved = new Map<string, number>()
  for (const { lotId, deltaUnits } of keeper.movements.values()) moved.set(lotId, (moved.get(lotId) ?? 0) + deltaUnits)
  for (const lot of keeper.stock.lots) {
    expect(lot.reservedUnits).toBe(owned.get(`${lot.lotId} held`) ?? 0)
    expect(lot.allocatedUnits).toBe(owned.get(`${lot.lotId} allocated`) ?? 0)
    expect(lot.onHandUnits).toBe(moved.get(lot.lotId) ?? 0)
    expect(lot.onHandUnits).toBeGreaterThanOrEqual(lot.reservedUnits + lot.allocatedUnits)
  }
  for (const level of levelsOf(keeper.stock, { locationIds: [], version: 1, nowMs: keeper.nowMs })) {
    const { availableUnits, reservedUnits, allocatedUnits, quarantinedUnits, onHandUnits } = level
    expect(availableUnits + reservedUnits + allocatedUnits + quarantinedUnits).toBe(onHandUnits)
    expect(Math.min(availableUnits, reservedUnits, allocatedUnits, quarantinedUnits)).toBeGreaterThanOrEqual(0)
  }
  const held = [...keeper.claims.values()].filter((claim) => claim.state === 'held')
  expect(keeper.stock.openReservations).toBe(held.length)
  expect(held.every((claim) => claim.expiresAtMs > keeper.nowMs)).toBe(true)
}

it('[INV-1] [INV-15] keeps every sum and every owner through any sequence of steps and passing time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (commands) => {
      const keeper = new Keeper()
      for (const command of commands) {
        run(keeper, command)
        expectInvariants(keeper)
      }
    }),
    { numRuns: 400 },
  )
})

it('[INV-3] changes nothing the second time any step is taken at the same instant', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (commands) => {
      const keeper = new Keeper()
      for (const command of commands) {
        const first = run(keeper, command)
        if (!first.ok || command.kind === 'pass') continue
        const before = { stock: keeper.stock, claims: [...keeper.claims.values()] }
        const again = run(keeper, command)
        expect(again.ok).toBe(true)
        expect({ stock: keeper.stock, claims: [...keeper.claims.values()] }).toEqual(before)
      }
    }),
    { numRuns: 200 },
  )
})

it('[INV-2] agrees with a model that knows only totals on what is accepted and how many are left', () => {
  const location = LOCATIONS[0]
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (commands) => {
      const keeper = new Keeper()
      const model = new StockModel()
      const movementId = idOf('movement', 'mov_all')
      const lot = { lotId: idOf('lot', 'lot_all'), lotCode: 'A', locationId: location.id, timeZone: location.timeZone }
      const all = { ...lot, movementId, knownTimeZone: null, expiryDate: null, units: 20, reason: 'opening' as const }
      keeper.step(null, () => receive(keeper.stock, null, { ...all, nowMs: NOW_MS }))
      model.receive(20)
      for (const command of commands) {
        if (command.kind === 'receive' || command.kind === 'adjust') continue
        if (command.kind === 'reserve' && command.places.includes(1)) continue
        const result = run(keeper, command)
        if (command.kind === 'pass') continue
        const wish = { id: `n${command.n}`, nowMs: keeper.nowMs, expiresAtMs: keeper.nowMs + command.hours * HOUR_MS }
        const expected =
          command.kind === 'reserve'
            ? model.reserve({ ...wish, units: command.units, where: command.places.join() })
            : model[command.kind](wish)
        expect([command.kind, result.ok ? 'ok' : result.error]).toEqual([command.kind, expected])
      }
      expect(keeper.stock.skuId).toBe(SKU)
    }),
    { numRuns: 300 },
  )
})
