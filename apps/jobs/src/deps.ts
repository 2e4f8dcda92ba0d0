import { waitUntil } from 'cloudflare:workers'
import { cartPort } from '@onhand/cart-keeper'
import { documents } from '@onhand/documents/documents'
import { reportDocuments } from '@onhand/documents/mail/report-mail'
import type { FontLoader } from '@onhand/documents/invoice/script-fonts'
import { PICTURE_SOURCES } from '@onhand/domain/catalog/foreign-picture'
import { type IdKind, makeId } from '@onhand/domain/ids'
import {
  accountsByCurrency,
  bankPayments,
  bankPayouts,
  bankReturns,
  bankStatements,
  bankTransfers,
} from '@onhand/providers/bank'
import { publicHolidays } from '@onhand/providers/holidays/public-holidays'
import { foreignPictures } from '@onhand/providers/media/foreign-pictures'
import { r2Media } from '@onhand/providers/media/r2-media'
import { r2PictureStock } from '@onhand/providers/media/r2-picture-stock'
import { outboxQueues } from '@onhand/providers/queues/outbox-queues'
import { supplierHttp } from '@onhand/providers/supplier/supplier-http'
import type { JobDeps } from '@onhand/service/deps'
import type { ClockDeps } from '@onhand/service/operator/nightly'
import type { CollectDeps } from '@onhand/service/media/collect-pictures'
import type { TakePictureDeps } from '@onhand/service/media/take-picture'
import type { PlanDeps } from '@onhand/service/forecasting/known-plans'
import type { OrderMailDeps } from '@onhand/service/mail/order-mail'
import type { CreditClockDeps } from '@onhand/service/marketing/settle-credit'
import type { OrderNewsDeps } from '@onhand/service/mail/send-order-news'
import { orderLinks } from '@onhand/service/ordering/order-links'
import type { PayoutMailDeps } from '@onhand/service/money/send-payout-mail'
import type { ShopReviewedMailDeps } from '@onhand/service/shop/send-reviewed-mail'
import type { LowStockMailDeps } from '@onhand/service/stock/tell-low-stock'
import type { SendReportDeps } from '@onhand/service/reports/send-due-reports'
import type { ProcessDeps } from '@onhand/service/outbox/process-message'
import type { SettleDeps } from '@onhand/service/purchasing/settle-cancelled'
import type { RelayDeps } from '@onhand/service/outbox/relay'
import { tellingOrders } from '@onhand/service/ordering/telling-orders'
import { bellRinger } from '@onhand/shop-bell/bell-ringer'
import { stockPort, stockRoomPort } from '@onhand/stock-keeper'
import { readsTogether } from '@onhand/store/engine/reads-together'
import { gatheringStores } from '@onhand/store/request-stores'
import type { Env } from './env.ts'
import { jsonLogger } from './log.ts'
import { mailTransport } from './mail-transport.ts'

/** Everything the consumers and the cron may need. */
export type JobsDeps = JobDeps &
  Pick<SettleDeps, 'returns'> &
  Pick<PlanDeps, 'holidays'> &
  Pick<ClockDeps, 'wakeOutbox'> &
  ProcessDeps &
  RelayDeps &
  Pick<OrderMailDeps, 'documents' | 'mailSettings'> &
  LowStockMailDeps &
  TakePictureDeps &
  CollectDeps &
  Pick<CreditClockDeps, 'creditSettledAfterMs'> &
  Pick<OrderNewsDeps, 'documents'> &
  Pick<ShopReviewedMailDeps, 'documents'> &
  Pick<PayoutMailDeps, 'documents'> &
  Pick<SendReportDeps, 'reportDocuments'>

/** The composition root of one run. `close` gives the database connection back. */
export function buildDeps(
  env: Env,
  options: { readonly run: string; readonly loadFont: FontLoader },
): { readonly deps: JobsDeps; readonly close: () => Promise<void> } {
  // One run is one event: its messages share their trips to the database.
  const { stores, close } = gatheringStores(env, {})
  const recordOf = readsTogether(stores.orders.records, { idOf: (record) => record.group.id })
  const vendorOf = readsTogether(stores.vendors.records, { idOf: (vendor) => vendor.id, keep: true })
  const nowMs = Date.now
  const bank = {
    to: env.BANK,
    url: env.BANK_URL,
    apiKey: env.BANK_API_KEY,
    signingSecret: env.BANK_SIGNING_SECRET,
    nowMs,
  }
  const fromAccounts = accountsByCurrency(env.MERCHANT_ACCOUNTS)
  const deps: JobsDeps = {
    nowMs,
    newId: <Kind extends IdKind>(kind: Kind) => makeId(kind, crypto.getRandomValues(new Uint8Array(16))),
    log: jsonLogger({ run: options.run }),
    jitter: Math.random,
    creditSettledAfterMs: Number(env.CREDIT_SETTLED_AFTER_SECONDS) * 1_000,
    ...stores,
    ...tellingOrders({ ...stores, orders: { ...stores.orders, record: recordOf } }, bellsOf(env)),
    vendors: {
      ...stores.vendors,
      records: async (ids) => (await Promise.all(ids.map(vendorOf))).flatMap((vendor) => vendor ?? []),
    },
    stock: stockPort(env.STOCK),
    stockRoom: stockRoomPort(env.STOCK),
    carts: cartPort(env.CART, { shards: Number(env.CART_SHARDS) }),
    orderLinks: orderLinks(crypto.subtle, env.ORDER_LINK_SECRET),
    payments: bankPayments(bank),
    transfers: bankTransfers({ ...bank, fromAccounts }),
    returns: bankReturns({ ...bank, fromAccounts }),
    payoutBank: bankPayouts({ ...bank, fromAccounts }),
    bankStatements: bankStatements({ ...bank, fromAccounts }),
    // The relay of this Worker's own minute run comes right after.
    wakeOutbox: () => undefined,
    suppliers: supplierHttp({
      to: env.SUPPLIER,
      url: env.SUPPLIER_URL,
      apiKey: env.SUPPLIER_API_KEY,
      signingSecret: env.SUPPLIER_SIGNING_SECRET,
      nowMs,
    }),
    mail: mailTransport(env, nowMs),
    media: r2Media({ bucket: env.MEDIA, images: env.IMAGES, log: jsonLogger({ run: options.run }) }),
    pictureStock: r2PictureStock(env.MEDIA),
    foreignPictures: foreignPictures({ source: PICTURE_SOURCES.find((one) => one === env.PICTURE_SOURCE) ?? 'public' }),
    queues: outboxQueues(env),
    documents: documents(options.loadFont),
    reportDocuments,
    holidays: publicHolidays(),
    mailSettings: { from: env.MAIL_FROM, shopUrl: env.SHOP_URL },
  }
  return { deps, close }
}

/** Bells that this isolate rings. */
const ringBells = bellRinger()

function bellsOf(env: Env): ReturnType<typeof ringBells> {
  return ringBells({
    bells: env.SHOP_BELL,
    nowMs: Date.now,
    waitUntil,
    onFailed: (error) => jsonLogger({}).warn('shop_bell.failed', { error }),
  })
}
