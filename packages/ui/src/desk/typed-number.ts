/** Full-width digits and marks that Chinese keyboards write, as plain ones. */
function plain(text: string): string {
  return text
    .replace(/[０-９．，－]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u202f’']/g, '')
}

/**
 * The number in a text as a person types it, `decimal` being the mark of their language; null when it is none. A single mark of the other
 * kind is read as decimal, too, unless exactly three digits follow it: `1.234` is then a thousand and more in `1.234,5` languages.
 */
export function typedNumber(typed: string, decimal: string): number | null {
  const text = plain(typed)
  const other = decimal === ',' ? '.' : ','
  if (!/^-?[\d.,]+$/.test(text) || !/\d/.test(text)) return null
  const isOtherDecimal = !text.includes(decimal) && text.split(other).length === 2 && !/[.,]\d{3}$/.test(text)
  const mark = isOtherDecimal ? other : decimal
  const [whole = '', fraction = '', ...rest] = text.split(mark)
  if (rest.length > 0 || /[.,]/.test(fraction)) return null
  const value = Number(`${whole.replace(/[.,]/g, '') || '0'}.${fraction || '0'}`)
  return Number.isFinite(value) ? value : null
}

/** An amount as typed in integer minor units; null when it is none or has more decimals than the currency. */
export function typedMinor(typed: string, decimal: string, digits: number): number | null {
  const value = typedNumber(typed, decimal)
  if (value === null) return null
  const minor = Math.round(value * 10 ** digits)
  return Number.isSafeInteger(minor) && Math.abs(minor / 10 ** digits - value) < 1e-9 ? minor : null
}

/** Minor units as they are typed: `1250` of a currency with two digits is `12.50`. */
export function minorAsTyped(minor: number, decimal: string, digits: number): string {
  return (minor / 10 ** digits).toFixed(digits).replace('.', decimal)
}
