import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderGroupView } from '@onhand/domain/ordering/types'
import type { VendorRecord } from '@onhand/service/vendors/ports'
import { fetchPatiently, type Patience } from '../client/fetch-patiently.ts'
import type { ShopClient } from '../client/shop-client.ts'
import { buy } from '../client/shopper.ts'
import { stableId } from '../client/stable-id.ts'

/** The carrier whose depot moves parcels: its address and the key of its depot page. */
export type Depot = { readonly url: string; readonly adminKey: string }

/** The demo's shopper, as the bank knows her. */
export const ADA = {
  name: 'Ada Shopper',
  email: 'ada@example.com',
  address: {
    line1: '12 Ellingfort Road',
    city: 'London',
    postcode: 'E8 3PA',
    country: 'GB',
    latitude: 51.5406,
    longitude: -0.0578,
  },
  account: { number: '1000-0001', secretKey: 'demo-1234' },
} as const

const WANTED = [
  { code: 'JUI-APL-1', units: 2 },
  { code: 'MAR-ORG', units: 1 },
] as const
// The supplier confirms and ships within seconds; a start does not wait longer than this for a parcel to be late.
const WAIT_MS = 45_000
const LOOK_MS = 1_000
const STEPS_MAX = 6

/**
 * Lets the demo's shopper buy from `vendor`, and the carrier be late with it, each by its own public door. Answers whether the parcel is
 * late by now; a supplier that takes its time is no reason to wait. Repeating it finds the same order.
 */
export async function seedLateDelivery(
  shop: ShopClient,
  vendor: VendorRecord,
  world: { readonly depot: Depot; readonly patience: Patience },
): Promise<boolean> {
  const lines = WANTED.map(({ code, units }) => ({ skuId: stableId('sku', vendor.slug, code), units }))
  const { orderToken } = await buy(
    shop,
    { cartId: stableId('cart', 'demo', world.depot.adminKey), shopper: ADA, lines },
    world.patience,
  )
  if (orderToken === null) return false
  const giveUpAtMs = Date.now() + WAIT_MS
  let cookie: string | null = null
  for (let steps = 0; steps < STEPS_MAX && Date.now() < giveUpAtMs; ) {
    const order = await shop.query('order.byToken', { token: orderToken })
    if (order.timeline.some((event) => event.type === 'delayed')) return true
    const trackingNumber = order.orders[0]?.shipment?.trackingNumber
    if (trackingNumber) {
      cookie ??= await logIn(world.depot, world.patience)
      await step(world.depot, { cookie, trackingNumber, step: isInTransit(order) ? 'delay' : 'next' }, world.patience)
      steps += 1
    }
    await sleep(LOOK_MS)
  }
  return false
}

function isInTransit(order: OrderGroupView): boolean {
  return order.timeline.some((event) => event.type === 'in_transit')
}

/** Opens the depot's page as its staff do; the cookie of the session. */
async function logIn(depot: Depot, patience: Patience): Promise<string> {
  const response = await post(depot, { path: '/log-in', fields: { key: depot.adminKey } }, patience)
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return cookie
}

/** Presses a button on the depot's page. The parcel may have moved by itself meanwhile: the next look will tell. */
async function step(
  depot: Depot,
  press: { readonly cookie: string; readonly trackingNumber: string; readonly step: 'next' | 'delay' },
  patience: Patience,
): Promise<void> {
  await post(
    depot,
    { path: `/shipments/${press.trackingNumber}`, fields: { step: press.step }, cookie: press.cookie },
    patience,
  )
}

function post(
  depot: Depot,
  form: { readonly path: string; readonly fields: Readonly<Record<string, string>>; readonly cookie?: string },
  patience: Patience,
): Promise<Response> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: depot.url,
    ...(form.cookie === undefined ? {} : { cookie: form.cookie }),
  }
  return fetchPatiently(
    `${depot.url}${form.path}`,
    { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form.fields).toString() },
    patience,
  )
}
