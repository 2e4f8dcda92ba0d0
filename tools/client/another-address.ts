import { randomInt } from 'node:crypto'

/** Headers of somebody who comes from an address of their own on this machine: log-ins and sign-ups are rationed by address. */
export function fromAnotherAddress(): Readonly<Record<string, string>> {
  const parts = [randomInt(1, 255), randomInt(1, 255), randomInt(1, 255)]
  return { 'x-loopback-address': `127.${parts.join('.')}` }
}
