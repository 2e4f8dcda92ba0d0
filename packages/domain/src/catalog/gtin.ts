const LENGTHS = [8, 12, 13, 14]

/** The last digit that a GTIN with these leading digits must have (GS1: weights 3 and 1 from the right). Digits only. */
export function gtinCheckDigit(leadingDigits: string): string {
  let sum = 0
  for (let index = 0; index < leadingDigits.length; index += 1) {
    const weight = (leadingDigits.length - index) % 2 === 1 ? 3 : 1
    sum += Number(leadingDigits.charAt(index)) * weight
  }
  return String((10 - (sum % 10)) % 10)
}

/** True for 8, 12, 13 or 14 digits whose last is the right check digit [IMP-1]. */
export function isGtin(text: string): boolean {
  if (!LENGTHS.includes(text.length) || !/^\d+$/.test(text)) return false
  return text.endsWith(gtinCheckDigit(text.slice(0, -1)))
}
