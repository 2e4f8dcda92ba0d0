import { marketSecret, marketUrl } from '../../harness/market.ts'

/** Turns switches of the bank's administration page; those not named are off. An empty object sets it right again. */
export function switchBank(switches: Readonly<Record<string, string>> = {}): Promise<void> {
  const off = { slowMs: '0', failNext: '0', loseAnswersNext: '0', webhookDelayMs: '0' }
  return post('bank', 'BANK_ADMIN_KEY', { door: '/admin', form: '/admin/switches', fields: { ...off, ...switches } })
}

/** Turns switches of the supplier's page; those not named are as the sandbox has them. */
export function switchSupplier(switches: Readonly<Record<string, string>> = {}): Promise<void> {
  const usual = { timing: 'auto', confirmAfterMs: '0', shipAfterMs: '1000' }
  return post('supplier', 'SUPPLIER_ADMIN_KEY', { door: '', form: '/switches', fields: { ...usual, ...switches } })
}

/** Turns switches of the carrier's page; those not named are as the sandbox has them: parcels move by themselves, a step every twenty seconds. */
export function switchCarrier(switches: Readonly<Record<string, string>> = {}): Promise<void> {
  return post('carrier', 'CARRIER_ADMIN_KEY', { door: '', form: '/switches', fields: switches })
}

type Form = {
  readonly door: string
  readonly form: string
  readonly fields: Readonly<Record<string, string>>
}

/** Logs in as the organisation's own people do, and sends the form. */
async function post(
  host: 'bank' | 'supplier' | 'carrier',
  keyName: string,
  { door, form, fields }: Form,
): Promise<void> {
  const init = { method: 'POST', redirect: 'manual' } as const
  const headers = { origin: marketUrl(host) }
  const body = new URLSearchParams({ key: marketSecret(keyName) })
  const entered = await fetch(marketUrl(host, `${door}/log-in`), { ...init, headers, body })
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const answer = await fetch(marketUrl(host, form), {
    ...init,
    headers: { ...headers, cookie },
    body: new URLSearchParams(fields),
  })
  if (answer.status !== 303) throw new Error(`${host} did not take its switches: ${answer.status}`)
}

/** Takes the next step of an order at the supplier, as its people do. */
export function stepAtSupplier(orderId: string, step: 'confirm' | 'decline' | 'ship'): Promise<void> {
  return post('supplier', 'SUPPLIER_ADMIN_KEY', { door: '', form: `/orders/${orderId}`, fields: { step } })
}
