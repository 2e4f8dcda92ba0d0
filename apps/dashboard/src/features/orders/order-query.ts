import { idOf, isId } from '@onhand/domain/ids'
import { ORDER_STATUSES } from '@onhand/domain/ordering/types'
import type { Status } from './order-types.ts'

/** The tabs of the order table: what waits for whom. */
export const VIEWS = ['open', 'toPick', 'toShip', 'unpaid', 'all'] as const
export type View = (typeof VIEWS)[number]

const STATUSES_OF: Readonly<Record<View, readonly Status[]>> = {
  open: ['placed', 'confirmed', 'picking', 'ready'],
  toPick: ['placed', 'confirmed'],
  toShip: ['ready'],
  unpaid: [],
  all: [],
}
const SORTS = ['newest', 'oldest', 'due', 'total'] as const
type Sort = (typeof SORTS)[number]

type Search = Readonly<Record<string, string | readonly string[] | undefined>>

/** What the table asks for, read from the address: a view of it can be sent on or saved. */
export function askOf(search: Search) {
  const text = (name: string): string => {
    const value = search[name]
    return typeof value === 'string' ? value : ''
  }
  const view = VIEWS.find((one) => one === text('view')) ?? 'open'
  const status = ORDER_STATUSES.find((one) => one === text('status'))
  const customer = text('customer')
  const kind = text('kind')
  const source = text('source')
  return {
    view,
    words: text('words'),
    status: status ?? null,
    statuses: status ? [status] : STATUSES_OF[view],
    isRemitted: view === 'unpaid' ? false : null,
    kind: kind === 'delivery' || kind === 'pickup' ? kind : null,
    source: source === 'checkout' || source === 'manual' ? source : null,
    customerId: isId('customer', customer) ? idOf('customer', customer) : null,
    sort: SORTS.find((one) => one === text('sort')) ?? 'newest',
  } as const
}
/** What the table asks for. */
export type OrderAsk = ReturnType<typeof askOf>

/** The sort that a pressed column head means; null for columns that are not sorted by. */
export function sortOf(key: string, isDown: boolean): Sort | null {
  if (key === 'placed') return isDown ? 'newest' : 'oldest'
  if (key === 'due' || key === 'total') return key
  return null
}

/** True when something narrows the table: then "nothing found" is not "nothing there". */
export function isNarrowed(ask: OrderAsk): boolean {
  return ask.view !== 'all' || ask.words !== '' || ask.kind !== null || ask.source !== null || ask.status !== null
}

/** An address without filters: what a saved view does not name is off. */
export const NO_VIEW = { view: null, words: null, kind: null, source: null, status: null, customer: null, sort: null }

/** The present filters as the address writes them: what a saved view keeps. */
export function viewQuery(ask: OrderAsk): string {
  const { view, words, kind, source, status, customerId, sort } = ask
  const named = Object.entries({
    view: view === 'open' ? '' : view,
    words,
    kind: kind ?? '',
    source: source ?? '',
    status: status ?? '',
    customer: customerId ?? '',
    sort: sort === 'newest' ? '' : sort,
  })
  return new URLSearchParams(named.filter(([, value]) => value !== '')).toString()
}
