import { minorDigits } from '../payments/money.ts'

const DECIMAL = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/

/** A decimal text as whole minor units of a currency, exactly; null when it is no number or finer than the currency's smallest coin. */
export function minorOf(text: string, currency: string): number | null {
  const [matched, sign, whole = '', fraction = ''] = DECIMAL.exec(text.trim()) ?? []
  const digits = minorDigits(currency)
  if (matched === undefined || /[1-9]/.test(fraction.slice(digits))) return null
  const minor = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
  return sign === '-' && minor !== 0 ? -minor : minor
}

/** Minor units as a decimal text: 255 GBP is 2.55. */
export function decimalOf(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const point = text.length - digits
  return `${minor < 0 ? '-' : ''}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ''}`
}

/**
 * An amount as people and spreadsheets write it as a plain decimal text: currency signs and spaces dropped, `1.234,56` and `1,234.56` understood.
 * A single comma before exactly three digits separates thousands. Null when it is no amount; empty stays empty.
 */
export function decimalText(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^[\p{Sc}\p{L}\s]+|[\p{Sc}\p{L}\s]+$/gu, '')
    .replace(/^\u2212/, '-')
    .replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, '')
  if (bare === '') return text.trim() === '' ? '' : null
  if (!/^-?[\d.,]*\d[.,]?$/.test(bare)) return null
  const point = decimalPoint(bare)
  const plain = [...bare].filter((letter, index) => index === point || /[\d-]/.test(letter)).join('')
  return plain
    .replace(/[.,]$/, '')
    .replace(',', '.')
    .replace(/^(-?)\./, '$10.')
}

/** Where the decimal part begins, -1 when there is none: the last separator, unless it separates thousands. */
function decimalPoint(bare: string): number {
  const comma = bare.lastIndexOf(',')
  const dot = bare.lastIndexOf('.')
  const last = Math.max(comma, dot)
  const letter = bare.charAt(last)
  const isRepeated = bare.indexOf(letter) !== last
  if (last < 0 || isRepeated) return -1
  return letter === ',' && dot < 0 && /^-?\d{1,3},\d{3}$/.test(bare) ? -1 : last
}
