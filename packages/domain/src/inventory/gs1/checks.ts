import { gtinCheckDigit } from '../../catalog/gtin.ts'

/** True when the part passes the check of the dictionary with this name. Checks against lists that change yearly (company prefixes, countries, currencies, media and package types, coupons) ask for nothing beyond the format. */
export function passes(check: string, part: string): boolean {
  return CHECKS.get(check)?.(part) ?? true
}

const CHECKS: ReadonlyMap<string, (part: string) => boolean> = new Map<string, (part: string) => boolean>([
  ['csum', hasCheckDigit],
  ['csumalpha', hasCheckPair],
  ['yymmdd', (part) => isDate(`20${part}`, false)],
  ['yymmd0', (part) => isDate(`20${part}`, true)],
  ['yyyymmdd', (part) => isDate(part, false)],
  ['yyyymmd0', (part) => isDate(part, true)],
  ['hh', (part) => isBelow(part, 24)],
  ['mi', (part) => isBelow(part, 60)],
  ['ss', (part) => isBelow(part, 60)],
  ['hhmi', (part) => part.length === 4 && isBelow(part.slice(0, 2), 24) && isBelow(part.slice(2), 60)],
  ['nonzero', (part) => /^\d*[1-9]\d*$/.test(part)],
  ['zero', (part) => /^0+$/.test(part)],
  ['nozeroprefix', (part) => /^([1-9]\d*)?$/.test(part)],
  ['hasnondigit', (part) => /[^0-9]/.test(part)],
  ['yesno', (part) => /^[01]$/.test(part)],
  ['winding', (part) => /^[019]$/.test(part)],
  ['iso5218', (part) => /^[0129]$/.test(part)],
  ['hyphen', (part) => /^-+$/.test(part)],
  ['latitude', (part) => part.length === 10 && Number(part) <= 1_800_000_000],
  ['longitude', (part) => part.length === 10 && Number(part) <= 3_600_000_000],
  ['pieceoftotal', isPieceOfTotal],
  ['posinseqslash', isPositionInSequence],
  ['pcenc', (part) => !/%(?![0-9A-Fa-f]{2})/.test(part)],
  ['iban', isIban],
])

/** True when the last digit is the GS1 check digit of the others (General Specifications 7.9.1). */
function hasCheckDigit(part: string): boolean {
  return /^\d{2,}$/.test(part) && part.endsWith(gtinCheckDigit(part.slice(0, -1)))
}

function isBelow(digits: string, limit: number): boolean {
  return /^\d\d$/.test(digits) && Number(digits) < limit
}

/** `yyyymmdd` as a day of the calendar; day 00 means the last of its month where that is allowed. */
function isDate(digits: string, mayBeDayZero: boolean): boolean {
  if (!/^\d{8}$/.test(digits)) return false
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number)
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false
  return (day > 0 || mayBeDayZero) && day <= daysInMonth(year, month)
}

/** Days of a month of the Gregorian calendar; months from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** `0103`: piece 1 of 3. */
function isPieceOfTotal(part: string): boolean {
  if (!/^(\d\d)+$/.test(part)) return false
  const half = part.length / 2
  const piece = Number(part.slice(0, half))
  const total = Number(part.slice(half))
  return piece > 0 && total > 0 && piece <= total
}

/** `1/3`: first of three. */
function isPositionInSequence(part: string): boolean {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(part)
  return match !== null && Number(match[1]) <= Number(match[2])
}

const PAIR_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PAIR_VALUES = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83]

/** The check character pair of the GS1 General Specifications (7.9.5): prime weights from the right, modulo 1021. It is defined for up to 25 letters. */
function hasCheckPair(part: string): boolean {
  const body = part.slice(0, -2)
  if (part.length < 2 || body.length > PRIMES.length) return part.length > PRIMES.length
  let sum = 0
  for (let index = 0; index < body.length; index += 1) {
    const value = PAIR_VALUES.indexOf(body[index] ?? '')
    if (value < 0) return false
    sum += value * (PRIMES[body.length - 1 - index] ?? 0)
  }
  const rest = sum % 1021
  return part.slice(-2) === `${PAIR_ALPHABET[rest >> 5] ?? ''}${PAIR_ALPHABET[rest & 31] ?? ''}`
}

/** ISO 13616: the account number with its check digits, modulo 97. */
function isIban(part: string): boolean {
  if (!/^[A-Z]{2}\d\d[0-9A-Z]{1,30}$/.test(part)) return false
  let rest = 0
  for (const letter of part.slice(4) + part.slice(0, 4)) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
