import { expect, it } from 'vitest'
import { aLot, aStock, LEEDS, LONDON, NOW_MS, SKU } from '@onhand/testing/inventory/builders'
import { idOf } from '../ids.ts'
import { levelsOf } from './availability.ts'
import { quarantine } from './quarantine.ts'
import { plainLotId, settleUnits } from './settle-units.ts'
import type { Stock } from './stock.ts'
import { arrive, dispatch, sentUnits } from './transfer.ts'
import type { Dispatch, Settlement, Transit } from './types.ts'

const lot = (name: string) => idOf('lot', `lot_${name}`)
const SOON = aLot({ lotId: lot('soon'), expiryDate: '2026-11-24', lotCode: 'S', onHandUnits: 4 })
const LATER = aLot({ lotId: lot('later'), expiryDate: '2026-12-24', lotCode: 'L', onHandUnits: 6, reservedUnits: 1 })
const PAST = aLot({ lotId: lot('past'), expiryDate: '2026-11-20', lotCode: 'P', onHandUnits: 2 })

function settle(stock: Stock, change: Settlement['change']) {
  return settleUnits(stock, null, {
    movementId: idOf('movement', 'mov_count'),
    locationId: LONDON,
    timeZone: 'Europe/London',
    reason: 'count',
    reference: 'cnt_a',
    change,
    knownTimeZone: 'Europe/London',
    nowMs: NOW_MS,
  })
}
const unitsOf = (stock: Stock | undefined) =>
  Object.fromEntries((stock?.lots ?? []).map(({ lotId, onHandUnits }) => [lotId, onHandUnits]))
const granted = <Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }) => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

it('[INV-21] holds back what nobody has claimed of a lot, keeps the claims, and sets it free again', () => {
  const held = granted(quarantine(aStock([LATER]), { lotId: LATER.lotId, isQuarantined: true })).stock
  const read = { locationIds: [], version: 1, nowMs: NOW_MS }
  expect(levelsOf(held, read)).toMatchObject([
    { onHandUnits: 6, reservedUnits: 1, quarantinedUnits: 5, availableUnits: 0 },
  ])
  const free = granted(quarantine(held, { lotId: LATER.lotId, isQuarantined: false })).stock
  expect(levelsOf(free, read)).toMatchObject([{ quarantinedUnits: 0, availableUnits: 5 }])
  expect(quarantine(held, { lotId: lot('none'), isQuarantined: true })).toMatchObject({
    error: { code: 'lot_unknown' },
  })
})

it('[INV-22] takes missing units from the lots that expire first, past ones before all', () => {
  const change = granted(settle(aStock([LATER, SOON, PAST]), { kind: 'by', deltaUnits: -7 }))
  expect(unitsOf(change.stock)).toEqual({ lot_past: 0, lot_soon: 0, lot_later: 5 })
  expect(change.movements.map(({ movementId, deltaUnits }) => [movementId, deltaUnits])).toEqual([
    ['mov_count', -2],
    ['mov_countx1', -4],
    ['mov_countx2', -1],
  ])
})

it('[INV-22] adds found units to the lot that expires first and may still be sold', () => {
  expect(unitsOf(granted(settle(aStock([LATER, SOON, PAST]), { kind: 'by', deltaUnits: 3 })).stock)).toEqual({
    lot_past: 2,
    lot_soon: 7,
    lot_later: 6,
  })
  expect(unitsOf(granted(settle(aStock([PAST]), { kind: 'by', deltaUnits: 3 })).stock)).toEqual({ lot_past: 5 })
  expect(unitsOf(granted(settle(aStock([]), { kind: 'by', deltaUnits: 3 })).stock)).toEqual({
    [plainLotId(LONDON)]: 3,
  })
})

it('[INV-13] never takes a place below what is claimed there', () => {
  expect(settle(aStock([LATER, SOON]), { kind: 'by', deltaUnits: -10 })).toEqual({
    ok: false,
    error: { code: 'below_claims', freeUnits: 9 },
  })
})

it('[INV-23] sets a place to a number only from the number that was seen', () => {
  const stock = aStock([SOON, aLot({ lotId: lot('leeds'), locationId: LEEDS, onHandUnits: 50 })])
  expect(unitsOf(granted(settle(stock, { kind: 'to', units: 9, seenUnits: 4 })).stock)).toMatchObject({ lot_soon: 9 })
  expect(settle(stock, { kind: 'to', units: 9, seenUnits: 5 })).toMatchObject({
    error: { code: 'units_changed', onHandUnits: 4 },
  })
  expect(granted(settle(stock, { kind: 'to', units: 4, seenUnits: 4 })).movements).toEqual([])
})

const OUT: Dispatch & { nowMs: number } = {
  movementId: idOf('movement', 'mov_out'),
  fromLocationId: LONDON,
  toLocationId: LEEDS,
  lotId: null,
  units: 7,
  reference: 'trf_a',
  nowMs: NOW_MS,
}

it('[INV-24] sends what may be sold, first to expire first, as many as there are, and shows it as incoming', () => {
  const change = granted(dispatch(aStock([LATER, SOON, PAST]), null, OUT))
  expect(unitsOf(change.stock)).toEqual({ lot_past: 2, lot_soon: 0, lot_later: 3 })
  expect(change.transit?.lots.map(({ lotCode, units }) => [lotCode, units])).toEqual([
    ['S', 4],
    ['L', 3],
  ])
  const transits = change.transit ? [change.transit] : []
  const levels = levelsOf(change.stock, { locationIds: [], version: 2, nowMs: NOW_MS, transits })
  expect(levels.map(({ locationId, onHandUnits, incomingUnits }) => [locationId, onHandUnits, incomingUnits])).toEqual([
    [LONDON, 5, 0],
    [LEEDS, 0, 7],
  ])
  const scarce = granted(dispatch(aStock([SOON]), null, OUT))
  expect(scarce.transit && sentUnits(scarce.transit)).toBe(4)
  expect(granted(dispatch(aStock([PAST]), null, OUT)).transit).toBeUndefined()
})

it('[INV-24] sends of a named lot what is free, though it may not be sold any more', () => {
  const change = granted(dispatch(aStock([PAST, SOON]), null, { ...OUT, lotId: PAST.lotId }))
  expect(unitsOf(change.stock)).toEqual({ lot_past: 0, lot_soon: 4 })
})

function sent(): { stock: Stock; transit: Transit } {
  const { stock, transit } = granted(dispatch(aStock([LATER, SOON]), null, OUT))
  if (!transit) throw new Error('nothing left')
  return { stock, transit }
}
function receive(from: { stock: Stock; transit: Transit | null }, receivedUnits: number) {
  return arrive(from.stock, from.transit, {
    movementId: OUT.movementId,
    receivedUnits,
    timeZone: 'Europe/London',
    reference: 'trf_a',
    knownTimeZone: null,
    nowMs: NOW_MS,
  })
}

it.each([0, 3, 7, 9])('[INV-25] conserves units when %i of seven sent arrive, each lot with its last day', (units) => {
  const before = sent()
  const change = granted(receive(before, units))
  const there = change.stock.lots.filter((one) => one.locationId === LEEDS)
  expect(there.reduce((total, one) => total + one.onHandUnits, 0)).toBe(units)
  expect(change.movements.reduce((total, { deltaUnits }) => total + deltaUnits, 0)).toBe(units)
  const cameIn = change.movements.filter(({ reason }) => reason === 'transfer_in')
  expect(cameIn.reduce((total, { deltaUnits }) => total + deltaUnits, 0)).toBe(7)
  expect(there.map(({ lotCode, expiryDate }) => [lotCode, expiryDate])).toEqual([
    ['S', '2026-11-24'],
    ['L', '2026-12-24'],
  ])
})

it('[INV-25] receives once: the same number again changes nothing, another is refused', () => {
  const before = sent()
  const change = granted(receive(before, 6))
  const after = { stock: change.stock, transit: change.transit ?? null }
  expect(granted(receive(after, 6))).toMatchObject({ stock: change.stock, movements: [] })
  expect(receive(after, 7)).toMatchObject({ error: { code: 'movement_id_reused' } })
  expect(receive({ stock: before.stock, transit: null }, 7)).toMatchObject({ error: { code: 'transit_unknown' } })
})

it('[INV-24] answers a repeated dispatch without sending again, and refuses another under its id', () => {
  const { stock, transit } = sent()
  expect(granted(dispatch(stock, transit, OUT))).toEqual({ stock, claim: null, movements: [] })
  expect(dispatch(stock, transit, { ...OUT, toLocationId: LONDON })).toMatchObject({
    error: { code: 'movement_id_reused' },
  })
  expect(stock.skuId).toBe(SKU)
})
