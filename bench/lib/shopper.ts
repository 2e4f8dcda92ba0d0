import { randomBytes } from 'node:crypto'
import { makeId } from '@onhand/domain/ids'
import type { HttpClient } from './http-client.ts'

const SHOP = 'shop.localhost'
const BANK = 'bank.localhost'

/** A refusal or fault that ended a shopper's walk: the step, and what the shop said. */
export type Stop = { readonly step: string; readonly code: string; readonly availableUnits: number | null }

/** A shopper's bank account, as typed into the bank's page. */
export type BankAccount = { readonly accountNumber: string; readonly secretKey: string }

type Envelope = {
  result?: { data?: unknown }
  error?: {
    message?: string
    data?: {
      domainError?: { code: string; lines?: { problem?: { availableUnits?: number } }[] } | null
      fields?: unknown
    }
  }
}

/** One buyer who uses the public API as the storefront does: one HTTP request per step. */
export class Shopper {
  readonly cartId = makeId('cart', randomBytes(16))
  readonly #client: HttpClient
  stop: Stop | null = null
  /** Opens the order's page, once it is placed. */
  orderToken: string | null = null

  constructor(client: HttpClient) {
    this.#client = client
  }

  /** A mutation; null (and `stop` set) when it was refused. */
  async mutate(step: string, input: Record<string, unknown>): Promise<Record<string, unknown> | null> {
    const answer = await this.#client.send(SHOP, 'POST', `/trpc/${step}`, { body: { cartId: this.cartId, ...input } })
    return this.#read(step, answer.body)
  }

  /** A query; null (and `stop` set) when it was refused. */
  async query(step: string, input: Record<string, unknown>): Promise<unknown> {
    const answer = await this.#client.send(
      SHOP,
      'GET',
      `/trpc/${step}?input=${encodeURIComponent(JSON.stringify(input))}`,
    )
    return this.#read(step, answer.body)
  }

  addLine(skuId: string, units: number): Promise<Record<string, unknown> | null> {
    return this.mutate('cart.addLine', { lineId: makeId('cartLine', randomBytes(16)), skuId, units })
  }

  setAddress(): Promise<Record<string, unknown> | null> {
    return this.mutate('checkout.setAddress', {
      contact: { name: 'Bench Buyer', email: 'bench.buyer@example.com', phone: '' },
      address: {
        name: 'Bench Buyer',
        line1: '1 Test Street',
        city: 'London',
        postcode: 'E8 1AA',
        country: 'GB',
        latitude: 51.545,
        longitude: -0.055,
      },
    })
  }

  chooseDelivery(choice: {
    vendorId: string
    methodId: string
    locationId: string
  }): Promise<Record<string, unknown> | null> {
    const { vendorId, methodId, locationId } = choice
    return this.mutate('checkout.chooseDelivery', { choices: [{ vendorId, methodId, locationId }] })
  }

  /** Payment: the shop creates it, the shopper approves it at the bank. */
  async pay(account: BankAccount, expectedTotalMinor: number): Promise<boolean> {
    const view = await this.mutate('checkout.startPayment', { expectedTotalMinor })
    if (!view) return false
    const payment = view['payment']
    const approvalUrl =
      typeof payment === 'object' && payment !== null && 'approvalUrl' in payment ? String(payment.approvalUrl) : ''
    const answer = await this.#client.send(BANK, 'POST', new URL(approvalUrl).pathname, {
      body: account,
      headers: {
        accept: 'application/json',
      },
    })
    if (answer.status === 200) return true
    this.stop = { step: 'bank', code: String(answer.status), availableUnits: null }
    return false
  }

  async complete(): Promise<boolean> {
    const completed = await this.mutate('checkout.complete', {})
    if (completed) this.orderToken = String(completed['orderToken'])
    return completed !== null
  }

  #read(step: string, body: string): Record<string, unknown> | null {
    const envelope = JSON.parse(body) as Envelope
    if (envelope.result?.data && typeof envelope.result.data === 'object')
      return envelope.result.data as Record<string, unknown>
    const refusal = envelope.error?.data?.domainError
    this.stop = {
      step,
      code: refusal?.code ?? envelope.error?.message ?? 'unknown',
      availableUnits: refusal?.lines?.[0]?.problem?.availableUnits ?? null,
    }
    return null
  }
}
