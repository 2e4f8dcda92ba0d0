import type { StatementPaper } from '@onhand/domain/payments/statement'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { type FontChooser, type FontLoader, fontChooser } from '../invoice/script-fonts.ts'
import { drawnTexts, statementText, type StatementText } from './statement-text.ts'

const INK = '#1B1F17'
const MUTED = '#6A6E66'
const HAIRLINE = '#D9DAD4'
const ACCENT = '#1F6B45'
// A4 in points, with room to punch holes.
const LEFT = 56
const RIGHT = 539
const TOP = 56
const BOTTOM = 778
const LINE_HEIGHT = 1.4
const PADDING = 5
const SIZE = 8.5
const COLUMNS = [
  { x: LEFT, width: 78, align: 'left' },
  { x: 138, width: 138, align: 'left' },
  { x: 278, width: 62, align: 'right' },
  { x: 342, width: 62, align: 'right' },
  { x: 406, width: 64, align: 'right' },
  { x: 472, width: RIGHT - 472, align: 'right' },
] as const

/** A month of a shop's account as an A4 PDF: its sums, then every line with the balance after it; the head of the table on every page [DOC-8]. */
export async function statementPdf(paper: StatementPaper, loadFont: FontLoader): Promise<Uint8Array> {
  const text = statementText(paper)
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    lang: paper.locale,
    displayTitle: true,
    info: { Title: `${text.title} ${text.shop}`, Author: paper.legalName },
  })
  const bytes = toBytes(document)
  new Sheet(document, await fontChooser(drawnTexts(text), loadFont)).draw(text)
  document.end()
  return await bytes
}

type Style = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size?: number
  readonly align?: 'left' | 'right'
  readonly isBold?: boolean
  readonly color?: string
}

/** Places the words on as many pages as they take. */
class Sheet {
  readonly #document: PDFDocument
  readonly #choose: FontChooser
  #y = TOP

  constructor(document: PDFDocument, choose: FontChooser) {
    this.#document = document
    this.#choose = choose
    document.addPage()
  }

  draw(text: StatementText): void {
    this.#head(text)
    this.#tableHead(text)
    for (const row of text.rows) this.#row(row, text)
    const pages = this.#document.bufferedPageRange().count
    for (let index = 0; index < pages; index += 1) {
      this.#document.switchToPage(index)
      this.#write(text.shop, { x: LEFT, y: 800, width: 240, size: 8, color: MUTED })
      this.#write(text.page(index + 1, pages), {
        x: 300,
        y: 800,
        width: RIGHT - 300,
        size: 8,
        color: MUTED,
        align: 'right',
      })
    }
  }

  #head(text: StatementText): void {
    const height = this.#write(text.shop, { x: LEFT, y: this.#y, width: 280, size: 20, isBold: true, color: ACCENT })
    this.#write(text.title, { x: 340, y: this.#y, width: RIGHT - 340, size: 20, align: 'right' })
    this.#y += height + 14
    this.#rule(INK)
    this.#y += 14
    let left = this.#y
    for (const line of text.seller) left += this.#write(line, { x: LEFT, y: left, width: 200 })
    let right = this.#y
    for (const { label, value, isTotal } of text.sums) {
      const size = isTotal ? 11 : SIZE
      this.#write(label, { x: 300, y: right, width: 140, size, isBold: isTotal, color: isTotal ? INK : MUTED })
      right += this.#write(value, { x: 440, y: right, width: RIGHT - 440, size, align: 'right', isBold: isTotal }) + 3
    }
    this.#y = Math.max(left, right) + 18
  }

  #tableHead(text: StatementText): void {
    const heights = text.head.map((word, index) => this.#cell(word, index, { y: this.#y, color: MUTED }))
    this.#y += Math.max(...heights) + 4
    this.#rule(INK)
  }

  #row(row: StatementText['rows'][number], text: StatementText): void {
    const measured = Math.max(...row.cells.map((cell, index) => this.#measure(cell, index)))
    const height = measured + (row.note === '' ? 0 : this.#measure(row.note, 1)) + 2 * PADDING
    if (this.#y + height > BOTTOM) {
      this.#document.addPage()
      this.#y = TOP
      this.#tableHead(text)
    }
    const y = this.#y + PADDING
    row.cells.forEach((cell, index) => {
      const written = this.#cell(cell, index, { y })
      if (index === 1) this.#cell(row.note, index, { y: y + written, color: MUTED })
    })
    this.#y += height
    this.#rule(HAIRLINE)
  }

  #cell(text: string, index: number, style: Pick<Style, 'y' | 'color'>): number {
    const column = COLUMNS[index] ?? COLUMNS[0]
    return this.#write(text, { ...column, ...style })
  }

  #measure(text: string, index: number): number {
    const { width } = COLUMNS[index] ?? COLUMNS[0]
    const dressed = this.#dress(text, SIZE, false)
    return this.#document.heightOfString(dressed, { width, lineGap: this.#lineGap(SIZE) })
  }

  #write(text: string, style: Style): number {
    if (text === '') return 0
    const { x, y, width, size = SIZE, align = 'left', isBold = false, color = INK } = style
    const dressed = this.#dress(text, size, isBold)
    const lineGap = this.#lineGap(size)
    const height = this.#document.heightOfString(dressed, { width, lineGap })
    this.#document.fillColor(color).text(dressed, x, y, { width, align, lineGap })
    return height
  }

  #dress(text: string, size: number, isBold: boolean): string {
    const dressed = this.#choose(text, isBold)
    this.#document.font(dressed.font).fontSize(size)
    return dressed.text
  }

  #lineGap(size: number): number {
    return size * LINE_HEIGHT - this.#document.currentLineHeight(true)
  }

  #rule(color: string): void {
    this.#document.strokeColor(color).lineWidth(0.6).moveTo(LEFT, this.#y).lineTo(RIGHT, this.#y).stroke()
    this.#y += 1
  }
}
