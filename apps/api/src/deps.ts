import type { TransferReturnPort } from '@onhand/service/payments/ports'
import { waitUntil } from 'cloudflare:workers'
import { type CartKeeperDeps, type CartNamespace, cartPort } from '@onhand/cart-keeper'
import { type IdKind, makeId } from '@onhand/domain/ids'
import {
  accountsByCurrency,
  type BankConfig,
  bankPayees,
  bankPayments,
  bankReturns,
  bankStatements,
} from '@onhand/providers/bank'
import { carrierHttp } from '@onhand/providers/carrier/carrier-http'
import { publicHolidays } from '@onhand/providers/holidays/public-holidays'
import { cityPlaces } from '@onhand/providers/places/city-places'
import { outboxQueues } from '@onhand/providers/queues/outbox-queues'
import { wakeOutbox } from '@onhand/providers/queues/wake-outbox'
import type { ServiceDeps, StorePorts } from '@onhand/service/deps'
import type { CarrierPort } from '@onhand/service/fulfilment/ports'
import { customerLinks } from '@onhand/service/customers/customer-links'
import { vendorDeliveryOptions } from '@onhand/service/fulfilment/vendor-delivery-options'
import { orderLinks } from '@onhand/service/ordering/order-links'
import { relayOutbox } from '@onhand/service/outbox/relay'
import { tellingOrders } from '@onhand/service/ordering/telling-orders'
import type { Runtime } from '@onhand/service/runtime'
import { bellRinger } from '@onhand/shop-bell/bell-ringer'
import type { ShopBell } from '@onhand/shop-bell/shop-bell'
import { type StockKeeper, stockPort, stockRoomPort } from '@onhand/stock-keeper'
import { gatheringStores, requestStores } from '@onhand/store/request-stores'
import { readsTogether } from '@onhand/store/engine/reads-together'
import type { Env } from './env.ts'
import { invitationMail } from './invitation-mail.ts'
import { keyMint } from './key-mint.ts'
import { type CountWrite, searchCounter } from './search-counter.ts'
import { jsonLogger } from './log.ts'

/** What was made of some stores: they live as long as it may be used. */
const madeOf = new WeakMap<StorePorts, ServiceDeps>()

/** The composition root of one request. `close` gives the database connection back. */
export function buildDeps(env: Env): { readonly deps: ServiceDeps; readonly close: () => Promise<void> } {
  const { stores, close } = requestStores(env)
  return { deps: serviceDeps(env, stores), close }
}

/**
 * The composition root of one request of webhooks. Its messages share their trips to the database, and read what they are about together.
 */
export function buildWebhookDeps(env: Env): {
  readonly deps: ServiceDeps & { readonly carriers: CarrierPort; readonly returns: TransferReturnPort }
  readonly close: () => Promise<void>
} {
  const { stores, close } = gatheringStores(env, {})
  const { orders, vendors } = stores
  const record = readsTogether(orders.records, { idOf: (found) => found.group.id })
  const vendorOf = readsTogether(vendors.records, { idOf: (vendor) => vendor.id, keep: true })
  const records: typeof vendors.records = async (ids) =>
    (await Promise.all(ids.map(vendorOf))).flatMap((vendor) => vendor ?? [])
  const deps = serviceDeps(env, { ...stores, orders: { ...orders, record }, vendors: { ...vendors, records } })
  const returns = bankReturns({ ...bankOf(env), fromAccounts: accountsByCurrency(env.MERCHANT_ACCOUNTS) })
  return { deps: { ...deps, carriers: carriers(env), returns }, close }
}

/** The composition root of one call on a CartKeeper; calls of one object share their trips to the database. */
export function buildCartKeeperDeps(env: Env, scope: object): CartKeeperDeps {
  const { stores, close } = gatheringStores(env, scope)
  return {
    ...serviceDeps(env, stores),
    deliveryOptions: vendorDeliveryOptions,
    returnUrl: (cartId, locale) => `${env.SHOP_URL}/${locale}/checkout/return?cart=${cartId}`,
    close,
  }
}

/** Nothing in it belongs to a request but the stores, so requests that share those share all of it. */
function serviceDeps(env: Env, stores: StorePorts): ServiceDeps {
  const made = madeOf.get(stores)
  if (made) return made
  const deps: ServiceDeps = {
    ...runtime(),
    ...stores,
    ...tellingOrders(stores, bellsOf(env)),
    stock: stockPort(env.STOCK as DurableObjectNamespace<StockKeeper>),
    stockRoom: stockRoomPort(env.STOCK as DurableObjectNamespace<StockKeeper>),
    carts: cartPort(env.CART as unknown as CartNamespace, { shards: Number(env.CART_SHARDS) }),
    orderLinks: orderLinks(crypto.subtle, env.ORDER_LINK_SECRET),
    customerLinks: customerLinks(crypto.subtle, env.ORDER_LINK_SECRET),
    payments: bankPayments(bankOf(env)),
    bankStatements: bankStatements({ ...bankOf(env), fromAccounts: accountsByCurrency(env.MERCHANT_ACCOUNTS) }),
    payees: bankPayees(bankOf(env)),
    places: cityPlaces(),
    holidays: publicHolidays(),
    invitationMail: invitationMail(env),
    keyMint,
    countSearch: (search) =>
      countSearch(search, { nowMs: Date.now, waitUntil, write: (tally) => countedBy(env, tally) }),
    wakeOutbox: () => wakeOutbox({ nowMs: Date.now, waitUntil, relay: () => relay(env) }),
  }
  madeOf.set(stores, deps)
  return deps
}

/** Bells that this isolate rings. */
const ringBells = bellRinger()

function bellsOf(env: Env): ReturnType<typeof ringBells> {
  return ringBells({
    bells: env.SHOP_BELL as DurableObjectNamespace<ShopBell>,
    nowMs: Date.now,
    waitUntil,
    onFailed: (error) => jsonLogger({}).warn('shop_bell.failed', { error }),
  })
}

/** Searches of this isolate. */
const countSearch = searchCounter()

/** A write with a database connection of its own: the searching request's is closed by then. */
async function countedBy(env: Env, { day, tallies }: Parameters<CountWrite>[0]): Promise<void> {
  const { stores, close } = requestStores(env)
  try {
    await stores.unmetDemand.countSearches(day, tallies)
  } finally {
    await close()
  }
}

/** One run of the relay with a database connection of its own: the waking request's is closed by then. */
async function relay(env: Env): Promise<void> {
  const { stores, close } = requestStores(env)
  try {
    await relayOutbox({ ...runtime(), outbox: stores.outbox, queues: outboxQueues(env) })
  } finally {
    await close()
  }
}

/** The carrier that supplier shipments are booked with. */
function carriers(env: Env): CarrierPort {
  return carrierHttp({
    name: 'Onward Parcels',
    to: env.CARRIER,
    url: env.CARRIER_URL,
    trackingUrl: env.CARRIER_URL,
    apiKey: env.CARRIER_API_KEY,
    signingSecret: env.CARRIER_SIGNING_SECRET,
    nowMs: Date.now,
  })
}

function bankOf(env: Env): BankConfig {
  return {
    to: env.BANK,
    url: env.BANK_URL,
    apiKey: env.BANK_API_KEY,
    signingSecret: env.BANK_SIGNING_SECRET,
    nowMs: Date.now,
  }
}

function runtime(): Runtime {
  return {
    nowMs: Date.now,
    newId: <Kind extends IdKind>(kind: Kind) => makeId(kind, crypto.getRandomValues(new Uint8Array(16))),
    log: jsonLogger({}),
  }
}
