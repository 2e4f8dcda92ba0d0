import type { PDFDocument } from 'pdfkit'
import type { InvoiceRow, InvoiceText } from './invoice-text.ts'
import type { FontChooser } from './script-fonts.ts'

const INK = '#1B1F17'
const MUTED = '#6A6E66'
const HAIRLINE = '#D9DAD4'
const ACCENT = '#1F6B45'

// A4 in points, with room to punch holes.
const LEFT = 56
const RIGHT = 539
const TOP = 56
const BOTTOM = 778
// Fonts differ in height: every line is this many times its size, and letters stand on one baseline.
const LINE_HEIGHT = 1.4
const BASELINE = 0.95
const CELL_PADDING = 7

type Style = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly align?: 'left' | 'right'
  readonly isBold?: boolean
  readonly color?: string
}
type Column = {
  readonly key: keyof InvoiceRow
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
}

const COLUMNS: readonly Column[] = [
  { key: 'title', x: LEFT, width: 240, align: 'left' },
  { key: 'units', x: 300, width: 46, align: 'right' },
  { key: 'unitPrice', x: 350, width: 76, align: 'right' },
  { key: 'taxRate', x: 430, width: 36, align: 'right' },
  { key: 'amount', x: 470, width: RIGHT - 470, align: 'right' },
]

/** Places the words of one invoice on as many pages as they take; keeps the line where the next part begins. */
export class InvoicePage {
  readonly #document: PDFDocument
  readonly #choose: FontChooser
  readonly #firstPage: number
  #y = TOP

  /** Begins on a new page. */
  constructor(document: PDFDocument, choose: FontChooser) {
    this.#document = document
    this.#choose = choose
    document.addPage()
    this.#firstPage = document.bufferedPageRange().count - 1
  }

  /** The shop's name on the left, what this paper is on the right. */
  head(text: InvoiceText): void {
    const nameHeight = this.#write(text.shop, {
      x: LEFT,
      y: this.#y,
      width: 300,
      size: 20,
      isBold: true,
      color: ACCENT,
    })
    this.#write(text.title, { x: 360, y: this.#y, width: RIGHT - 360, size: 20, align: 'right' })
    this.#y += nameHeight + 14
    this.#rule(INK, 0.8)
    this.#y += 18
  }

  /** Who sold, who bought, and the numbers to find it again by. */
  parties(text: InvoiceText): void {
    const heights = text.parties.map((party, index) => this.#block(party.label, party.lines, LEFT + index * 170))
    let y = this.#y
    for (const fact of text.facts) {
      y += this.#write(fact.label, { x: 400, y, width: RIGHT - 400, size: 8, color: MUTED })
      y += this.#write(fact.value, { x: 400, y, width: RIGHT - 400, size: 9.5 }) + 5
    }
    this.#y += Math.max(...heights, y - this.#y) + 22
  }

  /** The lines; the head of the table is repeated on every page [DOC-3]. */
  table(text: InvoiceText): void {
    this.#tableHead(text.head)
    for (const row of text.rows) {
      if (this.#y + this.#rowHeight(row) > BOTTOM) {
        this.#newPage()
        this.#tableHead(text.head)
      }
      this.#row(row)
    }
  }

  /** Net and tax per rate, the total, and that it is paid. Kept together on one page. */
  sums(text: InvoiceText): void {
    const height = text.sums.length * 18 + 60
    if (this.#y + height > BOTTOM) this.#newPage()
    const top = this.#y + 14
    let y = top
    for (const sum of text.sums) {
      const size = sum.isTotal ? 13 : 9.5
      if (sum.isTotal) y += 6
      this.#write(sum.label, { x: 300, y, width: 140, size, isBold: sum.isTotal, color: sum.isTotal ? INK : MUTED })
      y += this.#write(sum.value, { x: 440, y, width: RIGHT - 440, size, align: 'right', isBold: sum.isTotal }) + 3
    }
    let paidY = top
    text.paid.forEach((line, index) => {
      paidY += this.#write(line, { x: LEFT, y: paidY, width: 225, size: 9.5, color: index === 0 ? ACCENT : INK }) + 3
    })
    this.#write(text.thanks, { x: LEFT, y: paidY + 6, width: 225, size: 9.5, color: MUTED })
    this.#y = Math.max(y, paidY + 24)
  }

  /** The number of the invoice and of the page, on every page. */
  footers(text: InvoiceText, invoiceNumber: string): void {
    const pages = this.#document.bufferedPageRange().count - this.#firstPage
    for (let index = 0; index < pages; index += 1) {
      this.#document.switchToPage(this.#firstPage + index)
      this.#write(invoiceNumber, { x: LEFT, y: 800, width: 240, size: 8, color: MUTED })
      const place = { x: 300, y: 800, width: RIGHT - 300, size: 8, align: 'right', color: MUTED } as const
      this.#write(text.page(index + 1, pages), place)
    }
  }

  #block(label: string, lines: readonly string[], x: number): number {
    let y = this.#y
    y += this.#write(label, { x, y, width: 155, size: 8, color: MUTED }) + 1
    lines.forEach((line, index) => {
      y += this.#write(line, { x, y, width: 155, size: 9.5, isBold: index === 0 })
    })
    return y - this.#y
  }

  #tableHead(head: InvoiceRow): void {
    let height = 0
    for (const { key, x, width, align } of COLUMNS) {
      height = Math.max(height, this.#write(head[key], { x, y: this.#y, width, size: 8, align, color: MUTED }))
    }
    this.#y += height + 5
    this.#rule(INK, 0.6)
  }

  #row(row: InvoiceRow): void {
    const height = this.#rowHeight(row)
    const y = this.#y + CELL_PADDING
    for (const { key, x, width, align } of COLUMNS) {
      const written = this.#write(row[key], { x, y, width, size: 9.5, align })
      if (key === 'title' && row.note !== '') {
        this.#write(row.note, { x, y: y + written, width, size: 8, color: MUTED })
      }
    }
    this.#y += height
    this.#rule(HAIRLINE, 0.5)
  }

  #rowHeight(row: InvoiceRow): number {
    const width = COLUMNS[0]?.width ?? 0
    const note = row.note === '' ? 0 : this.#measure(row.note, width, 8)
    return this.#measure(row.title, width, 9.5) + note + 2 * CELL_PADDING
  }

  #newPage(): void {
    this.#document.addPage()
    this.#y = TOP
  }

  #rule(color: string, width: number): void {
    this.#document.moveTo(LEFT, this.#y).lineTo(RIGHT, this.#y).lineWidth(width).strokeColor(color).stroke()
  }

  #measure(text: string, width: number, size: number): number {
    const dressed = this.#choose(text, false)
    const document = this.#document.font(dressed.font).fontSize(size)
    return document.heightOfString(dressed.text, { width, lineGap: this.#lineGap(size), features: [] })
  }

  /** Writes wrapped text and answers how high it came. */
  #write(text: string, style: Style): number {
    if (text === '') return 0
    const { x, y, width, size } = style
    const dressed = this.#choose(text, style.isBold ?? false)
    const document = this.#document
      .font(dressed.font)
      .fontSize(size)
      .fillColor(style.color ?? INK)
    const baseline = y + size * BASELINE
    document.text(dressed.text, x, baseline, {
      width,
      align: style.align ?? 'left',
      lineGap: this.#lineGap(size),
      baseline: 'alphabetic',
      features: [],
    })
    return document.y - baseline
  }

  #lineGap(size: number): number {
    return size * LINE_HEIGHT - this.#document.currentLineHeight(true)
  }
}
