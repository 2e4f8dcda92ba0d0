const LENGTHS = [8, 12, 13, 14]

/** The ways a GTIN may be written down: a scanner gives fourteen digits, a shop may have noted eight, twelve or thirteen. Empty for anything else. */
export function gtinForms(text: string): readonly string[] {
  if (!/^\d{8}(\d{4,6})?$/.test(text)) return []
  const digits = text.replace(/^0+/, '')
  return LENGTHS.filter((length) => length >= digits.length).map((length) => digits.padStart(length, '0'))
}
