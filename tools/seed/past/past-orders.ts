import type { ImportProduct, ImportSku } from '@onhand/domain/catalog/import-product'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { dice } from '../dice.ts'
import type { PastBuyer } from './past-buyers.ts'
import { hourOfDay, weekdayAt } from './past-calendar.ts'
import type { PastOfSku } from './past-stock.ts'

/** One item of the demo with its past, and what it cost on each day of it. */
export type PastItem = {
  readonly product: ImportProduct
  readonly sku: ImportSku
  readonly past: PastOfSku
  readonly prices: readonly number[]
}

/** What became of an order. `short`: one thing was not on the shelf. */
export type PastOutcome = 'in_time' | 'late' | 'short' | 'returned' | 'cancelled'

/** An order of the past. Its `missing` was asked for and not found; it moved no stock. */
export type PastOrder = {
  readonly key: string
  readonly dayIndex: number
  readonly placedAtMs: number
  readonly buyer: PastBuyer
  readonly method: VendorRecord['methods'][number]
  readonly lines: readonly { readonly item: PastItem; readonly units: number }[]
  readonly missing: PastItem | null
  readonly outcome: PastOutcome
}

export type OrderBook = { readonly nowMs: number; readonly vendor: VendorRecord; readonly buyers: readonly PastBuyer[] }

const UNITS_PER_ORDER = 4
const UNITS_PER_LINE_MAX = 3
/** Of ten times that a pair could land in one basket, so many it does. */
const TOGETHER_OF_TEN = 7
// Orders placed at these hours: mornings and early evenings.
const HOURS = [8, 9, 9, 10, 10, 11, 12, 12, 13, 15, 16, 17, 17, 18, 18, 19] as const

/** Puts what was sold on each day into baskets of the shop's buyers: some things go together, some buyers come again and again. */
export function pastOrders(items: readonly PastItem[], book: OrderBook): readonly PastOrder[] {
  const days = items[0]?.past.days.length ?? 0
  return Array.from({ length: days }, (_, dayIndex) => ordersOfDay(items, book, dayIndex)).flat()
}

function ordersOfDay(items: readonly PastItem[], book: OrderBook, dayIndex: number): readonly PastOrder[] {
  const { vendor } = book
  const roll = dice(`orders ${vendor.slug} ${dayIndex} ${weekdayAt(book.nowMs, dayIndex)}`)
  const sold = items.map((item) => item.past.days[dayIndex]?.soldUnits ?? 0)
  const total = sold.reduce((sum, units) => sum + units, 0)
  const baskets = Array.from(
    { length: Math.max(1, Math.round(total / UNITS_PER_ORDER)) },
    () => new Map<number, number>(),
  )
  let before = -1
  for (const [position, units] of sold.entries()) {
    for (let left = units; left > 0; ) {
      const some = Math.min(left, roll.between(1, UNITS_PER_LINE_MAX))
      // Neighbours of the table, two by two, belong together: bread and butter.
      const isPair = position % 2 === 1 && before >= 0 && roll.between(1, 10) <= TOGETHER_OF_TEN
      const at = isPair ? before : roll.between(0, baskets.length - 1)
      const basket = baskets[at]
      basket?.set(position, (basket.get(position) ?? 0) + some)
      before = at
      left -= some
    }
  }
  const orders = baskets.flatMap((basket, index) => {
    const lines = [...basket].flatMap(([position, units]) => {
      const item = items[position]
      return item ? [{ item, units }] : []
    })
    return lines.length === 0 ? [] : [orderOf(book, { dayIndex, index, lines, roll })]
  })
  return [...orders, ...cancelledOf(items, book, dayIndex)]
}

function orderOf(
  book: OrderBook,
  one: Pick<PastOrder, 'dayIndex' | 'lines'> & { readonly index: number; readonly roll: ReturnType<typeof dice> },
): PastOrder {
  const { roll, dayIndex, lines } = one
  const outcome = outcomeOf(roll.between(1, 100))
  const hour = (HOURS[roll.between(0, HOURS.length - 1)] ?? 12) + roll.between(0, 59) / 60
  const methods = book.vendor.methods.filter(({ id }) => id !== 'parcel-europe')
  return {
    key: `${book.vendor.slug} ${dayIndex} ${one.index}`,
    dayIndex,
    placedAtMs: hourOfDay(book.nowMs, dayIndex, hour),
    buyer: buyerOf(book.buyers, roll.between(0, 9_999)),
    method: methodOf(methods, roll.between(1, 100)),
    lines,
    missing: outcome === 'short' ? (lines[0]?.item ?? null) : null,
    outcome,
  }
}

/** Some come every week, most now and then: the square of a throw. */
function buyerOf(buyers: readonly PastBuyer[], throwOf10000: number): PastBuyer {
  const share = throwOf10000 / 10_000
  const buyer = buyers[Math.floor(share * share * buyers.length)]
  if (!buyer) throw new Error('the demo has no buyers')
  return buyer
}

function methodOf(methods: VendorRecord['methods'], percent: number): VendorRecord['methods'][number] {
  const wanted = percent <= 45 ? 'bike' : percent <= 70 ? 'parcel' : 'pickup'
  const method = methods.find(({ id }) => id === wanted) ?? methods[0]
  if (!method) throw new Error('the shop delivers nowhere')
  return method
}

function outcomeOf(percent: number): PastOutcome {
  if (percent <= 5) return 'late'
  if (percent <= 7) return 'short'
  return percent === 8 ? 'returned' : 'in_time'
}

const CANCELLED_EVERY_DAYS = 6

/** Now and then the shop takes an order back: its goods were broken. They were never counted as sold. */
function cancelledOf(items: readonly PastItem[], book: OrderBook, dayIndex: number): readonly PastOrder[] {
  const item = items[(dayIndex * 7) % Math.max(1, items.length)]
  if (dayIndex % CANCELLED_EVERY_DAYS !== 2 || !item) return []
  const roll = dice(`cancelled ${book.vendor.slug} ${dayIndex}`)
  const order = orderOf(book, { dayIndex, index: 99, lines: [{ item, units: 1 }], roll })
  return [{ ...order, missing: null, outcome: 'cancelled' }]
}
