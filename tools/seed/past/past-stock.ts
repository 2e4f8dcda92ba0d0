import type { ImportSku } from '@onhand/domain/catalog/import-product'
import type { LocationId } from '@onhand/domain/ids'
import { dice } from '../dice.ts'
import { PAST_DAYS, SUGGESTED_FROM, weekdayAt } from './past-calendar.ts'
import { pastDemand } from './past-demand.ts'

/** One day of an item: what was there is sold, the rest of what was asked for is lost. */
export type PastDay = { readonly soldUnits: number; readonly lostUnits: number; readonly wasteUnits: number }

/** Goods that came in: of which delivery of the supplier, and how many were missing in it. */
export type PastReceipt = { readonly delivery: Delivery; readonly units: number; readonly missingUnits: number }

/** A supplier's delivery: the day it was promised for, and the day it came. */
export type Delivery = { readonly dueIndex: number; readonly index: number }

/** What happened to one item at its shop's first place. Everything that came in before `arrivalIndex` was sold or thrown away; what lies there now came then. */
export type PastOfSku = {
  readonly days: readonly PastDay[]
  readonly openingUnits: number
  readonly receipts: readonly PastReceipt[]
  readonly arrivalIndex: number
}

// Of a hundred deliveries so many come late, before and since the shop orders what is suggested.
const LATE_PERCENT = { before: 20, since: 7 } as const
const FORGOTTEN_PERCENT = { before: 15, since: 1 } as const
const SHORT_PERMILLE = 15
// Goods of now came when those of before were down to this share of the shelf.
const LOW_SHARE = 0.35
const WASTED_PERCENT = 14
const PERISHABLE_DAYS = 21
// Every so many items is kept in small numbers.
const TIGHT_EVERY = 4
// What is kept between two deliveries, in times of what is sold meanwhile.
const COVER = { tight: 1.3, usual: 5, tightSince: 2.8, usualSince: 2.6 } as const

/** The deliveries of a supplier that comes on these weekdays; how late it is follows from its name. */
export function deliveriesOf(supplier: string, weekdays: readonly number[], nowMs: number): readonly Delivery[] {
  const roll = dice(`deliveries ${supplier}`)
  return Array.from({ length: PAST_DAYS }, (_, dueIndex) => dueIndex)
    .filter((dueIndex) => dueIndex > 0 && weekdays.includes(weekdayAt(nowMs, dueIndex)))
    .map((dueIndex) => {
      const isLate = roll.between(1, 100) <= LATE_PERCENT[dueIndex < SUGGESTED_FROM ? 'before' : 'since']
      const index = dueIndex + (isLate ? roll.between(1, 2) : 0)
      return { dueIndex, index }
    })
    .filter(({ index }) => index < PAST_DAYS)
}

/** Plays an item's past: sold from what is there, filled up with each delivery, and at the end exactly what lies there today. */
export function pastOfSku(
  sku: ImportSku,
  facts: {
    readonly nowMs: number
    readonly vendorSlug: string
    readonly placeId: LocationId
    readonly position: number
    readonly deliveries: readonly Delivery[]
  },
): PastOfSku {
  const demand = pastDemand(sku, facts.vendorSlug, facts.nowMs)
  const lots = sku.openingStock.filter((lot) => lot.locationId === facts.placeId)
  const unitsNow = lots.reduce((sum, lot) => sum + lot.units, 0)
  const isTight = facts.position % TIGHT_EVERY === 1
  const soldBetween = after(demand, 0) / (facts.deliveries.length + 1)
  const level = Math.max(isTight ? 2 : unitsNow, Math.ceil(soldBetween * (isTight ? COVER.tight : COVER.usual)))
  const levelSince = Math.max(
    isTight ? 2 : unitsNow,
    Math.ceil(soldBetween * (isTight ? COVER.tightSince : COVER.usualSince)),
  )
  // What is sold out today sold out some days ago.
  const unmetAtEnd = unitsNow === 0 ? after(demand, PAST_DAYS - 3) : 0
  const isPerishable = lots.some((lot) => daysUntil(lot.expiryDate, facts.nowMs) <= PERISHABLE_DAYS)
  return play({
    demand,
    level,
    levelSince,
    unmetAtEnd,
    isPerishable,
    deliveries: facts.deliveries,
    roll: dice(`past ${sku.code}`),
  })
}

type Item = {
  readonly demand: readonly number[]
  readonly level: number
  readonly levelSince: number
  readonly unmetAtEnd: number
  readonly isPerishable: boolean
  readonly deliveries: readonly Delivery[]
  readonly roll: ReturnType<typeof dice>
}

function play(item: Item): PastOfSku {
  const { demand, roll } = item
  const lastDelivery = item.deliveries.at(-1)?.index ?? 0
  const openingUnits = Math.min(item.level, after(demand, 0) - item.unmetAtEnd)
  const days: PastDay[] = []
  const receipts: PastReceipt[] = []
  let onHand = openingUnits
  // What hardly sells lay there all the time.
  let arrivalIndex: number | null = openingUnits < item.level / 2 ? 0 : null
  for (const [index, asked] of demand.entries()) {
    let wasteUnits = 0
    const delivery = item.deliveries.find((one) => one.index === index)
    if (delivery) {
      const isLast = index === lastDelivery
      const level = index < SUGGESTED_FROM ? item.level : item.levelSince
      const forgotten = FORGOTTEN_PERCENT[index < SUGGESTED_FROM ? 'before' : 'since']
      const [skips, spoils, short] = [roll.between(1, 100), roll.between(1, 100), roll.between(1, 1000)]
      if (item.isPerishable && spoils <= WASTED_PERCENT && arrivalIndex === null)
        wasteUnits = Math.min(onHand, 1 + (spoils % 2))
      onHand -= wasteUnits
      // From then on the older goods are exactly what will still be sold.
      const toSell = Math.max(0, after(demand, index) - item.unmetAtEnd)
      if (arrivalIndex === null && (isLast || toSell <= level * LOW_SHARE)) arrivalIndex = index
      const isNearEnd = toSell <= level
      const wanted = (arrivalIndex === null ? Math.min(level, toSell) : toSell) - onHand
      const units = arrivalIndex === null && !isNearEnd && skips <= forgotten ? 0 : Math.max(0, wanted)
      if (units > 0) receipts.push({ delivery, units, missingUnits: short <= SHORT_PERMILLE ? 1 + (short % 3) : 0 })
      onHand += units
    }
    const soldUnits = Math.min(onHand, asked)
    onHand -= soldUnits
    days.push({ soldUnits, lostUnits: asked - soldUnits, wasteUnits })
  }
  return { days, openingUnits, receipts, arrivalIndex: arrivalIndex ?? 0 }
}

function after(demand: readonly number[], index: number): number {
  return demand.slice(index).reduce((sum, units) => sum + units, 0)
}

function daysUntil(date: string | null, nowMs: number): number {
  return date === null ? Number.POSITIVE_INFINITY : (Date.parse(date) - nowMs) / 86_400_000
}
