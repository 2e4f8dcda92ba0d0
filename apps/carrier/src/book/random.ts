/** A prefix and so many random digits. */
export function randomDigits(prefix: string, length: number): string {
  let digits = prefix
  for (const value of crypto.getRandomValues(new Uint32Array(length))) digits += String(value % 10)
  return digits
}

/** A new webhook id. */
export function randomMessageId(): string {
  return `msg_${crypto.randomUUID().replaceAll('-', '')}`
}
