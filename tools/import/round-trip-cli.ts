import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { bankAdmin } from '../client/bank-admin.ts'
import { localAddresses } from '../client/local-addresses.ts'
import { shopClient } from '../client/shop-client.ts'
import { fileSource } from './file-source.ts'
import { createVendor } from './import-vendor.ts'
import { downloadProducts } from './download-products.ts'
import { roundTrip } from './round-trip.ts'

const HELP = `npm run round-trip -- FILE... [--limit N] [--currency CODE] [--url URL] [--data DIR]

Imports each file into a shop of its own, exports it, imports the export into an empty shop and compares the two.
Every row has to end as a product or as a listed problem. Exit status: 0 all came back as they were · 1 some did not`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string' },
    currency: { type: 'string', default: 'USD' },
    url: { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help || positionals.length === 0) {
  console.log(HELP)
  process.exit(2)
}
const patience = { waitMs: 300_000, log: (line: string) => console.error(line) }
const addresses = localAddresses(values)
const key = addresses.secret('OPERATOR_KEY')
const shop = shopClient(addresses.shopUrl, key, patience)
const bank = bankAdmin(addresses.bankUrl, addresses.secret('BANK_ADMIN_KEY'), patience)
const limit = values.limit === undefined ? Number.MAX_SAFE_INTEGER : Number(values.limit)

for (const path of positionals) {
  const mark = Date.now().toString(36)
  const open = (slug: string) =>
    createVendor(shop, bank, {
      slug,
      name: 'Round Trip',
      currency: values.currency,
      country: 'GB',
      isDeliveryFree: true,
    })
  const [from, to] = await Promise.all([open(`trip-${mark}-a`), open(`trip-${mark}-b`)])
  const trip = await roundTrip(shop, downloadProducts(addresses.shopUrl, key), {
    source: fileSource(path),
    from,
    to,
    limit,
  })
  const isWhole = trip.goodRows + trip.badRows + trip.rowsJoined === trip.rows
  const isEqual = trip.differences.length === 0
  if (!isWhole || !isEqual) process.exitCode = 1
  const { rows, products, goodRows, badRows, rowsJoined, spentMs } = trip
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    `${basename(path)} (${trip.format}): ${rows} rows = ${goodRows} sold + ${badRows} listed + ${rowsJoined} joined; ${products} products; ${isEqual ? 'came back the same' : 'DIFFERS'}; in ${seconds(spentMs.into)}, out ${seconds(spentMs.out)}, in again ${seconds(spentMs.again)}`,
  )
  for (const difference of trip.differences) console.log(`  ${difference.slice(0, 400)}`)
}
