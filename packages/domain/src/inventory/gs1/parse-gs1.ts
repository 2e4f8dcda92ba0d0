import { isGtin } from '../../catalog/gtin.ts'
import { err, ok, type Result } from '../../result.ts'
import { daysInMonth } from './checks.ts'
import { readDigitalLink } from './digital-link.ts'
import { type Gs1Element, type Gs1Refusal, readBracketed, readElements, refusal } from './elements.ts'

/** What a scanned code says of the goods it is on. */
export type Gs1Scan = {
  readonly elements: readonly Gs1Element[]
  /** 14 digits, from (01), or of the contents (02). */
  readonly gtin: string | null
  readonly lotCode: string | null
  /** `yyyy-mm-dd` from use by (17), else best before (15), else sell by (16). */
  readonly expiryDate: string | null
  readonly serial: string | null
  /** Net weight in grams from (310n). */
  readonly netWeightGrams: number | null
  /** Pieces in the package, from (37) or (30). */
  readonly units: number | null
}

const SEPARATOR = '\x1D'
/** AIM symbology identifiers of symbols that carry GS1 elements: Code 128, DataBar and composites, Data Matrix, QR, DotCode. */
const GS1_SYMBOLS = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']Q3', ']J1'])

/**
 * Understands what a scanner, a camera or a person gives: GS1-128 / DataBar / Data Matrix / QR data with separators (with or without a symbology
 * identifier), the bracketed form below the bars, GS1 Digital Link addresses, and bare GTINs [INV-30]. `yearNow` decides the century of dates.
 */
export function parseGs1(text: string, yearNow: number): Result<Gs1Scan, Gs1Refusal> {
  const elements = readAny(text.replace(/^\uFEFF/, '').replace(/^[\r\n\t ]+|[\r\n\t ]+$/g, ''))
  return elements.ok ? ok(scanOf(elements.value, yearNow)) : elements
}

function readAny(text: string): Result<readonly Gs1Element[], Gs1Refusal> {
  if (text.startsWith(']')) return readSymbol(text.slice(0, 3), text.slice(3))
  if (/^https?:\/\//i.test(text)) return readDigitalLink(text)
  if (text.startsWith('(')) return readBracketed(text)
  if (text.startsWith('^')) return readElements(text.slice(1), '^')
  if (text.startsWith(SEPARATOR)) return readElements(text.slice(1), SEPARATOR)
  if (isGtin(text)) return ok([{ identifier: '01', value: text.padStart(14, '0') }])
  // A keyboard-wedge scanner sends the data alone; a bare code of a retail symbol was taken above.
  return /^\d{2}/.test(text) ? readElements(text, SEPARATOR) : err(refusal('not_gs1'))
}

function readSymbol(symbol: string, data: string): Result<readonly Gs1Element[], Gs1Refusal> {
  if (GS1_SYMBOLS.has(symbol)) return data === '' ? err(refusal('not_gs1')) : readElements(data, SEPARATOR)
  if (symbol === ']E0' || symbol === ']E4') {
    const [code = '', composite] = data.split('|]e0')
    const length = symbol === ']E0' ? 13 : 8
    if (code.length !== length || !isGtin(code)) return err(refusal('check_digit', '01'))
    const gtin = { identifier: '01', value: code.padStart(14, '0') }
    if (composite === undefined) return ok([gtin])
    const more = readElements(composite, SEPARATOR)
    return more.ok ? ok([gtin, ...more.value]) : more
  }
  // Any other symbol is plain text; what it says may still be a Digital Link or a GTIN.
  return data.startsWith(']') ? err(refusal('not_gs1')) : readAny(data)
}

function scanOf(elements: readonly Gs1Element[], yearNow: number): Gs1Scan {
  const find = (...identifiers: string[]) =>
    identifiers.map((identifier) => elements.find((one) => one.identifier === identifier)?.value).find(Boolean) ?? null
  const weight = elements.find((one) => /^310\d$/.test(one.identifier))
  const date = find('17', '15', '16')
  const units = find('37', '30')
  return {
    elements,
    gtin: find('01', '02'),
    lotCode: find('10'),
    expiryDate: date === null ? null : dateOf(date, yearNow),
    serial: find('21'),
    netWeightGrams: weight ? Math.round((Number(weight.value) * 1000) / 10 ** Number(weight.identifier[3])) : null,
    units: units === null ? null : Number(units),
  }
}

/** `yymmdd` as a day. The century is the one within 49 years back and 50 ahead (General Specifications 7.12); day 00 is the last of the month. */
function dateOf(digits: string, yearNow: number): string {
  const century = Math.floor(yearNow / 100) * 100
  const difference = Number(digits.slice(0, 2)) - (yearNow % 100)
  const shift = difference >= 51 ? -100 : difference <= -50 ? 100 : 0
  const year = century + shift + Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  const day = Number(digits.slice(4)) || daysInMonth(year, month)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
