import { expect, it } from 'vitest'
import { anOrder, find, send, supplierEnv } from '../../test/supplier-client.ts'
import { app } from '../app.ts'
import { bookOf } from '../env.ts'
import { DEFAULT_SWITCHES } from '../book/types.ts'

const SUPPLIER = 'http://supplier.localhost:8787'

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const all = { 'content-type': 'application/x-www-form-urlencoded', origin: SUPPLIER, ...headers }
  return app.request(
    `${SUPPLIER}${path}`,
    { method: 'POST', headers: all, body: new URLSearchParams(fields) },
    supplierEnv,
  )
}

async function logIn(): Promise<{ cookie: string }> {
  const response = await form('/log-in', { key: supplierEnv.SUPPLIER_ADMIN_KEY })
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}

it('[SUP-5] lets its people confirm, ship and see the balance, with texts of strangers as text', async () => {
  const session = await logIn()
  await form('/switches', { timing: 'manual' }, session)
  const order = anOrder({ orderId: 'sor_pages', supplierId: '<script>alert(1)</script>' })
  await send(order)
  const page = await (await app.request(`${SUPPLIER}/`, { headers: session }, supplierEnv)).text()
  for (const words of [order.orderId, '4 × Flour', '£12.34', '&lt;script&gt;']) expect(page).toContain(words)
  expect(page).not.toContain('<script')
  expect((await form(`/orders/${order.orderId}`, { step: 'confirm' }, session)).status).toBe(303)
  expect((await form(`/orders/${order.orderId}`, { step: 'confirm' }, session)).status).toBe(409)
  expect((await form(`/orders/${order.orderId}`, { step: 'eat' }, session)).status).toBe(400)
  expect((await form(`/orders/${order.orderId}`, { step: 'ship' }, session)).status).toBe(303)
  expect((await find(order.orderId)).body).toMatchObject({ status: 'shipped' })
})

it('[SUP-5] sets the switches from the form, and names what it cannot set', async () => {
  const session = await logIn()
  const fields = {
    timing: 'manual',
    confirmAfterMs: '1',
    shipAfterMs: '2',
    declineSkuIds: 'sku_a, sku_b',
    slowMs: '0',
    failNext: '0',
    declineAll: 'on',
  }
  await form('/switches', fields, session)
  expect((await bookOf(supplierEnv).summary()).switches).toEqual({
    ...DEFAULT_SWITCHES,
    timing: 'manual',
    confirmAfterMs: 1,
    shipAfterMs: 2,
    declineSkuIds: ['sku_a', 'sku_b'],
    declineAll: true,
  })
  const bad = await form('/switches', { ...fields, failNext: '-1' }, session)
  expect([bad.status, (await bad.text()).includes('failNext')]).toEqual([400, true])
})

it('[SUP-6] keeps strangers and foreign forms out', async () => {
  expect((await form('/log-in', { key: 'wrong' })).status).toBe(401)
  expect(
    (await form('/log-in', { key: supplierEnv.SUPPLIER_ADMIN_KEY }, { origin: 'http://evil.example' })).status,
  ).toBe(403)
  expect((await form('/orders/sor_1', { step: 'ship' })).status).toBe(401)
  expect((await form('/switches', {}, { cookie: `supplier_admin=${Date.now() + 1e6}.AAAA` })).status).toBe(401)
  expect(await (await app.request(`${SUPPLIER}/`, {}, supplierEnv)).text()).toContain('Admin key')
})
