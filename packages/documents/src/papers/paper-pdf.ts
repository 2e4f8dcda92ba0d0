import type { ShopPaper } from '@onhand/domain/ordering/shop-papers'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { type FontChooser, type FontLoader, fontChooser } from '../invoice/script-fonts.ts'
import { drawnTexts, paperText, type PaperText } from './paper-text.ts'

const INK = '#1B1F17'
const MUTED = '#6A6E66'
const HAIRLINE = '#D9DAD4'
// A4 in points, with room to punch holes.
const LEFT = 56
const RIGHT = 539
const TOP = 56
const BOTTOM = 770
const LINE_HEIGHT = 1.4
const ROW_PADDING = 8
/** A box to tick beside each line: a pencil is faster than a phone. */
const BOX = 12
const COLUMNS = [
  { x: LEFT + 24, width: 270, align: 'left' },
  { x: 360, width: 110, align: 'left' },
  { x: 480, width: RIGHT - 480, align: 'right' },
] as const

/** Packing slips and pick lists as one A4 PDF, each paper beginning on a page of its own [DOC-7]. */
export async function shopPapersPdf(papers: readonly ShopPaper[], loadFont: FontLoader): Promise<Uint8Array> {
  const texts = papers.map(paperText)
  const choose = await fontChooser(texts.flatMap(drawnTexts), loadFont)
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    displayTitle: true,
    info: { Title: texts.map((text) => text.number).join(', ') },
  })
  const bytes = toBytes(document)
  for (const text of texts) drawPaper(new Pen(document, choose), text)
  document.end()
  return await bytes
}

function drawPaper(pen: Pen, text: PaperText): void {
  pen.newPage()
  const first = pen.pageCount() - 1
  head(pen, text)
  tableHead(pen, text)
  for (const row of text.rows) {
    const height = rowHeight(pen, row)
    if (pen.y + height > BOTTOM) {
      pen.newPage()
      tableHead(pen, text)
    }
    drawRow(pen, row, height)
  }
  const pages = pen.pageCount() - first
  for (let index = 0; index < pages; index += 1) {
    pen.turnTo(first + index)
    pen.write(text.number, { x: LEFT, y: 800, width: 240, size: 8, color: MUTED })
    pen.write(text.page(index + 1, pages), {
      x: 300,
      y: 800,
      width: RIGHT - 300,
      size: 8,
      color: MUTED,
      align: 'right',
    })
  }
}

function head(pen: Pen, text: PaperText): void {
  const shop = pen.write(text.shop, { x: LEFT, y: pen.y, width: 230, size: 15, isBold: true })
  const title = pen.write(text.title, { x: 300, y: pen.y, width: RIGHT - 300, size: 18, align: 'right' })
  pen.y += Math.max(shop, title) + 12
  pen.rule(INK)
  pen.y += 14
  const heights = text.blocks.map((block, index) => {
    const x = LEFT + index * 270
    let y = pen.y + pen.write(block.label, { x, y: pen.y, width: 220, size: 8, color: MUTED }) + 2
    // What is written on a parcel is read from an arm's length.
    block.lines.forEach((line, at) => {
      y += pen.write(line, { x, y, width: 220, size: index === 0 ? 13 : 10, isBold: at === 0 })
    })
    return y - pen.y
  })
  pen.y += Math.max(...heights) + 20
}

function tableHead(pen: Pen, text: PaperText): void {
  const heights = text.head.map((word, index) => {
    const column = COLUMNS[index] ?? COLUMNS[0]
    return pen.write(word, { ...column, y: pen.y, size: 8, color: MUTED })
  })
  pen.y += Math.max(...heights) + 4
  pen.rule(INK)
}

type Row = PaperText['rows'][number]

function rowHeight(pen: Pen, row: Row): number {
  const { width } = COLUMNS[0]
  const note = row.note === '' ? 0 : pen.measure(row.note, { width, size: 8 })
  return pen.measure(row.cells[0], { width, size: 11 }) + note + 2 * ROW_PADDING
}

function drawRow(pen: Pen, row: Row, height: number): void {
  const y = pen.y + ROW_PADDING
  pen.box(LEFT, y, BOX)
  row.cells.forEach((cell, index) => {
    const column = COLUMNS[index] ?? COLUMNS[0]
    const written = pen.write(cell, {
      ...column,
      y,
      size: index === 2 ? 13 : index === 0 ? 11 : 9,
      isBold: index === 2,
    })
    if (index === 0 && row.note !== '') pen.write(row.note, { ...column, y: y + written, size: 8, color: MUTED })
  })
  pen.y += height
  pen.rule(HAIRLINE)
}

type Style = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly align?: 'left' | 'right'
  readonly isBold?: boolean
  readonly color?: string
}

/** Writes on the page and knows where the next part begins. */
class Pen {
  y = TOP
  readonly #document: PDFDocument
  readonly #choose: FontChooser

  constructor(document: PDFDocument, choose: FontChooser) {
    this.#document = document
    this.#choose = choose
  }

  newPage(): void {
    this.#document.addPage()
    this.y = TOP
  }

  pageCount(): number {
    return this.#document.bufferedPageRange().count
  }

  turnTo(index: number): void {
    this.#document.switchToPage(index)
  }

  /** Writes and answers the height it took. */
  write(text: string, style: Style): number {
    if (text === '') return 0
    const { x, y, width, size, align = 'left', isBold = false, color = INK } = style
    const dressed = this.#dress(text, size, isBold)
    const lineGap = size * LINE_HEIGHT - this.#document.currentLineHeight(true)
    const height = this.#document.heightOfString(dressed, { width, lineGap })
    this.#document.fillColor(color).text(dressed, x, y, { width, align, lineGap })
    return height
  }

  measure(text: string, { width, size }: Pick<Style, 'width' | 'size'>): number {
    const dressed = this.#dress(text, size, false)
    const lineGap = size * LINE_HEIGHT - this.#document.currentLineHeight(true)
    return this.#document.heightOfString(dressed, { width, lineGap })
  }

  rule(color: string): void {
    this.#document.strokeColor(color).lineWidth(0.6).moveTo(LEFT, this.y).lineTo(RIGHT, this.y).stroke()
    this.y += 1
  }

  box(x: number, y: number, size: number): void {
    const line = this.#document.strokeColor(INK).lineWidth(0.8).moveTo(x, y)
    line
      .lineTo(x + size, y)
      .lineTo(x + size, y + size)
      .lineTo(x, y + size)
      .lineTo(x, y)
      .stroke()
  }

  #dress(text: string, size: number, isBold: boolean): string {
    const dressed = this.#choose(text, isBold)
    this.#document.font(dressed.font).fontSize(size)
    return dressed.text
  }
}
