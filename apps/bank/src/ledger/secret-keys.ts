import { createHmac } from 'node:crypto'

// Crockford's alphabet: nothing that is mistaken for something else.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random text of this alphabet, five bits a character. */
export function randomCode(length: number): string {
  let code = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(length))) code += ALPHABET.charAt(byte & 31)
  return code
}

/** A new id: `pmt_…`, not to be guessed (100 bits). */
export function randomId(prefix: string): string {
  return `${prefix}_${randomCode(20).toLowerCase()}`
}

/** A transaction number people can read aloud: `TX-7K2M-9QPD-4R1C`. */
export function randomTransactionNumber(): string {
  return `TX-${randomCode(4)}-${randomCode(4)}-${randomCode(4)}`
}

/** A secret key of 80 random bits in four groups. */
export function randomSecretKey(): string {
  return [randomCode(4), randomCode(4), randomCode(4), randomCode(4)].join('-').toLowerCase()
}

/**
 * What is stored of a secret key: HMAC-SHA-256 under the bank's pepper, bound to the account number, so equal keys look different.
 * A slow hash would add nothing: the bank makes the keys (80 random bits, not guessable at any speed), and guessing at the
 * page is stopped by the lock after wrong tries. The well-known demo key protects only demo money.
 */
export function secretDigest(pepper: string, accountNumber: string, secretKey: string): string {
  return createHmac('sha256', pepper).update(`secret:${accountNumber}:${secretKey}`).digest('hex')
}
