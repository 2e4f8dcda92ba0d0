/** The header in which a program on this machine names the address it comes from. */
const ASKED = 'x-loopback-address'
const LOOPBACK = /^127(\.\d{1,3}){3}$/

/**
 * Where a request comes from. At the edge the platform says so and nobody can forge it; here everybody is on this machine, and a program that
 * stands for several people may name one of the machine's own addresses for each: what one address is rationed, they do not share.
 */
export function callerAddress(headers: Headers): string {
  const asked = headers.get(ASKED) ?? ''
  return LOOPBACK.test(asked) ? asked : '127.0.0.1'
}
