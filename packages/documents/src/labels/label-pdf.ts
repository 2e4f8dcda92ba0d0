import type { Locale } from '@onhand/domain/catalog/views'
import { type Label, type LabelSymbol, symbolOf } from '@onhand/domain/inventory/label'
import { PDFDocument } from 'pdfkit'
import { toBytes } from 'pdfkit/output'
import { type FontChooser, type FontLoader, fontChooser } from '../invoice/script-fonts.ts'
import { drawSymbol, type SymbolShapes } from './draw-symbol.ts'
import { LABEL_STOCKS, type LabelStock, type LabelStockName } from './label-stocks.ts'
import { type LabelText, labelText } from './label-text.ts'

/** How labels are to be printed. */
export type LabelPrint = {
  readonly stock: LabelStockName
  readonly symbol: LabelSymbol
  readonly locale: Locale
  /** Places left free at the start of a sheet that was used before. */
  readonly skip?: number
}

/** The symbol would be too fine to be read on this stock. */
export class LabelTooSmall extends Error {
  constructor() {
    super('the symbol does not fit on this label: choose a larger stock or another symbol')
  }
}

const POINTS_PER_MM = 72 / 25.4
const PADDING_MM = 2.5
const INK = '#000000'
/** Narrowest bar that common scanners and 203 dpi printers keep apart. */
const MODULE_MM_MIN = 0.19
const MODULE_MM_MAX = 0.38
const MATRIX_MODULE_MM_MAX = 0.75
/** Quiet zones in modules: wider than any of our symbols needs on its narrow side. */
const QUIET = { bars: 10, matrix: 4 }

/** Labels as a PDF, one after the other over as many pages as they take. Vector bars: sharp on any printer [INV-33]. */
export async function labelPdf(labels: readonly Label[], print: LabelPrint, loadFont: FontLoader): Promise<Uint8Array> {
  const stock = LABEL_STOCKS[print.stock]
  const texts = labels.map((label) => labelText(label, print.symbol, print.locale))
  const choose = await fontChooser(texts.flatMap(Object.values), loadFont)
  const size = [stock.page.width * POINTS_PER_MM, stock.page.height * POINTS_PER_MM]
  const document = new PDFDocument({ size, margin: 0, autoFirstPage: false, info: { Title: 'Labels' } })
  const bytes = toBytes(document)
  const perPage = stock.columns * stock.rows
  const first = (print.skip ?? 0) % perPage
  labels.forEach((label, index) => {
    const place = (index + first) % perPage
    if (index === 0 || place === 0) document.addPage()
    const text = texts[index]
    if (text)
      drawLabel(document, { ...placeOf(stock, place), text, choose, shapes: drawSymbol(symbolOf(label, print.symbol)) })
  })
  document.end()
  return await bytes
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The inside of a label in points. */
function placeOf(stock: LabelStock, place: number): Box {
  const column = place % stock.columns
  const row = Math.floor(place / stock.columns)
  const x = stock.left + column * (stock.label.width + stock.gapX) + PADDING_MM
  const y = stock.top + row * (stock.label.height + stock.gapY) + PADDING_MM
  return {
    x: x * POINTS_PER_MM,
    y: y * POINTS_PER_MM,
    width: (stock.label.width - 2 * PADDING_MM) * POINTS_PER_MM,
    height: (stock.label.height - 2 * PADDING_MM) * POINTS_PER_MM,
  }
}

type LineStyle = { readonly width: number; readonly isBold?: boolean; readonly align?: 'right' }
type Drawn = Box & { readonly text: LabelText; readonly choose: FontChooser; readonly shapes: SymbolShapes }

function drawLabel(document: PDFDocument, { text, choose, shapes, ...box }: Drawn): void {
  const size = Math.min(9, box.height / 9)
  const line = size * 1.25
  const write = (words: string, [x, y]: readonly [number, number], style: LineStyle) => {
    if (words === '') return
    const dressed = choose(words, style.isBold === true)
    document.font(dressed.font).fontSize(size).fillColor(INK)
    document.text(shortened(document, dressed.text, style.width), x, y, {
      width: style.width,
      lineBreak: false,
      ...(style.align ? { align: style.align } : {}),
    })
  }
  const isBeside = shapes.isMatrix
  const symbolWidth = isBeside ? Math.min(box.height, box.width * 0.45) : box.width
  const textWidth = isBeside ? box.width - symbolWidth - 4 : box.width
  const priceWidth = text.price === '' ? 0 : textWidth * 0.32
  write(text.title, [box.x, box.y], { width: textWidth, isBold: true })
  write(text.detail, [box.x, box.y + line], { width: textWidth - priceWidth })
  write(text.price, [box.x + textWidth - priceWidth, box.y + line], { width: priceWidth, isBold: true, align: 'right' })
  const dates = isBeside ? [text.expiry, text.lot] : [[text.expiry, text.lot].filter(Boolean).join(' · ')]
  dates.filter(Boolean).forEach((words, index) => {
    write(words, [box.x, box.y + (2 + index) * line], { width: textWidth })
  })
  if (isBeside) {
    write(text.code, [box.x, box.y + box.height - line], { width: textWidth })
    drawMatrix(document, shapes, {
      x: box.x + box.width - symbolWidth,
      y: box.y,
      width: symbolWidth,
      height: box.height,
    })
    return
  }
  const top = box.y + (dates.some(Boolean) ? 3 : 2) * line + 2
  write(text.code, [box.x, box.y + box.height - line], { width: box.width })
  drawBars(document, shapes, { x: box.x, y: top, width: box.width, height: box.y + box.height - line - top - 2 })
}

function drawBars(document: PDFDocument, shapes: SymbolShapes, box: Box): void {
  const module = Math.min(MODULE_MM_MAX * POINTS_PER_MM, box.width / (shapes.width + 2 * QUIET.bars))
  if (module < MODULE_MM_MIN * POINTS_PER_MM) throw new LabelTooSmall()
  const left = box.x + (box.width - module * shapes.width) / 2
  for (const outline of shapes.outlines) {
    const xs = outline.map(([x]) => x)
    const from = Math.min(...xs)
    document.rect(left + from * module, box.y, (Math.max(...xs) - from) * module, box.height)
  }
  document.fill(INK)
}

function drawMatrix(document: PDFDocument, shapes: SymbolShapes, box: Box): void {
  const across = shapes.width + 2 * QUIET.matrix
  const module = Math.min(MATRIX_MODULE_MM_MAX * POINTS_PER_MM, box.width / across, box.height / across)
  if (module < MODULE_MM_MIN * POINTS_PER_MM) throw new LabelTooSmall()
  const left = box.x + (box.width - module * shapes.width) / 2
  const top = box.y + (box.height - module * shapes.height) / 2
  for (const outline of shapes.outlines)
    outline.forEach(([x, y], index) => {
      if (index === 0) document.moveTo(left + x * module, top + y * module)
      else document.lineTo(left + x * module, top + y * module)
    })
  document.fill(INK, 'even-odd')
}

/** The text, cut with an ellipsis where it is too long for one line. */
function shortened(document: PDFDocument, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text
  const letters = [...text]
  let length = letters.length
  while (length > 0 && document.widthOfString(`${letters.slice(0, length).join('')}…`) > width) length -= 1
  return `${letters.slice(0, length).join('')}…`
}
