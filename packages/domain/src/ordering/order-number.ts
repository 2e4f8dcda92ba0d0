import type { OrderGroupId } from '../ids.ts'
import { hash53 } from '../hash53.ts'

/** Digits and letters that nobody mistakes for another: no 0/O, 1/I/L, 5/S, 8/B, 2/Z, U/V. */
const READABLE = '34679ACDEFGHJKMNPQRTUWXY'
const LETTERS = 11

/**
 * The number a buyer reads to a seller on the phone: eleven readable letters in two groups, from the group's id alone [ORD-2].
 * 24^11 ≈ 1.5·10^15: among a million orders two agree with a chance of about 1 in 3,000.
 */
export function orderGroupNumber(orderGroupId: OrderGroupId): string {
  let rest = hash53(orderGroupId)
  let text = ''
  for (let position = 0; position < LETTERS; position += 1) {
    text += READABLE.charAt(rest % READABLE.length)
    rest = Math.floor(rest / READABLE.length)
  }
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** The number of one vendor's order within a group: the group's number and its place, from 1. */
export function orderNumber(groupNumber: string, index: number): string {
  return `${groupNumber}-${index}`
}
