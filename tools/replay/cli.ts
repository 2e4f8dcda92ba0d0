import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bankAdmin } from '../client/bank-admin.ts'
import { localAddresses } from '../client/local-addresses.ts'
import { shopClient } from '../client/shop-client.ts'
import { replayNames } from './replay-shop.ts'
import { reportTable } from './report.ts'
import { runReplay } from './run-replay.ts'
import { readInvoices } from './sales-file.ts'

const HELP = `npm run replay -- FILE --invoices N [options]

Takes the first N sales invoices of an Online Retail file (.gz too), turns each into the cart of a real shopper and sends it through the
public API: lines, address, delivery, payment at the bank, order; supplier order and mail follow. Cancellations among them become refunds of
the earlier order. The shop has one price per SKU, the file several per code: each code and price is an offer (a SKU) of its own, as in a
wholesaler's price list. Ids follow from the invoice numbers: stopped and run again, it goes on where it was, and nothing is doubled.

  --invoices N       how many sales invoices (default 100)
  --from INVOICE     begin with this invoice of the file
  --concurrency C    shoppers at once (default 8)
  --stock N          opening units of every SKU, in a shop of its own (default: as many as the whole file sells)
  --wait SECONDS     how long to wait for supplier orders, mails and refunds (default 300)
  --patience SECONDS how long to wait for a server that is away (default 300)
  --json             the report for a program
  --url URL          the shop (default http://shop.localhost:8787)   --data DIR   where its secrets lie (default .onhand)

Exit status: 0 everything adds up · 1 a check failed · 2 it could not be run`

// The marketplace's account in the file's currency.
const MERCHANT_ACCOUNT = '2000-0001'

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      invoices: { type: 'string', default: '100' },
      from: { type: 'string' },
      concurrency: { type: 'string', default: '8' },
      stock: { type: 'string' },
      wait: { type: 'string', default: '300' },
      patience: { type: 'string', default: '300' },
      json: { type: 'boolean' },
      url: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const [path] = positionals
  if (values.help || !path) throw new Error(HELP)
  if (!existsSync(path)) throw new Error(`there is no file ${path}`)
  const number = (name: 'invoices' | 'concurrency' | 'wait' | 'patience'): number => wholeNumber(name, values[name])
  const stockUnits = values.stock === undefined ? null : wholeNumber('stock', values.stock)
  const addresses = localAddresses(values)
  const startedAtMs = Date.now()
  const log = (line: string): void =>
    console.error(`${String(Math.round((Date.now() - startedAtMs) / 1000)).padStart(4)} s  ${line}`)
  const patience = { waitMs: number('patience') * 1000, log }
  const slug = stockUnits === null ? 'replay' : `replay-stock-${stockUnits}`
  const operatorKey = addresses.secret('OPERATOR_KEY')
  const report = await runReplay(
    {
      shopper: shopClient(addresses.shopUrl, null, patience),
      operator: shopClient(addresses.shopUrl, operatorKey, patience),
      names: replayNames(slug, operatorKey),
      patience,
      log,
    },
    await readInvoices(path),
    {
      slug,
      count: number('invoices'),
      from: values.from ?? null,
      concurrency: Math.max(1, number('concurrency')),
      stockUnits,
      waitMs: number('wait') * 1000,
      dataDir: resolve(values.data ?? '.onhand'),
      mailUrl: addresses.mailUrl,
      bank: {
        url: addresses.bankUrl,
        apiKey: addresses.secret('BANK_API_KEY'),
        account: MERCHANT_ACCOUNT,
        admin: bankAdmin(addresses.bankUrl, addresses.secret('BANK_ADMIN_KEY'), patience),
      },
    },
  )
  console.log(values.json ? JSON.stringify(report, null, 2) : reportTable(report))
  return report.checks.every((check) => check.ok) ? 0 : 1
}

function wholeNumber(name: string, text: string | undefined): number {
  if (text === undefined || !/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number`)
  return Number(text)
}
