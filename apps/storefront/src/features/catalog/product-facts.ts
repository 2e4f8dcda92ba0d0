import type { Page } from '../../lib/page.ts'

/** Names and values of attributes that shops share: said in the reader's language. Anything else is the shop's own wording. */
const NAMES = {
  Brand: 'fact.brand',
  'Sent from': 'fact.sentFrom',
  'Keeps for': 'fact.keepsFor',
  Storage: 'fact.storage',
} as const
const VALUES = { 'Keep cool, 2–6 °C': 'fact.cool' } as const
const SPAN = /^(\d+) (day|month)s?$/

/** The allergens that food law names, as shops write them. */
const ALLERGENS = [
  'celery',
  'crustaceans',
  'eggs',
  'fish',
  'gluten',
  'lupin',
  'milk',
  'molluscs',
  'mustard',
  'nuts',
  'peanuts',
  'sesame',
  'soya',
  'sulphites',
  'wheat',
] as const

/** An attribute in the reader's language where it is a known one. */
export function attributeText(
  attribute: { readonly name: string; readonly value: string },
  { t }: Pick<Page, 't'>,
): { readonly name: string; readonly value: string } {
  const name = Object.entries(NAMES).find(([known]) => known === attribute.name)?.[1]
  const value = Object.entries(VALUES).find(([known]) => known === attribute.value)?.[1]
  const [, count, unit] = SPAN.exec(attribute.value) ?? []
  const span = count ? t(unit === 'day' ? 'fact.days' : 'fact.months', { count: Number(count) }) : null
  return { name: name ? t(name) : attribute.name, value: span ?? (value ? t(value) : attribute.value) }
}

/** An allergen in the reader's language; one that is not known stays as the shop wrote it, never left out. */
export function allergenText(allergen: string, { t }: Pick<Page, 't'>): string {
  const known = ALLERGENS.find((name) => name === allergen.toLowerCase())
  return known ? t(`allergen.${known}`) : allergen
}
