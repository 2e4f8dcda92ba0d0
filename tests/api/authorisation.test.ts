import { type Role, ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import { appRouter } from '@onhand/router/app-router'
import { beforeAll, describe, expect, it } from 'vitest'
import { marketSecret } from '../harness/market.ts'
import { anybody, approve, operator, readyCart, startPayment } from '../harness/shopper.ts'
import { type Answer, call } from './suite/calls.ts'
import { operatorHeaders, type Person, signUpMany } from './suite/people.ts'
import type { Audience, Procedure } from './suite/procedure.ts'
import { PROCEDURE_LIST } from './suite/procedures.ts'
import { SHOPS } from './suite/shops.ts'
import { newWorld, type World } from './suite/world.ts'

const MEMBERS = [
  'owner',
  'manager',
  'stock_keeper',
  'picker',
  'accountant',
  'viewer',
] as const satisfies readonly Role[]
type Member = (typeof MEMBERS)[number]
const STRANGERS = [
  'nobody',
  'a shopper',
  'another shopper',
  'the owner of another shop',
  'the operator',
  'a wrong key',
  'an empty key',
] as const
type Caller = (typeof STRANGERS)[number] | `the shop's ${Member}`
const CALLERS: readonly Caller[] = [...STRANGERS, ...MEMBERS.map((role) => `the shop's ${role}` as const)]

const UNKNOWN = '401 sign_in_required'
const REFUSED = '403 forbidden'

/** What a caller is told by procedures of an audience: `let in`, or the status and code of the refusal. */
function outcomeOf(caller: Caller, audience: Audience): string {
  if (audience === 'everyone') return 'let in'
  if (caller === 'nobody' || caller.endsWith(' key')) return UNKNOWN
  // A program is no person: it has no orders of its own.
  if (audience === 'person') return caller === 'the operator' ? UNKNOWN : 'let in'
  if (caller === 'the operator') return 'let in'
  if (audience === 'operator') return REFUSED
  const role = MEMBERS.find((one) => caller === `the shop's ${one}`)
  return role && ROLE_PERMISSIONS[role].includes(audience.permission) ? 'let in' : REFUSED
}

let people: readonly [Person, Person]
let headers: Record<Caller, Readonly<Record<string, string>>>

beforeAll(async () => {
  const [one, other, rival, ...members] = await signUpMany(3 + MEMBERS.length)
  if (!one || !other || !rival) throw new Error('too few people')
  people = [one, other]
  const [shop, otherShop] = SHOPS
  await operator().mutate('operator.setMember', { vendorId: otherShop.vendorId, email: rival.email, role: 'owner' })
  for (const [index, role] of MEMBERS.entries())
    await operator().mutate('operator.setMember', { vendorId: shop.vendorId, email: members[index]?.email ?? '', role })
  const ofMembers = MEMBERS.map((role, index) => [`the shop's ${role}`, members[index]?.headers ?? {}] as const)
  headers = {
    nobody: {},
    'a shopper': one.headers,
    'another shopper': other.headers,
    'the owner of another shop': rival.headers,
    'the operator': operatorHeaders(),
    'a wrong key': { authorization: 'Bearer not-the-key' },
    'an empty key': { authorization: 'Bearer ' },
    ...(Object.fromEntries(ofMembers) as Record<(typeof ofMembers)[number][0], Readonly<Record<string, string>>>),
  }
}, 120_000)

it('has a row for every procedure of the router, of the same kind', () => {
  // Flat by path when it runs; its type is nested.
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
  const kinds = Object.entries(procedures).map(([path, { _def }]) => `${_def.type} ${path}`)
  expect(PROCEDURE_LIST.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(kinds.sort())
})

describe.each(CALLERS)('%s', (caller) => {
  let world: World
  beforeAll(async () => {
    world = await newWorld()
  })
  const rows = PROCEDURE_LIST.map((procedure) => ({ ...procedure, outcome: outcomeOf(caller, procedure.audience) }))

  // A refusal changes nothing, so they are asked for side by side; who is let in takes turns.
  it.concurrent.each(rows.filter(({ outcome }) => outcome !== 'let in'))(
    'is answered "$outcome" by $path',
    async ({ outcome, ...procedure }) => {
      const answer = await callGood(procedure, world, headers[caller])
      expect(`${answer.status} ${answer.code}`).toBe(outcome)
    },
  )

  it.each(rows.filter(({ outcome }) => outcome === 'let in'))(
    'is answered "$outcome" by $path',
    async ({ outcome: _outcome, ...procedure }) => {
      const answer = await callGood(procedure, world, headers[caller])
      expect([400, 401, 403, 500], answer.text).not.toContain(answer.status)
    },
  )
})

function callGood(
  procedure: Procedure & { path: string },
  world: World,
  sent: Readonly<Record<string, string>>,
): Promise<Answer> {
  return call(procedure, procedure.input?.(world), sent)
}

it('shows a person their own orders and addresses, and nobody else', async () => {
  const [one, other] = people
  const { product, account } = await newWorld()
  const open = await readyCart([{ skuId: product.skuId, units: 1 }])
  const { cartId } = open
  const place = { name: 'A B', line1: `${cartId} Road`, city: 'London', country: 'GB', latitude: 51.5, longitude: -0.1 }
  const contact = { name: 'A B', email: one.email }
  expect(
    (await call({ kind: 'mutation', path: 'checkout.setAddress' }, { cartId, contact, address: place }, one.headers))
      .status,
  ).toBe(200)
  const cart = await startPayment(await anybody().query('cart.get', { cartId }))
  expect((await approve(cart, account)).status).toBe(200)
  await anybody().mutate('checkout.complete', { cartId })

  for (const [path, input] of [
    ['order.mine', {}],
    ['identity.addresses', undefined],
  ] as const) {
    expect((await call({ kind: 'query', path }, input, one.headers)).text).toContain(place.line1)
    expect((await call({ kind: 'query', path }, input, other.headers)).text).not.toContain(place.line1)
  }
})

it('takes no order token that was made for another order, or changed', async () => {
  const { order } = await newWorld()
  const { token } = order
  const other = (letter: string | undefined) => (letter === '0' ? '1' : '0')
  const forged = [
    `${token.slice(0, -1)}${other(token.at(-1))}`,
    token.slice(0, -2),
    `${token}A`,
    `${other(token[0])}${token.slice(1)}`,
  ]
  for (const one of forged) {
    const answer = await call({ kind: 'query', path: 'order.byToken' }, { token: one })
    expect(answer.status, one).toBe(404)
  }
})

it('gives no program key of the other organisations a way in', async () => {
  for (const name of ['BANK_API_KEY', 'MAILBOX_KEY'] as const) {
    const sent = { authorization: `Bearer ${marketSecret(name)}` }
    expect((await call({ kind: 'query', path: 'operator.ledgerCheck' }, undefined, sent)).status).toBe(401)
  }
})
