import { z } from 'zod'
import { no, ok, type Result } from '../book/refusals.ts'

/** One line of text: well-formed, no control characters. */
function line(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'must not contain control characters')
}

const Place = z.object({
  lat: z.number().min(-90).max(90).nullish(),
  lon: z.number().min(-180).max(180).nullish(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code'),
  postcode: line(0, 20)
    .nullish()
    .transform((postcode) => postcode ?? ''),
})
const weightGrams = z.int().min(1).max(1_000_000)

/** POST /v1/rates */
export const RatesRequest = z.object({
  from: Place,
  to: Place,
  weightGrams,
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code'),
})

/** POST /v1/shipments */
export const NewShipment = z.object({
  shipmentId: line(1, 200),
  service: line(1, 50),
  from: Place,
  to: Place,
  weightGrams,
  reference: line(0, 200)
    .nullish()
    .transform((reference) => reference ?? ''),
})

/** The switches' form. */
export const SwitchesForm = z.object({
  timing: z.enum(['auto', 'manual']).default('auto'),
  stepMs: z.coerce.number().int().min(100).max(86_400_000).default(20_000),
  delayAll: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  slowMs: z.coerce.number().int().min(0).max(60_000).default(0),
  failNext: z.coerce.number().int().min(0).max(1_000).default(0),
})

/** Parses JSON text with a schema; a refusal names the first bad field [CAR-4]. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): Result<z.output<Schema>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return no('invalid_request', { field: 'body', message: 'The body is not JSON.' })
  }
  return parseInput(schema, value)
}

/** Parses any value with a schema; a refusal names the first bad field [CAR-4]. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const field = issue?.path.join('.') || 'body'
  return no('invalid_request', { field, message: `${field}: ${issue?.message ?? 'not valid'}` })
}
