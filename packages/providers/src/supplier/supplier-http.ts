import { err, ok } from '@onhand/domain/result'
import type { SupplierPort } from '@onhand/service/fulfilment/ports'
import { type FetchLike, sendSigned } from '@onhand/signing'
import { z } from 'zod'
import { onceMore } from '../once-more.ts'

/** Where suppliers are reached and how we sign. */
export type SupplierHttp = {
  readonly to: FetchLike
  /** Origin of the supplier's API. */
  readonly url: string
  readonly apiKey: string
  readonly signingSecret: string
  readonly nowMs: () => number
}

const Answer = z.object({ status: z.string() })
const Refusal = z.object({ error: z.object({ code: z.string() }) })

/**
 * Suppliers over signed HTTP. The supplier order's id is message id and idempotency key, so a repeated order is the same order.
 * A 4xx is the supplier's refusal; anything else that is not a yes throws, because it may still have been taken.
 */
export function supplierHttp(supplier: SupplierHttp): SupplierPort {
  return {
    send: (request) => post(supplier, '/v1/orders', { key: request.orderId, body: request }),
    cancel: ({ orderId, ...request }) =>
      post(supplier, `/v1/orders/${orderId}/cancel`, { key: `${orderId}:cancel`, body: request }),
    sendStock: (request) => post(supplier, '/v1/stock-orders', { key: request.orderId, body: request }),
    payStock: (orderId, transactionNumber) =>
      post(supplier, `/v1/stock-orders/${orderId}/payment`, { key: `${orderId}:paid`, body: { transactionNumber } }),
    cancelStock: (orderId) =>
      post(supplier, `/v1/stock-orders/${orderId}/cancel`, { key: `${orderId}:cancel`, body: {} }),
  }
}

async function post(
  supplier: SupplierHttp,
  path: string,
  message: { readonly key: string; readonly body: object },
): ReturnType<SupplierPort['send']> {
  const nowMs = supplier.nowMs()
  const response = await onceMore((attempt) =>
    sendSigned(supplier.to, {
      url: `${supplier.url}${path}`,
      body: JSON.stringify(message.body),
      secret: supplier.signingSecret,
      // One id per attempt: the receiver takes each signed message once, the idempotency key makes repeats one order.
      id: `${message.key}:${nowMs}:${attempt}`,
      nowMs,
      headers: { authorization: `Bearer ${supplier.apiKey}`, 'idempotency-key': message.key },
    }),
  )
  const text = await response.text()
  if (response.ok) return ok({ status: Answer.parse(JSON.parse(text)).status })
  if (response.status >= 500 || response.status === 429 || response.status === 401) {
    throw new Error(`supplier answered ${response.status}`)
  }
  return err({ code: 'supplier_refused', supplierCode: refusalCode(text, response.status) })
}

function refusalCode(text: string, status: number): string {
  try {
    return Refusal.parse(JSON.parse(text)).error.code
  } catch {
    return `http_${status}`
  }
}
