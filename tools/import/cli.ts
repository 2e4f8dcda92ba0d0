import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FORMATS, isFormat } from '@onhand/catalog-import/formats/index'
import { guessMapping } from '@onhand/catalog-import/generic-fields'
import { detectFormat } from '@onhand/catalog-import/detect-format'
import { bankAdmin } from '../client/bank-admin.ts'
import { localAddresses } from '../client/local-addresses.ts'
import { type ShopClient, shopClient } from '../client/shop-client.ts'
import { stableId } from '../client/stable-id.ts'
import type { ImportTarget } from './check-draft.ts'
import { fileSource } from './file-source.ts'
import { createVendor, findVendor, type VendorPlace } from './import-vendor.ts'
import { type ImportReport, runImport } from './run-import.ts'

const HELP = `npm run import -- [--format FORMAT] FILE [options]

Creates products, SKUs, prices, GTINs and opening stock of a vendor from another system's file (.gz too).
Formats (found out when none is named): ${Object.keys(FORMATS).join(', ')}

  --vendor SLUG         the vendor that sells them (default: import-FORMAT)
  --create-vendor       creates that vendor when there is none
  --currency CODE       currency of a new vendor, and of prices to take from files that have several (default GBP)
  --price AMOUNT        price of products in files without prices (openfoodfacts; default 2.50)
  --stock N|needed      opening units of every SKU (needed: as many as the file sells; default: what the file says)
  --tax BPS             tax contained in the prices, in basis points (default 2000)
  --drop-bad-gtins      sells products whose barcode has a wrong check digit without it, instead of refusing them
  --dry-run             checks every row and sends nothing
  --json                the report for a program
  --url URL             the shop (default http://shop.localhost:8787)   --data DIR   where its secrets lie (default .onhand)

Exit status: 0 every row went in · 1 some rows were refused, good rows went in · 2 nothing could be done`

// Enough to see the pattern; --json has them all.
const PROBLEMS_SHOWN = 40

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
      format: { type: 'string' },
      vendor: { type: 'string' },
      'create-vendor': { type: 'boolean' },
      currency: { type: 'string', default: 'GBP' },
      price: { type: 'string', default: '2.50' },
      stock: { type: 'string' },
      tax: { type: 'string', default: '2000' },
      'drop-bad-gtins': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      url: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  const [path] = positionals
  if (values.help || !path) throw new Error(HELP)
  if (!existsSync(path)) throw new Error(`there is no file ${path}`)
  const source = fileSource(path)
  const detected = await detectFormat(source)
  const format = values.format ?? detected.format
  if (!isFormat(format)) throw new Error(`no format is called ${format}\n\n${HELP}`)
  if (values.stock !== undefined && values.stock !== 'needed' && !/^\d{1,9}$/.test(values.stock))
    throw new Error('--stock must be a number of units, or needed')
  const stock = values.stock === undefined || values.stock === 'needed' ? (values.stock ?? null) : Number(values.stock)
  const slug = values.vendor ?? `import-${format}`
  const shop = values['dry-run'] ? null : connect(values)
  const place = shop
    ? await vendorPlace(shop, { slug, currency: values.currency, mayCreate: values['create-vendor'] ?? false }, values)
    : dryPlace(slug, values.currency)
  const file = await FORMATS[format](source, {
    price: values.price,
    currency: place.currency,
    stock,
    weightUnit: 'kg',
    mapping: guessMapping(detected.columns),
  })
  const target: ImportTarget = {
    ...place,
    taxRateBps: Number(values.tax),
    stockUnits: typeof stock === 'number' ? stock : null,
    dropsBadGtins: values['drop-bad-gtins'] ?? false,
  }
  const report = await runImport(file, target, shop, (done, total) =>
    process.stderr.write(`\r${done} of ${total} products sent`),
  )
  if (shop) process.stderr.write('\n')
  console.log(
    values.json
      ? JSON.stringify({ vendor: slug, dryRun: shop === null, ...report }, null, 2)
      : tableOf(report, { slug, isDry: shop === null }),
  )
  return report.problems.length > 0 ? 1 : 0
}

type Where = { readonly url?: string | undefined; readonly data?: string | undefined }

function connect(where: Where): ShopClient {
  const addresses = localAddresses(where)
  return shopClient(addresses.shopUrl, addresses.secret('OPERATOR_KEY'), {
    waitMs: 300_000,
    log: (line) => console.error(line),
  })
}

async function vendorPlace(
  shop: ShopClient,
  wanted: { slug: string; currency: string; mayCreate: boolean },
  where: Where,
): Promise<VendorPlace> {
  const found = await findVendor(shop, wanted.slug)
  if (found) return found
  if (!wanted.mayCreate)
    throw new Error(`there is no vendor ${wanted.slug}: name one with --vendor, or add --create-vendor`)
  const addresses = localAddresses(where)
  const bank = bankAdmin(addresses.bankUrl, addresses.secret('BANK_ADMIN_KEY'), {
    waitMs: 300_000,
    log: (line) => console.error(line),
  })
  const name = wanted.slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
  return createVendor(shop, bank, {
    slug: wanted.slug,
    name,
    currency: wanted.currency,
    country: 'GB',
    isDeliveryFree: false,
  })
}

function dryPlace(slug: string, currency: string): VendorPlace {
  return {
    vendorId: stableId('vendor', slug),
    vendorSlug: slug,
    currency,
    locationId: stableId('location', slug, 'main'),
  }
}

function tableOf(report: ImportReport, facts: { slug: string; isDry: boolean }): string {
  const shown = report.problems
    .slice(0, PROBLEMS_SHOWN)
    .map(
      (problem) =>
        `  line ${problem.line}: ${problem.field}: ${problem.reason}${problem.value === '' ? '' : ` (${JSON.stringify(problem.value.slice(0, 60))})`}`,
    )
  const more =
    report.problems.length > PROBLEMS_SHOWN
      ? [`  … and ${report.problems.length - PROBLEMS_SHOWN} more (--json lists all)`]
      : []
  const numbers: readonly (readonly [string, number])[] = [
    ['rows in the file', report.rows],
    ['became SKUs', report.rowsSold],
    ['refused', report.rowsRefused],
    ['belong to another row', report.rowsJoined],
    ['products', report.products],
    ['created', report.created],
    ['there before', report.updated],
    ['opening units', report.stockUnits],
    ['warnings', report.warnings.length],
  ]
  return [
    ...(shown.length > 0 ? ['Refused rows:', ...shown, ...more, ''] : []),
    `${facts.isDry ? 'Checked for' : 'Imported for'} ${facts.slug}`,
    ...numbers.map(([name, value]) => `  ${name.padEnd(24)}${String(value).padStart(9)}`),
  ].join('\n')
}
