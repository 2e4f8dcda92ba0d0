import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { StatementPaper } from '@onhand/domain/payments/statement'
import { extractText, getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { statementPdf } from './statement-pdf.ts'

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
)
const loadFont = async () => new Uint8Array(await readFile(FONT))
const FROM_MS = Date.UTC(2026, 10, 1)

const line = (n: number) => ({
  atMs: FROM_MS + n,
  kind: 'sale' as const,
  amountMinor: 2_160,
  balanceMinor: 2_160 * n,
  orderNumber: `K7Q4M-${n}`,
  grossMinor: 2_400,
  commissionMinor: -240,
  transactionNumber: `TX-${n}`,
})

const PAPER: StatementPaper = {
  locale: 'en',
  shopName: 'Marlow Road Grocer',
  legalName: 'Marlow Road Grocer Ltd',
  taxNumber: 'GB123456789',
  currency: 'GBP',
  timeZone: 'Europe/London',
  fromMs: FROM_MS,
  toMs: Date.UTC(2026, 11, 1),
  sums: { openingMinor: 0, closingMinor: 4_320, byKind: [{ kind: 'sale', amountMinor: 4_320, count: 2 }] },
  lines: [line(2), line(1)],
}

async function pagesOf(paper: StatementPaper): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(await statementPdf(paper, loadFont)))
  return text
}

it('[DOC-8] says whose account it is, the sums of the month, and every line with the balance after it', async () => {
  const [page = '', ...more] = await pagesOf(PAPER)
  expect(more).toEqual([])
  for (const expected of [
    'Statement',
    'Marlow Road Grocer Ltd',
    'GB123456789',
    '1 November 2026 – 30 November 2026',
    '£43.20',
    'K7Q4M-2',
    '-£2.40',
    'TX-1',
    'Page 1 of 1',
  ])
    expect(page).toContain(expected)
})

it('[DOC-8] repeats the head of the table on every page and loses no line', async () => {
  const lines = Array.from({ length: 120 }, (_, index) => line(120 - index))
  const pages = await pagesOf({ ...PAPER, lines })
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) expect(page).toContain('Balance after')
  expect(lines.filter((one) => !pages.join(' ').includes(`TX-${one.balanceMinor / 2_160}`))).toEqual([])
})

it('[DOC-8] [DOC-4] is written in Chinese where the shop reads it', async () => {
  const [page = ''] = await pagesOf({ ...PAPER, locale: 'zh-Hant', shopName: '馬洛路雜貨店', currency: 'TWD' })
  for (const expected of ['對帳單', '馬洛路雜貨店', '期末餘額']) expect(page).toContain(expected)
})
