import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bytesSource, type ImportSource } from '@onhand/catalog-import/source'
import { ROLE_PERMISSIONS } from '@onhand/domain/identity/permissions'
import { INSIGHT_KINDS } from '@onhand/domain/insight/insight-kinds'
import { isExportKind, permissionOf, TABLE_KINDS } from '@onhand/domain/reports/report'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankAdmin } from '../../tools/client/bank-admin.ts'
import { downloadProducts } from '../../tools/import/download-products.ts'
import { fileSource } from '../../tools/import/file-source.ts'
import { createVendor } from '../../tools/import/import-vendor.ts'
import { roundTrip } from '../../tools/import/round-trip.ts'
import { marketSecret, marketUrl } from '../harness/market.ts'
import { operator } from '../harness/shopper.ts'
import { type Person, signUpMany } from './suite/people.ts'
import { SHOPS } from './suite/shops.ts'

const SHARED = join(import.meta.dirname, '../../../shared')
const files = ['data/catalogue', 'external/catalog-import-samples'].flatMap((folder) => {
  const path = join(SHARED, folder)
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => /\.(csv|json)(\.gz)?$/.test(name) && !/^(headers|dummyjson_carts)\./.test(name))
        .map((name) => join(path, name))
    : []
})
const NAUGHTY = [
  "'=1+1",
  '=cmd|x',
  '-2',
  '@x',
  '茶"; --',
  '😀 👨‍👩‍👧',
  'a;b|c\\',
  '\u202Eright to left',
  '‏שלום',
  '<img src=x onerror=alert(1)>',
]
// Of a big file, enough to meet its kinds of rows; the whole of it is `npm run round-trip`.
const PRODUCTS_MAX = 120

let shops = 0
async function trip(source: ImportSource) {
  const bank = bankAdmin(marketUrl('bank'), marketSecret('BANK_ADMIN_KEY'), { waitMs: 5_000, log: () => undefined })
  const open = () => {
    shops += 1
    const slug = `trip-${Date.now().toString(36)}-${shops}`
    return createVendor(operator(), bank, { slug, name: 'Trip', currency: 'USD', country: 'GB', isDeliveryFree: true })
  }
  const [from, to] = await Promise.all([open(), open()])
  const download = downloadProducts(marketUrl('shop'), marketSecret('OPERATOR_KEY'))
  return roundTrip(operator(), download, { source, from, to, limit: PRODUCTS_MAX })
}

describe('[DIO-3] an export that is imported into an empty shop is the same', () => {
  it('with texts of every kind', async () => {
    const rows = NAUGHTY.map((text, index) => {
      const cell = `"${text.replaceAll('"', '""')}"`
      return `N-${index},${cell},${cell},${cell},${cell},2.50,4`
    })
    const source = bytesSource(
      new TextEncoder().encode(`SKU,Title,Description,Brand,Tags,Price,Stock\n${rows.join('\n')}\n`),
    )
    expect(await trip(source)).toMatchObject({ rows: 10, goodRows: 10, badRows: 0, products: 10, differences: [] })
  })

  it('with prices in other currencies and words in other languages', async () => {
    const bank = bankAdmin(marketUrl('bank'), marketSecret('BANK_ADMIN_KEY'), { waitMs: 5_000, log: () => undefined })
    const open = (mark: string) =>
      createVendor(operator(), bank, {
        slug: `abroad-${mark}-${Date.now().toString(36)}`,
        name: 'Trip',
        currency: 'USD',
        country: 'GB',
        isDeliveryFree: true,
      })
    const [from, to] = await Promise.all([open('a'), open('b')])
    const columns =
      'Handle,Title,Description,Title (zh-Hant),Description (zh-Hant),Options,SKU,Variant,Variant (zh-Hant),Option values,Price,Currency,Other prices,Measure unit,Stock'
    const rows = [
      'abroad-tea,Tea,Leaves,茶,"茶葉; 一心二葉",Size,TEA-S,S,小包,S,4.50,USD,JPY|700|800; KWD|1.385|; EUR|4.20|,,3',
      'abroad-tea,,,,,,TEA-L,L,大包; 二|三,L,8.00,USD,TWD|260|300,,0',
    ]
    const source = bytesSource(new TextEncoder().encode(`${columns}\n${rows.join('\n')}\n`), 'onhand.csv')
    const download = downloadProducts(marketUrl('shop'), marketSecret('OPERATOR_KEY'))
    const found = await roundTrip(operator(), download, { source, from, to, limit: PRODUCTS_MAX })
    expect(found).toMatchObject({ format: 'onhand', rows: 2, goodRows: 2, badRows: 0, products: 1, differences: [] })
    const exported = new TextDecoder().decode(await download(to))
    for (const text of [
      'JPY|700|800',
      'KWD|1.385',
      'EUR|4.20',
      'TWD|260.00|300.00',
      '茶葉; 一心二葉',
      '小包',
      '大包; 二|三',
      'opening',
    ])
      expect(exported).toContain(text)
  })

  // Each file has shops of its own: they go there and back side by side.
  it.skipIf(files.length === 0).concurrent.each(files.map((path) => [path.slice(SHARED.length + 1), path]))(
    `%s${files.length === 0 ? ' (not on this machine)' : ''}`,
    async (_name, path) => {
      const { differences, goodRows, badRows, rowsJoined, rows } = await trip(fileSource(path))
      expect(differences).toEqual([])
      expect(goodRows + badRows + rowsJoined).toBe(rows)
    },
    240_000,
  )
})

describe('[DIO-7] a download', () => {
  const ROLES = ['owner', 'manager', 'stock_keeper', 'picker', 'accountant', 'viewer'] as const
  const [shop, otherShop] = SHOPS
  const people = new Map<string, Person>()
  beforeAll(async () => {
    const members = await signUpMany(ROLES.length)
    for (const [index, role] of ROLES.entries()) {
      const member = members[index]
      if (!member) throw new Error('too few people')
      await operator().mutate('operator.setMember', { vendorId: shop.vendorId, email: member.email, role })
      people.set(role, member)
    }
  })
  const ask = (file: string, headers: Readonly<Record<string, string>>, vendorId: string = shop.vendorId) =>
    fetch(marketUrl('shop', `/api/v1/shops/${vendorId}/exports/${file}`), { headers })
  const KINDS = [...Object.keys(TABLE_KINDS), ...INSIGHT_KINDS].filter(isExportKind)

  it.concurrent.each(ROLES.flatMap((role) => KINDS.map((kind) => [role, kind] as const)))(
    'is given to a %s who may read %s, and to no other',
    async (role, kind) => {
      const headers = people.get(role)?.headers ?? {}
      const isAllowed = ROLE_PERMISSIONS[role].includes(permissionOf(kind))
      const answer = await ask(`${kind}.csv`, headers)
      const text = await answer.text()
      expect(answer.status, text.slice(0, 200)).toBe(isAllowed ? 200 : 403)
      if (isAllowed) expect(answer.headers.get('content-disposition')).toContain(`-${kind.replaceAll('_', '-')}`)
      const elsewhere = await ask(`${kind}.csv`, headers, otherShop.vendorId)
      expect(elsewhere.status, await elsewhere.text()).toBe(403)
    },
  )

  it('is given to nobody else, and only of tables and days there are', async () => {
    expect((await ask('orders.csv', {})).status).toBe(401)
    const headers = people.get('owner')?.headers ?? {}
    expect((await ask('secrets.csv', headers)).status).toBe(404)
    expect((await ask('orders.pdf', headers)).status).toBe(404)
    expect((await ask('orders.csv?from=2026-13-01', headers)).status).toBe(400)
    expect((await ask('orders.csv', headers, 'vnd_')).status).toBe(404)
    const xlsx = await ask('orders.xlsx?from=2026-01-01&to=2026-12-31&lang=zh-Hant', headers)
    expect(xlsx.headers.get('content-type')).toContain('spreadsheetml')
    expect(new Uint8Array(await xlsx.arrayBuffer()).subarray(0, 2)).toEqual(Uint8Array.of(0x50, 0x4b))
  })
})
