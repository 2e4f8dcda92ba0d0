import { env } from 'cloudflare:workers'
import { signRequest } from '@onhand/signing'
import { app } from '../src/app.ts'
import type { Env } from '../src/env.ts'

/** The bindings of vitest.workerd.config.ts. */
export const supplierEnv = env as unknown as Env & { NAUGHTY_STRINGS: string }

/** An answer with its body read. */
export type Answer = { status: number; body: Record<string, unknown> & { error?: { code: string; field?: string } } }

/** A message that the shop was sent. */
export type Received = { headers: Record<string, string>; body: string }

const SUPPLIER = 'http://supplier.localhost:8787'
let counter = 0

/** A good order that no other test has sent. */
export function anOrder(change: Record<string, unknown> = {}): Record<string, unknown> & { orderId: string } {
  counter += 1
  return {
    orderId: `sor_${counter}`,
    supplierId: 'sup_mill',
    currency: 'GBP',
    lines: [
      { skuId: 'sku_flour', gtin: '5000000000005', title: 'Flour', units: 4, unitCostMinor: 60 },
      { skuId: 'sku_oats', gtin: null, title: 'Oats', units: 1, unitCostMinor: 160 },
    ],
    totalMinor: 400,
    transactionNumber: `TX-4000-0001-400-${counter}`,
    shipTo: { name: 'Marlow Road', lines: ['1 Marlow Road'] },
    requestedShipDate: null,
    ...change,
  }
}

/** Sends an order as the shop does. */
export function send(order: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return post('', order, headers)
}

/** Has an order cancelled as the shop does. */
export function cancel({ orderId, ...order }: { orderId: string } & Record<string, unknown>): Promise<Answer> {
  const { supplierId, transactionNumber } = order
  return post(`/${orderId}/cancel`, { supplierId, transactionNumber })
}

/** Posts something signed. */
export async function post(path: string, message: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify(message)
  counter += 1
  const signature = signRequest({
    secret: supplierEnv.SUPPLIER_SIGNING_SECRET,
    id: `msg_${counter}`,
    nowMs: Date.now(),
    body,
  })
  const all = {
    authorization: `Bearer ${supplierEnv.SUPPLIER_API_KEY}`,
    'idempotency-key': 'k',
    ...signature,
    ...headers,
  }
  return read(await app.request(`${SUPPLIER}/v1/orders${path}`, { method: 'POST', headers: all, body }, supplierEnv))
}

/** Reads an order as the shop does. */
export async function read(response: Response): Promise<Answer> {
  return { status: response.status, body: JSON.parse((await response.text()) || '{}') }
}

/** Asks for an order. */
export async function find(orderId: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${supplierEnv.SUPPLIER_API_KEY}` }
  return read(await app.request(`${SUPPLIER}/v1/orders/${orderId}`, { headers }, supplierEnv))
}

/**
 * What the shop was told about an order until now: each message once, for after a restart one may come twice, and as they became true, for what is
 * under way together arrives in any order.
 */
export async function toldOf(orderId: string): Promise<Received[]> {
  const asked = new Request('http://shop.localhost/received')
  const received: Received[] = await (await supplierEnv.SHOP.fetch(asked)).json()
  const known = new Map(received.map((event) => [event.headers['webhook-id'], event]))
  const toldAtMs = ({ body }: Received): number => JSON.parse(body).timestampMs
  return [...known.values()]
    .filter(({ body }) => JSON.parse(body).data.orderId === orderId)
    .sort((a, b) => toldAtMs(a) - toldAtMs(b))
}
