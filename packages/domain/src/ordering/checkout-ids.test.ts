import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf, isId } from '../ids.ts'
import {
  cartIdOfGroup,
  cartIdOfPayment,
  isUsableCartId,
  orderGroupIdOf,
  orderIdOf,
  orderLineIdOf,
  paymentIdOf,
  reservationIdOf,
  supplierOrderIdOf,
} from './checkout-ids.ts'
import { orderGroupNumber, orderNumber } from './order-number.ts'

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'
const body = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 16, maxLength: 40 })
const revision = fc.integer({ min: 0, max: 9_999 })

describe('ids of a checkout', () => {
  it('[ORD-1] lead back from a payment and a group to their cart, whatever letters it has', () => {
    fc.assert(
      fc.property(body, revision, (text, number) => {
        const cartId = idOf('cart', `crt_${text}`)
        expect(cartIdOfPayment(paymentIdOf(cartId, number))).toBe(cartId)
        expect(cartIdOfGroup(orderGroupIdOf(cartId))).toBe(cartId)
      }),
    )
  })

  it('[ORD-1] are well-formed for the longest cart and differ between revisions and lines', () => {
    const cartId = idOf('cart', `crt_${'a'.repeat(40)}`)
    const lineId = orderLineIdOf(orderIdOf(cartId, 50), 1_500)
    expect(isId('orderLine', lineId)).toBe(true)
    expect(isId('supplierOrder', supplierOrderIdOf(orderIdOf(cartId, 50)))).toBe(true)
    expect(reservationIdOf(cartId, 1, 11)).not.toBe(reservationIdOf(cartId, 11, 1))
    expect(paymentIdOf(cartId, 1)).not.toBe(paymentIdOf(cartId, 2))
  })

  it.each(['', 'pay_abc', 'pay_a1', 'ord_abca1', "pay_'; drop table cart; --a1"])(
    '[ORD-1] know no cart for the reference %j',
    (reference) => {
      expect(cartIdOfPayment(reference)).toBeNull()
    },
  )

  it.each([
    [15, false],
    [16, true],
    [40, true],
    [41, false],
  ])('[ORD-1] a cart id of %i letters is usable: %s', (length, expected) => {
    expect(isUsableCartId(idOf('cart', `crt_${'a'.repeat(length)}`))).toBe(expected)
  })
})

describe('order numbers', () => {
  it('[ORD-2] are the same for the same group and hold no letter that is mistaken for another', () => {
    fc.assert(
      fc.property(body, (text) => {
        const number = orderGroupNumber(idOf('orderGroup', `grp_${text}`))
        expect(number).toMatch(/^[34679ACDEFGHJKMNPQRTUWXY]{5}-[34679ACDEFGHJKMNPQRTUWXY]{6}$/)
        expect(orderGroupNumber(idOf('orderGroup', `grp_${text}`))).toBe(number)
        expect(orderNumber(number, 2)).toBe(`${number}-2`)
      }),
    )
  })

  it('[ORD-2] do not repeat among two hundred thousand orders', () => {
    const numbers = new Set<string>()
    for (let index = 0; index < 200_000; index += 1)
      numbers.add(orderGroupNumber(idOf('orderGroup', `grp_${index.toString(36).padStart(16, '0')}`)))
    expect(numbers.size).toBe(200_000)
  })
})
