import { describe, expect, it } from 'vitest'
import { aClaim, aLot, aReceipt, aStock, LEEDS, LONDON, NOW_MS } from '@onhand/testing/inventory/builders'
import { idOf } from '../ids.ts'
import { availabilityOf, levelsOf, nextSaleEndMs } from './availability.ts'
import { adjust, receive } from './move-stock.ts'
import { extend, reserve } from './reserve.ts'
import { mayBeSold, saleEndsAtMs } from './sale-ends.ts'
import { allocate, deallocate, expireClaims, release, ship } from './settle.ts'
import { HOLD_MS_MAX, OPEN_RESERVATIONS_MAX, UNITS_PER_LOT_MAX, UNITS_PER_REQUEST_MAX } from './stock.ts'

const LATER_MS = NOW_MS + 900_000
const asked = (units: number, more = {}) => ({
  reservationId: idOf('reservation', 'rsv_aa'),
  units,
  expiresAtMs: LATER_MS,
  locationIds: [],
  nowMs: NOW_MS,
  ...more,
})

describe('reserve', () => {
  it('[INV-2] refuses more units than are available and says how many are', () => {
    const stock = aStock([aLot({ onHandUnits: 5, reservedUnits: 2, allocatedUnits: 1 })])
    expect(reserve(stock, null, asked(3))).toEqual({
      ok: false,
      error: { code: 'insufficient_stock', availableUnits: 2 },
    })
  })

  it('[INV-2] gives the last unit', () => {
    const result = reserve(aStock([aLot({ onHandUnits: 5, reservedUnits: 2 })]), null, asked(3))
    expect(result.ok && result.value.stock.lots).toEqual([aLot({ onHandUnits: 5, reservedUnits: 5 })])
  })

  it('[INV-14] takes the largest request there may be', () => {
    const stock = aStock([aLot({ onHandUnits: UNITS_PER_LOT_MAX })])
    expect(reserve(stock, null, asked(UNITS_PER_REQUEST_MAX))).toMatchObject({ ok: true })
  })

  it('[INV-2] counts only the asked locations', () => {
    const stock = aStock([
      aLot({ onHandUnits: 5 }),
      aLot({ lotId: idOf('lot', 'lot_b2'), locationId: LEEDS, onHandUnits: 9 }),
    ])
    expect(reserve(stock, null, asked(6, { locationIds: [LONDON] }))).toEqual({
      ok: false,
      error: { code: 'insufficient_stock', availableUnits: 5 },
    })
  })

  it('[INV-5] takes the preferred location first, then the earliest expiry, undated lots last', () => {
    const lot = (name: string, more: object) => aLot({ lotId: idOf('lot', `lot_${name}`), onHandUnits: 2, ...more })
    const stock = aStock([
      lot('undated', { expiryDate: null }),
      lot('late', { expiryDate: '2027-03-01' }),
      lot('early', { expiryDate: '2027-01-01' }),
      lot('leeds', { expiryDate: '2026-12-24', locationId: LEEDS }),
    ])
    const picked = (locationIds: readonly string[]) => {
      const result = reserve(stock, null, asked(7, { locationIds }))
      return result.ok && result.value.claim?.allocations.map(({ lotId, units }) => `${lotId.slice(4)} ${units}`)
    }
    expect(picked([])).toEqual(['leeds 2', 'early 2', 'late 2', 'undated 1'])
    expect(picked([LONDON, LEEDS])).toEqual(['early 2', 'late 2', 'undated 2', 'leeds 1'])
  })

  it.each([
    ['held', { ok: true }],
    ['allocated', { ok: true }],
    ['shipped', { ok: true }],
    ['expired', { ok: false, error: { code: 'reservation_expired' } }],
    ['released', { ok: false, error: { code: 'reservation_released' } }],
  ] as const)('[INV-3] answers a repeat of a %s reservation with what is stored', (state, expected) => {
    const stock = aStock([aLot({ onHandUnits: 5, reservedUnits: 3 })])
    const existing = aClaim({ units: 3, state })
    const result = reserve(stock, existing, asked(3, { expiresAtMs: LATER_MS + 5 }))
    expect(result).toMatchObject(expected)
    if (result.ok) expect(result.value).toEqual({ stock, claim: existing, movements: [] })
  })

  it('[INV-3] refuses another demand under the same id', () => {
    const existing = aClaim({ units: 3, locationIds: [LONDON] })
    const refusal = { ok: false, error: { code: 'reservation_id_reused', reservedUnits: 3 } }
    expect(reserve(aStock([]), existing, asked(2, { locationIds: [LONDON] }))).toEqual(refusal)
    expect(reserve(aStock([]), existing, asked(3, { locationIds: [LEEDS] }))).toEqual(refusal)
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, UNITS_PER_REQUEST_MAX + 1, 2 ** 53])(
    '[INV-14] refuses %s units',
    (units) => {
      expect(reserve(aStock([aLot({ onHandUnits: 9 })]), null, asked(units))).toEqual({
        ok: false,
        error: { code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX },
      })
    },
  )

  it('[INV-14] refuses one open reservation too many, and a hold beyond a day is cut', () => {
    const stock = aStock([aLot({ onHandUnits: 9 })])
    expect(reserve({ ...stock, openReservations: OPEN_RESERVATIONS_MAX }, null, asked(1))).toMatchObject({
      ok: false,
      error: { code: 'reservations_full' },
    })
    const result = reserve(
      { ...stock, openReservations: OPEN_RESERVATIONS_MAX - 1 },
      null,
      asked(1, { expiresAtMs: NOW_MS * 2 }),
    )
    expect(result.ok && result.value.claim?.expiresAtMs).toBe(NOW_MS + HOLD_MS_MAX)
  })

  it('[INV-6] makes no reservation that is over at once', () => {
    expect(reserve(aStock([aLot({ onHandUnits: 9 })]), null, asked(1, { expiresAtMs: NOW_MS }))).toEqual({
      ok: false,
      error: { code: 'reservation_expired' },
    })
  })
})

describe('extend', () => {
  const held = aClaim({ units: 3, expiresAtMs: NOW_MS + 10 })

  it('[INV-7] lengthens a held reservation and never shortens one', () => {
    const stock = aStock([aLot({ onHandUnits: 3, reservedUnits: 3 })], 1)
    const longer = extend(stock, held, { expiresAtMs: LATER_MS, nowMs: NOW_MS })
    expect(longer).toEqual({ ok: true, value: { stock, claim: { ...held, expiresAtMs: LATER_MS }, movements: [] } })
    const shorter = extend(stock, held, { expiresAtMs: NOW_MS + 1, nowMs: NOW_MS })
    expect(shorter.ok && shorter.value.claim).toBe(held)
  })

  it('[INV-7] claims an expired reservation anew when the units are still there, else says how many are', () => {
    const expired = aClaim({ units: 3, state: 'expired' })
    const enough = extend(aStock([aLot({ onHandUnits: 4 })]), expired, { expiresAtMs: LATER_MS, nowMs: NOW_MS })
    expect(enough).toMatchObject({
      ok: true,
      value: { claim: { state: 'held', units: 3 }, stock: { openReservations: 1 } },
    })
    const gone = extend(aStock([aLot({ onHandUnits: 4, reservedUnits: 2 })]), expired, {
      expiresAtMs: LATER_MS,
      nowMs: NOW_MS,
    })
    expect(gone).toEqual({ ok: false, error: { code: 'insufficient_stock', availableUnits: 2 } })
    expect(extend(aStock([aLot({ onHandUnits: 4 })]), expired, { expiresAtMs: NOW_MS, nowMs: NOW_MS })).toEqual({
      ok: false,
      error: { code: 'reservation_expired' },
    })
  })

  it('[INV-7] moves a reservation off a lot whose last day is over', () => {
    const old = aLot({ onHandUnits: 3, reservedUnits: 3, expiryDate: '2026-11-20' })
    const fresh = aLot({ lotId: idOf('lot', 'lot_new'), onHandUnits: 5, expiryDate: '2027-01-01' })
    const result = extend(aStock([old, fresh], 1), held, { expiresAtMs: LATER_MS, nowMs: NOW_MS })
    expect(result.ok && result.value.claim?.allocations).toMatchObject([{ lotId: 'lot_new', units: 3 }])
    expect(result.ok && result.value.claim?.expiresAtMs).toBe(LATER_MS)
    const shorter = extend(aStock([old, fresh], 1), held, { expiresAtMs: NOW_MS + 1, nowMs: NOW_MS })
    expect(shorter.ok && shorter.value.claim?.expiresAtMs).toBe(held.expiresAtMs)
    expect(result.ok && result.value.stock).toMatchObject({
      openReservations: 1,
      lots: [{ reservedUnits: 0 }, { reservedUnits: 3 }],
    })
  })

  it('[INV-7] leaves a reservation of an order as it is, and refuses a released or unknown one', () => {
    const stock = aStock([aLot({ onHandUnits: 3, allocatedUnits: 3 })])
    const allocated = aClaim({ state: 'allocated' })
    expect(extend(stock, allocated, { expiresAtMs: LATER_MS, nowMs: NOW_MS })).toMatchObject({
      ok: true,
      value: { claim: allocated },
    })
    expect(extend(stock, aClaim({ state: 'released' }), { expiresAtMs: LATER_MS, nowMs: NOW_MS })).toEqual({
      ok: false,
      error: { code: 'reservation_state', state: 'released' },
    })
    expect(extend(stock, null, { expiresAtMs: LATER_MS, nowMs: NOW_MS })).toEqual({
      ok: false,
      error: { code: 'reservation_unknown' },
    })
  })
})

describe('steps on a claim', () => {
  const lots = {
    held: aLot({ onHandUnits: 5, reservedUnits: 3 }),
    allocated: aLot({ onHandUnits: 5, allocatedUnits: 3 }),
    free: aLot({ onHandUnits: 5 }),
  }
  const states = ['held', 'allocated', 'shipped', 'released', 'expired'] as const
  const steps = { release, allocate, deallocate, ship: (...of: Parameters<typeof release>) => ship(...of, NOW_MS) }

  it.each([
    [
      '[INV-8]',
      'release',
      { held: 'released', allocated: 'refused', shipped: 'refused', released: 'same', expired: 'same' },
    ],
    [
      '[INV-9]',
      'allocate',
      { held: 'allocated', allocated: 'same', shipped: 'same', released: 'refused', expired: 'refused' },
    ],
    [
      '[INV-10]',
      'deallocate',
      { held: 'refused', allocated: 'released', shipped: 'refused', released: 'same', expired: 'same' },
    ],
    [
      '[INV-11]',
      'ship',
      { held: 'refused', allocated: 'shipped', shipped: 'same', released: 'refused', expired: 'refused' },
    ],
  ] as const)('%s %s goes by this table', (_id, step, table) => {
    for (const state of states) {
      const lot = state === 'held' ? lots.held : state === 'allocated' ? lots.allocated : lots.free
      const existing = aClaim({ units: 3, state })
      const result = steps[step](aStock([lot], state === 'held' ? 1 : 0), existing)
      const outcome = !result.ok ? 'refused' : result.value.claim === existing ? 'same' : result.value.claim?.state
      expect([state, outcome]).toEqual([state, table[state]])
    }
    expect(steps[step](aStock([]), null)).toEqual({ ok: false, error: { code: 'reservation_unknown' } })
  })

  it('[INV-9] [INV-11] says of an ended reservation that it has expired', () => {
    const expired = aClaim({ state: 'expired' })
    const refusal = { ok: false, error: { code: 'reservation_expired' } }
    expect([allocate(aStock([]), expired), ship(aStock([]), expired, NOW_MS)]).toEqual([refusal, refusal])
  })

  it('[INV-8] gives back exactly what was claimed', () => {
    const result = release(aStock([lots.held], 1), aClaim({ units: 3 }))
    expect(result.ok && result.value.stock).toEqual(aStock([lots.free], 0))
  })

  it('[INV-9] keeps the units claimed, now for the order', () => {
    const result = allocate(aStock([lots.held], 1), aClaim({ units: 3 }))
    expect(result.ok && result.value.stock).toEqual(aStock([lots.allocated], 0))
  })

  it('[INV-11] takes the units off hand with one sale movement per lot', () => {
    const result = ship(aStock([lots.allocated]), aClaim({ units: 3, state: 'allocated' }), NOW_MS)
    expect(result.ok && result.value.stock.lots).toEqual([aLot({ onHandUnits: 2 })])
    expect(result.ok && result.value.movements).toMatchObject([
      { movementId: 'mov_aas0', deltaUnits: -3, reason: 'sale', reference: 'rsv_aa', atMs: NOW_MS },
    ])
  })

  it('[INV-6] ends held reservations at their instant and not a millisecond before', () => {
    const claims = [aClaim({ units: 3, expiresAtMs: NOW_MS })]
    const stock = aStock([lots.held], 1)
    expect(expireClaims(stock, claims, NOW_MS - 1)).toEqual({ stock, claims: [] })
    expect(expireClaims(stock, claims, NOW_MS)).toEqual({
      stock: aStock([lots.free], 0),
      claims: [{ ...claims[0], state: 'expired' }],
    })
  })

  it('[INV-1] stops rather than let a lot go below zero', () => {
    expect(() => release(aStock([lots.free], 1), aClaim({ units: 3 }))).toThrow(/do not add up/)
    expect(() => release(aStock([], 1), aClaim({ units: 3 }))).toThrow(/missing/)
  })
})

describe('movements', () => {
  it('[INV-12] opens a lot, adds to it, and answers a repeat without change', () => {
    const first = receive(aStock([]), null, aReceipt({ units: 5 }))
    expect(first.ok && first.value.stock.lots).toEqual([aLot({ onHandUnits: 5 })])
    const more = receive(aStock([aLot({ onHandUnits: 5 })]), null, aReceipt({ units: 2 }))
    expect(more.ok && more.value.stock.lots).toEqual([aLot({ onHandUnits: 7 })])
    const stored = first.ok ? (first.value.movements[0] ?? null) : null
    const stock = aStock([aLot({ onHandUnits: 5 })])
    expect(receive(stock, stored, aReceipt({ units: 5 }))).toEqual({
      ok: true,
      value: { stock, claim: null, movements: [] },
    })
    const others = [{ units: 6 }, { units: 5, reason: 'return' as const }, { units: 5, locationId: LEEDS }]
    for (const other of others)
      expect(receive(stock, stored, aReceipt(other))).toEqual({ ok: false, error: { code: 'movement_id_reused' } })
  })

  it('[INV-14] fills a lot to the brim and no further', () => {
    const nearlyFull = aStock([aLot({ onHandUnits: UNITS_PER_LOT_MAX - 5 })])
    expect(receive(nearlyFull, null, aReceipt({ units: 5 }))).toMatchObject({ ok: true })
    expect(adjust(nearlyFull, null, correction(5))).toMatchObject({ ok: true })
    expect(adjust(nearlyFull, null, correction(6))).toEqual({
      ok: false,
      error: { code: 'invalid_units', unitsMax: 5 },
    })
  })

  it.each([
    ['another location', { locationId: LEEDS }, { code: 'lot_mismatch', field: 'locationId' }],
    ['another expiry date', { expiryDate: '2027-01-01' }, { code: 'lot_mismatch', field: 'expiryDate' }],
    [
      'a day that does not exist',
      { lotId: idOf('lot', 'lot_c3'), expiryDate: '2027-02-30' },
      { code: 'lot_mismatch', field: 'expiryDate' },
    ],
    ['another zone for its location', { knownTimeZone: 'Asia/Taipei' }, { code: 'lot_mismatch', field: 'timeZone' }],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, { code: 'lot_mismatch', field: 'timeZone' }],
    ['no units', { units: 0 }, { code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX }],
    [
      'more than a lot may hold',
      { units: UNITS_PER_LOT_MAX - 4 },
      { code: 'invalid_units', unitsMax: UNITS_PER_LOT_MAX - 5 },
    ],
  ])('[INV-12] refuses goods with %s', (_what, change, error) => {
    expect(receive(aStock([aLot({ onHandUnits: 5 })]), null, aReceipt(change))).toEqual({ ok: false, error })
  })

  const correction = (deltaUnits: number, more = {}) => ({
    movementId: idOf('movement', 'mov_adj'),
    locationId: LONDON,
    lotId: idOf('lot', 'lot_a1'),
    deltaUnits,
    reason: 'count' as const,
    nowMs: NOW_MS,
    ...more,
  })

  it('[INV-13] corrects down to what is claimed and no further', () => {
    const stock = aStock([aLot({ onHandUnits: 5, reservedUnits: 1, allocatedUnits: 2 })])
    const down = adjust(stock, null, correction(-2))
    expect(down.ok && down.value.stock.lots[0]?.onHandUnits).toBe(3)
    expect(adjust(stock, null, correction(-3))).toEqual({ ok: false, error: { code: 'below_claims', freeUnits: 2 } })
    const stored = down.ok ? (down.value.movements[0] ?? null) : null
    expect(adjust(stock, stored, correction(-2))).toMatchObject({ ok: true, value: { stock } })
    expect(adjust(stock, stored, correction(-1))).toEqual({ ok: false, error: { code: 'movement_id_reused' } })
  })

  it.each([
    ['an unknown lot', correction(1, { lotId: idOf('lot', 'lot_zz') }), { code: 'lot_unknown' }],
    ['a lot that is elsewhere', correction(1, { locationId: LEEDS }), { code: 'lot_mismatch', field: 'locationId' }],
    ['nothing', correction(0), { code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX }],
    ['half a unit', correction(0.5), { code: 'invalid_units', unitsMax: UNITS_PER_REQUEST_MAX }],
  ])('[INV-13] refuses to correct %s', (_what, request, error) => {
    expect(adjust(aStock([aLot({ onHandUnits: 5 })]), null, request)).toEqual({ ok: false, error })
  })
})

describe('the last day of a lot', () => {
  it.each([
    ['2026-11-21', 'Europe/London', '2026-11-22T00:00:00Z'],
    ['2026-11-21', 'Asia/Taipei', '2026-11-21T16:00:00Z'],
    ['2026-10-24', 'Europe/London', '2026-10-24T23:00:00Z'],
    ['2026-10-25', 'Europe/London', '2026-10-26T00:00:00Z'],
    ['2026-12-31', 'America/Los_Angeles', '2027-01-01T08:00:00Z'],
  ])('[INV-4] %s in %s lasts until %s', (date, zone, ends) => {
    expect(saleEndsAtMs(date, zone)).toBe(Date.parse(ends))
    expect(mayBeSold(date, zone, Date.parse(ends) - 1)).toBe(true)
    expect(mayBeSold(date, zone, Date.parse(ends))).toBe(false)
  })

  it('[INV-4] quarantines the free units of a lot after its last day, and tells when that will be', () => {
    const lot = aLot({ onHandUnits: 9, reservedUnits: 2, allocatedUnits: 3, expiryDate: '2026-11-21' })
    const stock = aStock([lot])
    const endsAtMs = Date.parse('2026-11-22T00:00:00Z')
    expect(nextSaleEndMs(stock, NOW_MS)).toBe(endsAtMs)
    expect(nextSaleEndMs(stock, endsAtMs)).toBe(Number.POSITIVE_INFINITY)
    const free = (onHandUnits: number) => aStock([aLot({ ...lot, onHandUnits })])
    expect(nextSaleEndMs(free(6), NOW_MS)).toBe(endsAtMs)
    expect(nextSaleEndMs(free(5), NOW_MS)).toBe(Number.POSITIVE_INFINITY)
    expect(availabilityOf(stock, 7, NOW_MS)).toMatchObject({ availableUnits: 4, version: 7 })
    expect(availabilityOf(stock, 7, endsAtMs)).toMatchObject({
      availableUnits: 0,
      locations: [{ earliestExpiryDate: null }],
    })
    expect(levelsOf(stock, { locationIds: [LEEDS], version: 7, nowMs: endsAtMs })).toMatchObject([
      { locationId: LEEDS, onHandUnits: 0, availableUnits: 0 },
      { onHandUnits: 9, reservedUnits: 2, allocatedUnits: 3, quarantinedUnits: 4, availableUnits: 0 },
    ])
  })
})
