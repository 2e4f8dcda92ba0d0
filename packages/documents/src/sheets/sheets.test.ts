import type { Cell, Column, Table } from '@onhand/domain/reports/table'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csvStream } from './csv-stream.ts'
import { xlsxStream } from './xlsx-stream.ts'

const COLUMNS: readonly Column[] = [
  { key: 'name', kind: 'text' },
  { key: 'units', kind: 'number' },
  { key: 'total', kind: 'money' },
  { key: 'day', kind: 'date' },
  { key: 'at', kind: 'instant' },
]
const HEADINGS = ['Name', 'Units', 'Total', 'Day', 'At']

function tableOf(pages: readonly (readonly (readonly Cell[])[])[], columns = COLUMNS): Table {
  return {
    columns,
    timeZone: 'Asia/Taipei',
    pages: (async function* () {
      yield* pages
    })(),
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

const AT_MS = Date.UTC(2026, 10, 21, 18, 30)
const ROW: readonly Cell[] = ['紅茶 "A", B', -5, '12.50', '2026-11-21', AT_MS]

describe('a CSV file', () => {
  it("[DIO-5] quotes what needs it and shows instants as the shop's clock does", async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(
      await bytesOf(csvStream(tableOf([[ROW], [], [['x', null, null, null, null]]]), HEADINGS)),
    )
    expect(text).toBe(
      '\uFEFFName,Units,Total,Day,At\r\n"紅茶 ""A"", B",-5,12.50,2026-11-21,2026-11-22 02:30\r\nx,,,,\r\n',
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])(
    '[DIO-6] keeps %j text, whatever a spreadsheet makes of its first letter',
    async (text) => {
      const written = new TextDecoder().decode(
        await bytesOf(csvStream(tableOf([[[text]]], [{ key: 'name', kind: 'text' }]), ['Name'])),
      )
      expect(written).toBe(`Name\r\n"'${text}"\r\n`)
    },
  )
})

describe('an XLSX file', () => {
  it('[DIO-5] holds text as text, numbers as numbers, days and instants as dates', async () => {
    const files = unzipSync(
      await bytesOf(
        xlsxStream(tableOf([[ROW], [['=1+1<&>', 3, null, null, null]]]), {
          headings: HEADINGS,
          sheetName: 'Orders/2026',
        }),
      ),
    )
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<c t="inlineStr" s="5"><is><t xml:space="preserve">紅茶 &quot;A&quot;, B</t></is></c>')
    expect(sheet).toContain('<c s="0"><v>-5</v></c><c s="2"><v>12.50</v></c><c s="3"><v>46347</v></c>')
    expect(sheet).toContain('<c s="4"><v>46348.104166666664</v></c>')
    expect(sheet).toContain('<t xml:space="preserve">=1+1&lt;&amp;&gt;</t>')
    expect(sheet).not.toContain('<f>')
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Orders 2026"')
  })

  it('comes in pieces while its pages are still read', async () => {
    const page = Array.from({ length: 2_000 }, (_, index) => [`row ${index} ${Math.sin(index)}`, index])
    const columns = COLUMNS.slice(0, 2)
    let pagesRead = 0
    const table: Table = {
      columns,
      timeZone: 'UTC',
      pages: (async function* () {
        for (; pagesRead < 50; pagesRead += 1) yield page
      })(),
    }
    const reader = xlsxStream(table, { headings: ['Name', 'Units'], sheetName: 'Rows' }).getReader()
    let pieces = 0
    let readAtTenth = 0
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces += 1
      if (pieces === 20) readAtTenth = pagesRead
    }
    expect(pagesRead).toBe(50)
    expect(readAtTenth).toBeLessThan(50)
  })
})
