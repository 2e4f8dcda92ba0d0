import type { ImportProduct } from '@onhand/domain/catalog/import-product'
import type { SkuId, VendorId } from '@onhand/domain/ids'
import type { BankAdmin } from '../client/bank-admin.ts'
import { groupsOf, inParallel } from '../client/in-parallel.ts'
import { createVendor } from '../import/import-vendor.ts'
import { sendProducts } from '../import/send-products.ts'
import type { PlannedSale } from './plan-replay.ts'
import type { JournalPart } from './journal.ts'
import { replayProducts } from './replay-shop.ts'
import type { ReplayTools } from './replay-sales.ts'
import { CURRENCY, type Invoice } from './sales-file.ts'
import { waitForShelves } from './stock-proof.ts'

// What a shopper's account holds beyond what the whole file buys: nobody fails for want of money.
const SPARE_MINOR = 100_000
const AT_ONCE = 8
const PRODUCTS_AT_ONCE = 100
const PROGRESS_MS = 2_000
// Lists follow the stock within seconds; a busy machine may take longer, and then the replay begins without them.
const SHELVES_MS = 90_000

/** Opens the replay's shop: a vendor that delivers for nothing, its goods with their stock, and an account with enough money for every customer. Answers the units received per SKU. Repeating it changes nothing. */
export async function prepareShop(
  tools: ReplayTools,
  bank: BankAdmin,
  work: {
    readonly slug: string
    readonly invoices: readonly Invoice[]
    readonly sales: readonly PlannedSale[]
    readonly stockUnits: number | null
    readonly confirmed: JournalPart
  },
): Promise<ReadonlyMap<SkuId, number>> {
  const { slug, sales } = work
  const place = await createVendor(tools.operator, bank, {
    slug,
    name: 'Replay wholesale',
    currency: CURRENCY,
    country: 'GB',
    isDeliveryFree: true,
  })
  const products = replayProducts(work.invoices, sales, { place, names: tools.names, stockUnits: work.stockUnits })
  const sent = await sendGoods(tools, products, { vendorId: place.vendorId, confirmed: work.confirmed })
  await openAccounts(tools, bank, { sales, invoices: work.invoices })
  const received = receivedUnits(products)
  if (sent > 0) await waitForShelves(tools, received, SHELVES_MS)
  return received
}

/** Sends what the shop has not confirmed yet, as it stands: a product whose stock is needed only now is sent again. Answers how many were sent. */
async function sendGoods(
  tools: ReplayTools,
  products: readonly ImportProduct[],
  shop: { readonly vendorId: VendorId; readonly confirmed: JournalPart },
): Promise<number> {
  const known = shop.confirmed.known()
  const todo = products.filter((product) => !known.has(markOf(product)))
  tools.log(
    `importing ${todo.length} products${todo.length < products.length ? `, ${products.length - todo.length} are there` : ''}`,
  )
  let saidAtMs = Date.now()
  let done = 0
  for (const group of groupsOf(todo, PRODUCTS_AT_ONCE)) {
    const answers = await sendProducts(tools.operator, { vendorId: shop.vendorId, products: group }, () => {})
    for (const [productId, { outcome, problems }] of answers)
      if (outcome === 'refused' || outcome === 'stock_refused')
        throw new Error(`product ${productId} was refused: ${JSON.stringify(problems)}`)
    shop.confirmed.add(group.map(markOf))
    done += group.length
    if (Date.now() - saidAtMs > PROGRESS_MS) {
      saidAtMs = Date.now()
      tools.log(`${done} of ${todo.length} products`)
    }
  }
  return todo.length
}

/** Changes when a product's stock does. */
function markOf(product: ImportProduct): string {
  return `${product.id} ${product.skus
    .filter((sku) => sku.openingStock.length > 0)
    .map((sku) => sku.code)
    .join(' ')}`
}

/** Money for everything a customer buys in the whole file: the opening amount is the same whatever part is replayed. */
async function openAccounts(
  tools: ReplayTools,
  bank: BankAdmin,
  work: { readonly sales: readonly PlannedSale[]; readonly invoices: readonly Invoice[] },
): Promise<void> {
  const spent = new Map<string, number>()
  for (const { customerId, invoiceNo, isCancellation, rows } of work.invoices) {
    if (isCancellation) continue
    const key = customerId === '' ? invoiceNo : customerId
    spent.set(
      key,
      rows.reduce(
        (sum, row) => sum + (row.refusal === null && row.priceMinor !== null ? row.units * row.priceMinor : 0),
        spent.get(key) ?? 0,
      ),
    )
  }
  const accounts = new Map(
    work.sales.map((sale) => {
      const { name, account } = tools.names.shopper(sale)
      const openingMinor = (spent.get(sale.customerId === '' ? sale.invoiceNo : sale.customerId) ?? 0) + SPARE_MINOR
      return [account.number, { ...account, holder: name, currency: CURRENCY, openingMinor }] as const
    }),
  )
  tools.log(`opening ${accounts.size} bank accounts`)
  await inParallel([...accounts.values()], AT_ONCE, bank.openAccount)
}

function receivedUnits(products: readonly ImportProduct[]): ReadonlyMap<SkuId, number> {
  return new Map(
    products.flatMap((product) =>
      product.skus.map((sku) => [sku.id, sku.openingStock.reduce((sum, lot) => sum + lot.units, 0)] as const),
    ),
  )
}
