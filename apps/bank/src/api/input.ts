import { z } from 'zod'
import { no, ok, type Result } from '../ledger/refusals.ts'

// A million millions of minor units: more than any account here, far inside exact integers.
const AMOUNT_MAX_MINOR = 1_000_000_000_000
const EXPIRY_MAX_MS = 7 * 24 * 60 * 60 * 1000

const amountMinor = z.int('must be a whole number of minor units').min(1).max(AMOUNT_MAX_MINOR)
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
const accountNumber = z.string().regex(/^\d{4}-\d{4,10}$/, 'must look like 1000-0001')

/** Unix milliseconds, or anything ISO 8601. */
const instant = z
  .string()
  .max(40)
  .transform((text) => (/^\d{9,15}$/.test(text) ? Number(text) : Date.parse(text)))
  .refine((atMs) => Number.isSafeInteger(atMs), 'must be Unix milliseconds or an ISO date')

/** One line of text: well-formed, no control characters. */
function line(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must not contain control characters')
}

/** POST /v1/payments */
export const CreatePayment = z.object({
  reference: line(1, 200),
  amountMinor,
  currency,
  description: line(0, 500),
  returnUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  expiresAtMs: z
    .int()
    .refine((atMs) => atMs > Date.now() && atMs <= Date.now() + EXPIRY_MAX_MS, 'must be within the next seven days')
    .optional(),
})

/** POST /v1/payments/:id/capture */
export const Capture = z.object({ amountMinor })

/** POST /v1/payments/:id/void */
export const Void = z.object({})

/** POST /v1/payments/:id/refunds */
export const CreateRefund = z.object({ amountMinor, reference: line(1, 200), reason: line(0, 500) })

/** POST /v1/transfers */
export const CreateTransfer = z.object({
  fromAccount: accountNumber,
  toAccount: accountNumber,
  amountMinor,
  currency,
  reference: line(1, 200),
})

/** POST /v1/accounts */
export const OpenAccount = z.object({
  number: accountNumber.optional(),
  holder: line(1, 200),
  currency,
  secretKey: line(8, 100).optional(),
  openingMinor: z.int().min(0).max(AMOUNT_MAX_MINOR).default(0),
})

/** What a payer types. People paste spaces and leave the dash out. */
export const Credentials = z.object({
  accountNumber: z
    .string()
    .max(40)
    .transform((text) => text.replace(/[\s-]/g, '').replace(/^(\d{4})(\d{4,10})$/, '$1-$2'))
    .pipe(accountNumber),
  secretKey: line(1, 100).transform((text) => text.trim()),
})

/** The query of a statement: times as Unix milliseconds or ISO dates. */
export const StatementQuery = z.object({
  from: instant.optional(),
  to: instant.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a cursor of ours')
    .optional(),
})

const isOn = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const count = (max: number) => z.coerce.number().int().min(0).max(max)

/** The switches' form. An unticked box is not sent. */
export const SwitchesForm = z.object({
  slowMs: count(60_000),
  failNext: count(1_000),
  loseAnswersNext: count(1_000),
  webhookDelayMs: count(24 * 60 * 60 * 1000),
  declineAll: isOn,
  webhooksOff: isOn,
  webhooksTwice: isOn,
})

/** Parses JSON text with a schema; a refusal names the first bad field [BANK-9]. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): Result<z.output<Schema>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return no('invalid_request', { field: 'body', message: 'The body is not JSON.' })
  }
  return parseInput(schema, value)
}

/** Parses any value with a schema; a refusal names the first bad field [BANK-9]. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'body'
  return no('invalid_request', { field, message: `${field}: ${issue?.message ?? 'not valid'}` })
}
