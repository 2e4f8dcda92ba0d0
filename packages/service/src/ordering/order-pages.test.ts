import { idOf } from '@onhand/domain/ids'
import type { Actor } from '@onhand/domain/identity/actor'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import { describe, expect, it } from 'vitest'
import type { ServiceDeps } from '../deps.ts'
import { myOrders } from './my-orders.ts'
import { orderByToken } from './order-by-token.ts'
import { orderLinks } from './order-links.ts'

const GROUP = idOf('orderGroup', 'grp_0000000000000001')
const links = orderLinks(crypto.subtle, 'a secret of the shop')

function deps(asked: unknown[] = []) {
  const view = { orderGroupId: GROUP, token: '' } as OrderGroupView
  return {
    orderLinks: links,
    orders: {
      view: async (id: string) => (id === GROUP ? view : null),
      listForPerson: async (...parameters: unknown[]) => {
        asked.push(parameters)
        return { items: [view], nextCursor: null }
      },
    },
  } as unknown as Pick<ServiceDeps, 'orders' | 'orderLinks'>
}

describe('order links', () => {
  it('[ORD-14] lead back to their order, and are the same every time', async () => {
    const token = await links.tokenFor(GROUP)
    expect(token).toMatch(/^[A-Za-z0-9_.-]{20,200}$/)
    expect(await links.tokenFor(GROUP)).toBe(token)
    expect(await links.verify(token)).toBe(GROUP)
  })

  it('[ORD-14] are refused when any letter is changed, cut off or added', async () => {
    const token = await links.tokenFor(GROUP)
    for (let index = 0; index < token.length; index += 1) {
      const other = token.charAt(index) === 'a' ? 'b' : 'a'
      expect(await links.verify(token.slice(0, index) + other + token.slice(index + 1)), `letter ${index}`).toBeNull()
    }
    for (const wrong of [
      token.slice(0, -1),
      `${token}0`,
      token.split('.')[0] ?? '',
      `.${token.split('.')[1]}`,
      '',
      '..',
    ])
      expect(await links.verify(wrong)).toBeNull()
    expect(await orderLinks(crypto.subtle, 'another secret').verify(token)).toBeNull()
  })

  it('[ORD-13] open the order page, and nothing without a good token', async () => {
    const token = await links.tokenFor(GROUP)
    expect(await orderByToken(deps(), { token })).toMatchObject({ ok: true, value: { orderGroupId: GROUP, token } })
    const refused = { ok: false, error: { code: 'not_found', what: 'order' } }
    expect(await orderByToken(deps(), { token: `${token.slice(0, -1)}x` })).toEqual(refused)
    const unknown = await links.tokenFor(idOf('orderGroup', 'grp_0000000000000002'))
    expect(await orderByToken(deps(), { token: unknown })).toEqual(refused)
  })
})

describe('my orders', () => {
  const person = (isEmailVerified: boolean): Actor => ({
    kind: 'person',
    personId: idOf('person', 'per_ada'),
    email: 'ada@example.com',
    isEmailVerified,
    isOperator: false,
    memberships: [],
  })

  it('[ORD-13] need a sign-in', async () => {
    expect(await myOrders(deps(), { kind: 'nobody' }, {})).toEqual({ ok: false, error: { code: 'sign_in_required' } })
    expect(await myOrders(deps(), { kind: 'program', name: 'x', scopes: ['*'] }, {})).toMatchObject({ ok: false })
  })

  it('[ORD-13] count what was bought as a guest only once the address is verified', async () => {
    const asked: unknown[] = []
    const mine = await myOrders(deps(asked), person(true), {})
    expect(mine).toMatchObject({ ok: true, value: { items: [{ token: await links.tokenFor(GROUP) }] } })
    await myOrders(deps(asked), person(false), { cursor: 'c' })
    expect(asked).toEqual([
      ['per_ada', 'ada@example.com', null, 20],
      ['per_ada', '', 'c', 20],
    ])
  })
})
