import { minorDigits } from '@onhand/domain/payments/money'

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
