import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { workerdConfig } from '../../tools/test/workerd-config.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
)

type Call = { url: string; key: string | null; body: string }

/** Another organisation: answers what it is told to, and `GET /calls` shows what it was asked. */
function organisation(answer: (call: Call) => unknown) {
  const calls: Call[] = []
  return async (request: Request): Promise<Response> => {
    const { url, headers } = request
    if (new URL(url).pathname === '/calls') return Response.json(calls)
    const call = {
      url,
      key: headers.get('idempotency-key') ?? headers.get('x-message-key'),
      body: await request.text(),
    }
    calls.push(call)
    return Response.json(answer(call), { status: 201 })
  }
}

export default workerdConfig(import.meta.dirname, {
  main: './src/test-worker.ts',
  objects: { STOCK: 'StockKeeper', SHOP_BELL: 'ShopBell' },
  d1: true,
  queues: {
    PROJECTION_QUEUE: 'onhand-projection',
    EMAIL_QUEUE: 'onhand-email',
    SUPPLIER_QUEUE: 'onhand-supplier',
    REFUND_QUEUE: 'onhand-refund',
    FORECAST_QUEUE: 'onhand-forecast',
    PICTURE_QUEUE: 'onhand-pictures',
  },
  vars: {
    DB_ENGINE: 'd1',
    SHOP_URL: 'https://shop.test',
    BANK_URL: 'https://bank.test',
    SUPPLIER_URL: 'https://supplier.test',
    MAIL_URL: 'https://mail.test',
    MERCHANT_ACCOUNTS: 'GBP=2000-0001',
    CART_SHARDS: '0',
    CREDIT_SETTLED_AFTER_SECONDS: '120',
    PICTURE_SOURCE: 'loopback',
    MAIL_TRANSPORT: 'mailbox',
    MAIL_FROM: 'Onhand <orders@onhand.example>',
    ORDER_LINK_SECRET: 'order-link-secret',
    BANK_API_KEY: 'bank-key',
    BANK_SIGNING_SECRET: `whsec_${btoa('bank-secret-bank-secret-bank')}`,
    SUPPLIER_API_KEY: 'supplier-key',
    SUPPLIER_SIGNING_SECRET: `whsec_${btoa('supplier-secret-supplier')}`,
    MAILBOX_KEY: 'mailbox-key',
  },
  miniflare: {
    r2Buckets: ['MEDIA'],
    images: { binding: 'IMAGES' },
    serviceBindings: {
      BANK: organisation((call) => ({ transactionNumber: `TX of ${call.key}` })),
      SUPPLIER: organisation(() => ({ status: 'received' })),
      MAILBOX: organisation(() => ({})),
      FONTS: async () => new Response(readFileSync(FONT)),
    },
  },
})
