import { isId, type Id, type IdKind } from '@onhand/domain/ids'
import { LOCALES } from '@onhand/domain/catalog/views'
import { z } from 'zod'

/** An id of one kind, checked for its prefix. */
export function idSchema<Kind extends IdKind>(kind: Kind): z.ZodType<Id<Kind>, string> {
  return z
    .string()
    .max(70)
    .refine((text): text is Id<Kind> => isId(kind, text), { message: `must be a ${kind} id` }) as unknown as z.ZodType<
    Id<Kind>,
    string
  >
}

/** True when text holds what no field may hold: NUL, other control characters but newline and tab, or a lone surrogate (neither engine stores it faithfully). */
function hasForbiddenCharacter(text: string): boolean {
  return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || !text.isWellFormed()
}

/** Free text of one field, trimmed, kept otherwise as typed. */
export function textSchema(maxLength: number, minLength = 0): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(minLength, minLength === 1 ? { message: 'must not be empty' } : undefined)
    .max(maxLength)
    .refine((text) => !hasForbiddenCharacter(text), { message: 'must not contain control characters' })
}

/** Text that names something to a program (a cursor, a code, an address): kept exactly as it is, never trimmed. */
export function keySchema(maxLength: number, minLength = 0): z.ZodType<string, string> {
  return z
    .string()
    .min(minLength)
    .max(maxLength)
    .refine((text) => !hasForbiddenCharacter(text), { message: 'must not contain control characters' })
}

/** A language of the shop. */
export const LocaleInput = z.enum(LOCALES)
/** The last part of a page's address. */
export const SlugInput = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, { message: 'must be letters, digits and hyphens' })
/** Units of stock asked for. */
export const UnitsInput = z.int().min(1).max(100_000)
/** Minor units of money, never negative. */
export const MinorInput = z.int().min(0).max(1_000_000_000_000)
/** ISO 4217 code. */
export const CurrencyInput = z.string().regex(/^[A-Z]{3}$/, { message: 'must be a three-letter currency code' })
/** ISO 3166-1 alpha-2 code. */
export const CountryInput = z.string().regex(/^[A-Z]{2}$/, { message: 'must be a two-letter country code' })
/** A calendar day. */
export const DateInput = z.iso.date()
/** A mail address. */
export const EmailInput = z.email({ message: 'must be an e-mail address like ada@example.com' }).max(254)
