import type { Gs1Element } from '@onhand/domain/inventory/gs1/elements'
import { type Label, type SymbolData, symbolOf } from '@onhand/domain/inventory/label'
import type { LabelPrint } from './label-pdf.ts'
import { LABEL_STOCKS } from './label-stocks.ts'
import { type LabelText, labelText } from './label-text.ts'

/** Dots a millimetre of the printer's head: 203, 300 or 600 dpi. */
export type DotsPerMm = 8 | 12 | 24

const PADDING_MM = 2.5
const LINE_MM = 3.6

/**
 * Labels in ZPL II, the language of thermal label printers: one format a label, for rolls. Text is sent as UTF-8; scripts beyond the
 * printer's own font need a font installed on it.
 */
export function labelZpl(labels: readonly Label[], print: LabelPrint, dotsPerMm: DotsPerMm): string {
  return labels.map((label) => oneLabel(label, print, dotsPerMm)).join('')
}

function oneLabel(label: Label, print: LabelPrint, dotsPerMm: DotsPerMm): string {
  const { width, height } = LABEL_STOCKS[print.stock].label
  const dots = (mm: number) => Math.round(mm * dotsPerMm)
  const symbol = symbolOf(label, print.symbol)
  const text = labelText(label, print.symbol, print.locale)
  const isMatrix = symbol.kind === 'qr' || symbol.kind === 'datamatrix'
  const inside = width - 2 * PADDING_MM
  const textWidth = isMatrix ? inside - 22 : inside
  const fields = lines(text).map((words, index) =>
    field(dots, { x: PADDING_MM, y: PADDING_MM + index * LINE_MM, width: textWidth, words }),
  )
  const top = PADDING_MM + lines(text).length * LINE_MM
  const place = isMatrix
    ? `^FO${dots(width - PADDING_MM - 20)},${dots(PADDING_MM)}`
    : `^FO${dots(PADDING_MM + 2)},${dots(top)}`
  const barHeight = dots(Math.max(6, height - top - PADDING_MM - 4))
  const size = `^PW${dots(width)}^LL${dots(height)}`
  return `^XA^CI28${size}${fields.join('')}${place}${symbolField(symbol, barHeight, dotsPerMm)}^FS^XZ\n`
}

function lines(text: LabelText): string[] {
  const detail = [text.detail, text.price].filter((words) => words !== '').join('   ')
  return [text.title, detail, [text.expiry, text.lot].filter((words) => words !== '').join(' - ')].filter(
    (words) => words !== '',
  )
}

function field(
  dots: (mm: number) => number,
  line: { readonly x: number; readonly y: number; readonly width: number; readonly words: string },
): string {
  return `^FO${dots(line.x)},${dots(line.y)}^A0N,${dots(3)}^FB${dots(line.width)},1,0,L^FH_^FD${hexed(line.words)}^FS`
}

/** The commands that draw the symbol, bars `height` dots high. Modules are 2 dots at 203 dpi: a quarter of a millimetre. */
function symbolField(symbol: SymbolData, height: number, dotsPerMm: DotsPerMm): string {
  const module = Math.round(dotsPerMm / 4)
  const bars = `^BY${module}`
  switch (symbol.kind) {
    case 'ean13':
      // The printer works the last digit out by itself.
      return `${bars}^BEN,${height},Y,N^FD${symbol.text.slice(0, 12)}`
    case 'ean8':
      return `${bars}^B8N,${height},Y,N^FD${symbol.text.slice(0, 7)}`
    case 'itf14':
      return `${bars}^B2N,${height},Y,N,N^FD${symbol.text}`
    case 'code128':
      return `${bars}^BCN,${height},Y,N,N^FD${code128(symbol.text)}`
    case 'gs1_128':
      return `${bars}^BCN,${height},N,N,N^FD${gs1Code128(symbol.elements)}`
    case 'qr':
      return `^BQN,2,${Math.max(2, Math.round(dotsPerMm / 2))}^FDMA,${symbol.text}`
    case 'datamatrix':
      return `^BXN,${Math.max(3, Math.round(dotsPerMm / 2))},200,,,,_^FD_1${matrixData(symbol.elements)}`
  }
}

type Elements = readonly Gs1Element[]

/** Code 128 with GS1's mark: the even run of digits in subset C (`>;`), the rest in B (`>6`); `>8` is FNC1. */
function gs1Code128(elements: Elements): string {
  const texts = elements.map(({ identifier, value }) => `${identifier}${value}`)
  const [head = '', ...tail] = texts
  const isDated = elements[1]?.identifier === '17'
  const digits = isDated ? head + (tail[0] ?? '') : head
  const rest = (isDated ? tail.slice(1) : tail).join('>8')
  return `>;>8${digits}${rest === '' ? '' : `>6${rest.replace(/>(?!8)/g, '>0')}`}`
}

function code128(text: string): string {
  return `>:${text.replaceAll('>', '>0')}`
}

/** Fixed lengths come first and the only open one last, so no separator is needed. */
function matrixData(elements: Elements): string {
  return elements.map(({ identifier, value }) => `${identifier}${value.replaceAll('_', '__')}`).join('')
}

/** Text with ZPL's own signs written as hexadecimal bytes, which `^FH_` allows. */
function hexed(text: string): string {
  return text.replace(
    /[\^~_\\]|\p{Cc}/gu,
    (sign) => `_${(sign.codePointAt(0) ?? 32).toString(16).padStart(2, '0').toUpperCase()}`,
  )
}
