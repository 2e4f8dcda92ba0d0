import { appRouter } from '@onhand/router/app-router'
import { beforeAll, describe, expect, it } from 'vitest'
import { marketSecret } from '../harness/market.ts'
import { anybody, approve, readyCart, startPayment } from '../harness/shopper.ts'
import { type Answer, call } from './suite/calls.ts'
import { operatorHeaders, type Person, signUp } from './suite/people.ts'
import { PROCEDURE_LIST, type Audience, type Procedure } from './suite/procedures.ts'
import { newWorld, type World } from './suite/world.ts'

type Caller = 'nobody' | 'a shopper' | 'another shopper' | 'the operator' | 'a wrong key' | 'an empty key'

/** What each caller is told by procedures of each audience: `let in`, or the status and code of the refusal. */
const TABLE: Record<Caller, Record<Audience, string>> = {
  nobody: { everyone: 'let in', person: '401 sign_in_required', operator: '401 sign_in_required' },
  'a shopper': { everyone: 'let in', person: 'let in', operator: '403 forbidden' },
  'another shopper': { everyone: 'let in', person: 'let in', operator: '403 forbidden' },
  // A program is no person: it has no orders of its own.
  'the operator': { everyone: 'let in', person: '401 sign_in_required', operator: 'let in' },
  'a wrong key': { everyone: 'let in', person: '401 sign_in_required', operator: '401 sign_in_required' },
  'an empty key': { everyone: 'let in', person: '401 sign_in_required', operator: '401 sign_in_required' },
}

let people: readonly [Person, Person]
let headers: Record<Caller, Readonly<Record<string, string>>>

beforeAll(async () => {
  people = [await signUp(), await signUp()]
  headers = {
    nobody: {},
    'a shopper': people[0].headers,
    'another shopper': people[1].headers,
    'the operator': operatorHeaders(),
    'a wrong key': { authorization: 'Bearer not-the-key' },
    'an empty key': { authorization: 'Bearer ' },
  }
})

it('has a row for every procedure of the router, of the same kind', () => {
  // Flat by path when it runs; its type is nested.
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
  const kinds = Object.entries(procedures).map(([path, { _def }]) => `${_def.type} ${path}`)
  expect(PROCEDURE_LIST.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual(kinds.sort())
})

describe.each(Object.keys(TABLE) as Caller[])('%s', (caller) => {
  let world: World
  beforeAll(async () => {
    world = await newWorld()
  })

  it.each(PROCEDURE_LIST.map((procedure) => ({ ...procedure, outcome: TABLE[caller][procedure.audience] })))(
    'is answered "$outcome" by $path',
    async ({ outcome, ...procedure }) => {
      const answer = await callGood(procedure, world, headers[caller])
      if (outcome === 'let in') {
        expect([400, 401, 403, 500], answer.text).not.toContain(answer.status)
      } else {
        expect(`${answer.status} ${answer.code}`).toBe(outcome)
      }
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
