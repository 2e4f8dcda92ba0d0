import { idOf } from '@onhand/domain/ids'
import type { SupplierOrderRequest } from '@onhand/service/fulfilment/ports'
import { verifySignature } from '@onhand/signing'
import { describe, expect, it } from 'vitest'
import { supplierHttp } from './supplier-http.ts'

const SECRET = `whsec_${btoa('supplier-signing-secret-1')}`
const NOW_MS = 1_795_000_000_000
const ORDER: SupplierOrderRequest = {
  orderId: idOf('supplierOrder', 'sor_one1'),
  supplierId: idOf('supplier', 'sup_clay'),
  currency: 'GBP',
  lines: [{ skuId: 'sku_mug', gtin: null, title: 'Mug', units: 2, unitCostMinor: 500 }],
  totalMinor: 1000,
  transactionNumber: 'TX-1',
  shipTo: null,
  requestedShipDate: '2026-11-22',
}

describe('supplierHttp', () => {
  it('[BUY-1] sends the order signed, with its id as the key that makes repeats one order', async () => {
    const { port, requests } = supplier(() => Response.json({ status: 'received' }, { status: 201 }))
    expect(await port.send(ORDER)).toEqual({ ok: true, value: { status: 'received' } })
    const [request] = requests
    const body = (await request?.text()) ?? ''
    expect(request?.url).toBe('https://supplier.test/v1/orders')
    expect(request?.headers.get('idempotency-key')).toBe('sor_one1')
    expect(request?.headers.get('authorization')).toBe('Bearer key')
    expect(verifySignature({ secrets: [SECRET], headers: request?.headers ?? {}, body, nowMs: NOW_MS }).ok).toBe(true)
    expect(JSON.parse(body)).toEqual(ORDER)
  })

  it('[BUY-8] sends an order for the shelf and its payment signed, to their own addresses', async () => {
    const { port, requests } = supplier(() => Response.json({ status: 'received' }))
    const orderId = idOf('purchaseOrder', 'pur_one1')
    const { transactionNumber: _none, requestedShipDate: _day, ...order } = ORDER
    await port.sendStock({
      ...order,
      orderId,
      lines: [],
      paymentDays: 14,
      wantedDate: null,
      shipTo: { name: 'Here', lines: [] },
    })
    await port.payStock(orderId, 'TX-2')
    expect(requests.map((request) => [new URL(request.url).pathname, request.headers.get('idempotency-key')])).toEqual([
      ['/v1/stock-orders', 'pur_one1'],
      ['/v1/stock-orders/pur_one1/payment', 'pur_one1:paid'],
    ])
    expect(await requests[1]?.json()).toEqual({ transactionNumber: 'TX-2' })
  })

  it('[BUY-25] asks to cancel an order signed, naming the payment that is to come back, under a key of its own', async () => {
    const { port, requests } = supplier(() => Response.json({ status: 'declined' }))
    const { orderId, supplierId, transactionNumber } = ORDER
    expect(await port.cancel({ orderId, supplierId, transactionNumber })).toEqual({
      ok: true,
      value: { status: 'declined' },
    })
    const [request] = requests
    const body = (await request?.text()) ?? ''
    expect(request?.url).toBe('https://supplier.test/v1/orders/sor_one1/cancel')
    expect(request?.headers.get('idempotency-key')).toBe('sor_one1:cancel')
    expect(verifySignature({ secrets: [SECRET], headers: request?.headers ?? {}, body, nowMs: NOW_MS }).ok).toBe(true)
    expect(JSON.parse(body)).toEqual({ supplierId, transactionNumber })
  })

  it('takes a 4xx as the refusal it is', async () => {
    const { port } = supplier(() => Response.json({ error: { code: 'payment_differs' } }, { status: 402 }))
    expect(await port.send(ORDER)).toEqual({
      ok: false,
      error: { code: 'supplier_refused', supplierCode: 'payment_differs' },
    })
    const { port: silent } = supplier(() => new Response('<html>', { status: 409 }))
    expect(await silent.send(ORDER)).toEqual({
      ok: false,
      error: { code: 'supplier_refused', supplierCode: 'http_409' },
    })
  })

  it('throws when the answer decides nothing: the order may have been taken', async () => {
    for (const status of [500, 503, 429, 401]) {
      await expect(supplier(() => new Response('', { status })).port.send(ORDER)).rejects.toThrow(String(status))
    }
    await expect(supplier(() => Promise.reject(new Error('no route'))).port.send(ORDER)).rejects.toThrow('no route')
    await expect(supplier(() => new Response('not json', { status: 201 })).port.send(ORDER)).rejects.toThrow()
  })
})

function supplier(answer: () => Response | Promise<Response>) {
  const requests: Request[] = []
  const to = {
    fetch: async (request: Request) => {
      requests.push(request)
      return await answer()
    },
  }
  const port = supplierHttp({
    to,
    url: 'https://supplier.test',
    apiKey: 'key',
    signingSecret: SECRET,
    nowMs: () => NOW_MS,
  })
  return { port, requests }
}
