import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gtinCheckDigit } from '@onhand/domain/catalog/gtin'
import { parseGs1 } from '@onhand/domain/inventory/gs1/parse-gs1'
import { type Label, type LabelSymbol, symbolOf } from '@onhand/domain/inventory/label'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ready } from 'zpl-renderer-js'
import { drawSymbol } from './draw-symbol.ts'
import { type LabelPrint, labelPdf } from './label-pdf.ts'
import type { LabelStockName } from './label-stocks.ts'
import { labelZpl } from './label-zpl.ts'

const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const hasReader = has('zbarimg')
const hasPdf = has('pdftoppm')
const reading = it.skipIf(!(hasReader && hasPdf))
const why = hasReader && hasPdf ? '' : ' (skipped: zbarimg or pdftoppm is not installed)'

const milk: Label = {
  title: 'Oat milk, barista',
  variantTitle: '1 l',
  gtin: '9521234543213',
  code: 'OAT-1L',
  lotCode: 'L24/07',
  expiryDate: '2027-12-31',
  price: { amountMinor: 195, currency: 'GBP' },
}
const loose: Label = { ...milk, title: '手工蜂蜜', gtin: null, code: 'HONEY>1', lotCode: null, expiryDate: null }

let folder = ''
let loads = 0
const loadFont = async () => {
  loads += 1
  const file = import.meta.resolve('@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf')
  return new Uint8Array(readFileSync(fileURLToPath(file)))
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-labels-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What an independent reader finds in a picture: symbology and text of each symbol. */
function read(png: string): string[] {
  const done = spawnSync('zbarimg', ['--quiet', png], { encoding: 'utf8' })
  return done.stdout.trim().split('\n')
}

async function readPdf(labels: readonly Label[], print: LabelPrint): Promise<string[][]> {
  const pdf = join(folder, `${print.stock}-${print.symbol}.pdf`)
  writeFileSync(pdf, await labelPdf(labels, print, loadFont))
  const pages = pdf.replace('.pdf', '')
  expect(spawnSync('pdftoppm', ['-r', '300', '-png', pdf, pages]).status).toBe(0)
  const names = spawnSync('sh', ['-c', `ls ${pages}-*.png`], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
  return names.map(read)
}

async function readZpl(label: Label, print: LabelPrint, size: { width: number; height: number }): Promise<string[]> {
  const { api } = await ready
  const base64 = await api.zplToBase64Async(labelZpl([label], print, 12), size.width, size.height, 12)
  const png = join(folder, `zpl-${print.symbol}-${label.code.length}.png`)
  writeFileSync(png, Buffer.from(base64, 'base64'))
  return read(png)
}

const withCheckDigit = (digits: string) => digits + gtinCheckDigit(digits)
const print = (symbol: LabelSymbol, stock: LabelStockName = 'roll_100x50'): LabelPrint => ({
  stock,
  symbol,
  locale: 'en',
})
/** The reader writes no separator; what it read must mean the same goods. */
const goods = { gtin: '09521234543213', lotCode: 'L24/07', expiryDate: '2027-12-31' }
const meaning = (line: string | undefined) => {
  const scan = parseGs1((line ?? '').replace(/^[^:]*:/, ''), 2026)
  return scan.ok ? scan.value : scan.error
}

describe('labels on paper', () => {
  reading(`[INV-33] an independent reader finds the number of the goods in the PDF${why}`, async () => {
    expect(await readPdf([milk], print('retail'))).toEqual([['EAN-13:9521234543213']])
    expect(await readPdf([{ ...milk, gtin: '02345673' }], print('retail', 'roll_57x32'))).toEqual([['EAN-8:02345673']])
    const [bars] = await readPdf([milk], print('gs1_128'))
    expect(bars).toHaveLength(1)
    expect(meaning(bars?.[0])).toMatchObject(goods)
    const [square] = await readPdf([milk], print('qr', 'roll_57x32'))
    expect(meaning(square?.[0])).toMatchObject(goods)
  })

  reading(`[INV-33] goods without a GTIN carry the shop's own code, in any script${why}`, async () => {
    expect(await readPdf([loose], { ...print('retail'), locale: 'zh-Hant' })).toEqual([['CODE-128:HONEY>1']])
    expect(loads).toBeGreaterThan(0)
  })

  reading(`[INV-33] a sheet holds its labels, leaving used places free${why}`, async () => {
    // The reader tells of each number once.
    const gtins = Array.from({ length: 25 }, (_none, index) => withCheckDigit(`9521234543${10 + index}`))
    const labels = gtins.map((gtin) => ({ ...milk, gtin }))
    const pages = await readPdf(labels, { ...print('retail', 'a4_24'), skip: 3 })
    expect(pages.map((page) => page.length)).toEqual([21, 4])
    expect(new Set(pages.flat())).toEqual(new Set(gtins.map((gtin) => `EAN-13:${gtin}`)))
  })

  it('[INV-33] a symbol that would be too fine for its label is refused, not printed unreadable', async () => {
    const long = { ...milk, lotCode: 'ABCDEFGHIJKLMNOPQRST' }
    await expect(labelPdf([long], print('gs1_128', 'roll_57x32'), loadFont)).rejects.toThrow('does not fit')
  })
})

describe('labels for thermal printers', () => {
  const size = { width: 100, height: 50 }

  reading(`[INV-33] an independent reader finds the number of the goods in the printed ZPL${why}`, async () => {
    expect(await readZpl(milk, print('retail'), size)).toEqual(['EAN-13:9521234543213'])
    expect(await readZpl({ ...loose, code: 'HONEY-1' }, print('retail'), size)).toEqual(['CODE-128:HONEY-1'])
    const [bars] = await readZpl(milk, print('gs1_128'), size)
    expect(meaning(bars)).toMatchObject(goods)
    const [square] = await readZpl(milk, print('qr'), size)
    expect(meaning(square)).toMatchObject(goods)
  })

  it('[INV-33] the sign that begins a command inside bars is escaped', () => {
    expect(labelZpl([loose], print('retail'), 8)).toContain('^FD>:HONEY>01^FS')
  })

  it('[INV-33] what a title says is never taken for a command', () => {
    const zpl = labelZpl([{ ...milk, title: '^XZ~JR_41\u0000' }], print('retail'), 8)
    expect(zpl.match(/\^XZ/g)).toHaveLength(1)
    expect(zpl).toContain('^FD_5EXZ_7EJR_5F41_00^FS')
  })
})

describe('a symbol', () => {
  it('[INV-32] carries lot and expiry with the GTIN where it can', () => {
    const text = (symbol: LabelSymbol, label = milk) => drawn(symbol, label)
    expect(text('gs1_128')).toBeGreaterThan(text('gs1_128', { ...milk, lotCode: null }))
    expect(text('retail')).toBe(96)
  })
})

function drawn(symbol: LabelSymbol, label: Label): number {
  return drawSymbol(symbolOf(label, symbol)).width
}
