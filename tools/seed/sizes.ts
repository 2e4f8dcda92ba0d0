/** One way a product is sold: what is written on it, its price, and its measure for the unit price. */
export type Size = {
  readonly title: string
  readonly priceMinor: number
  readonly measure: { readonly amount: number; readonly unit: 'g' | 'kg' | 'ml' | 'l' | 'each' } | null
  readonly weightGrams: number | null
}

const GRAMS: Readonly<Record<string, number>> = { g: 1, kg: 1000, ml: 1, l: 1000 }
const COUNTED = /^(\d+) (pieces|ears|bulbs|fillets|stems|packets|sheets|cards|pairs|pots|rolls|reels|cups|bowls)$/

/** `250 g=850; 1 kg=2900` is two sizes with a price each; `250 g` is one at `price`. */
export function sizesOf(size: string, price: string): Size[] {
  if (!size.includes('=')) return [sizeOf(size, Number(price))]
  return size.split(';').map((part) => {
    const [title = '', priceMinor = ''] = part.split('=')
    return sizeOf(title.trim(), Number(priceMinor))
  })
}

function sizeOf(title: string, priceMinor: number): Size {
  if (!Number.isInteger(priceMinor) || priceMinor <= 0) throw new Error(`${title} has no price`)
  const weighed = /^(\d+) (g|kg|ml|l)$/.exec(title)
  const [, amount = '', unit = ''] = weighed ?? []
  if (unit === 'g' || unit === 'kg' || unit === 'ml' || unit === 'l')
    return {
      title,
      priceMinor,
      measure: { amount: Number(amount), unit },
      weightGrams: Number(amount) * (GRAMS[unit] ?? 1),
    }
  const counted = COUNTED.exec(title)
  const pieces = Number(counted?.[1] ?? 1)
  return { title, priceMinor, measure: pieces > 1 ? { amount: pieces, unit: 'each' } : null, weightGrams: null }
}
