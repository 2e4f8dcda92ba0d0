import type { OrderStatus } from './types.ts'

/** What matters of a supplier's part of an order that is over. */
export type SupplyPart = {
  readonly status: string
  readonly totalMinor: number
  /** Empty or null: no payment is known. */
  readonly transactionNumber: string | null
  /** In which its money came back. */
  readonly returnNumber: string | null
}

/**
 * What is still to be done about a supplier's part of an order that is over [BUY-25]: `nothing`; `drop` what was never paid; `ask_bank` whether a payment that
 * was begun was made; `ask_supplier` to cancel; `await_money` that is to come back; `say_kept` that goods have left and stay paid.
 */
export type SupplyEnding = 'nothing' | 'drop' | 'ask_bank' | 'ask_supplier' | 'await_money' | 'say_kept'

/** Where a supplier's part stands while its goods have not left and it has not refused. `paying`: the bank is being asked. */
export const OPEN_SUPPLY_STATUSES: readonly string[] = ['due', 'paying', 'paid', 'confirmed']
const GIVEN_UP_STATUSES: readonly string[] = ['declined', 'cancelled']

/**
 * Decides what the end of an order still asks for at one of its suppliers [BUY-25]. An order that was refunded after it had gone had its goods; of one that was
 * cancelled before, goods that had left all the same are told.
 */
export function supplyEnding(
  orderStatus: Extract<OrderStatus, 'cancelled' | 'refunded'>,
  part: SupplyPart,
): SupplyEnding {
  const { status, totalMinor, returnNumber } = part
  const isPaid = part.transactionNumber !== null && part.transactionNumber !== ''
  if (totalMinor === 0 || returnNumber !== null) return 'nothing'
  if (status === 'shipped') return orderStatus === 'cancelled' ? 'say_kept' : 'nothing'
  if (!isPaid) return status === 'due' ? 'drop' : 'ask_bank'
  if (OPEN_SUPPLY_STATUSES.includes(status)) return 'ask_supplier'
  return GIVEN_UP_STATUSES.includes(status) ? 'await_money' : 'nothing'
}

/** Where a part stands once its money came back: refused by its supplier, or cancelled with its order. Goods that have left are not taken back by it. */
export function statusOnceRepaid(orderStatus: OrderStatus, status: string): string {
  if (status === 'shipped' || status === 'declined') return status
  return orderStatus === 'cancelled' || orderStatus === 'refunded' ? 'cancelled' : 'declined'
}
