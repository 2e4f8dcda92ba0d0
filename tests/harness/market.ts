import { inject } from 'vitest'
import '../../tools/local/localhost-names.ts'
import './short-lived-connections.ts'
import type { Host } from '../../tools/local/local-server.ts'

/** An address of the running marketplace: `marketUrl('bank', '/admin')`. */
export function marketUrl(host: Host, path = ''): string {
  return `http://${host}.localhost:${inject('market').port}${path}`
}

/** A secret of the running marketplace, as its operator has it. */
export function marketSecret(name: string): string {
  const secret = inject('market').secrets[name]
  if (secret === undefined) throw new Error(`no Worker asked for the secret ${name}`)
  return secret
}

/** Fires a Worker's minute cron now. */
export async function fireCron(worker: string): Promise<void> {
  const response = await fetch(`${inject('market').controlUrl}/scheduled/${worker}`, { method: 'POST' })
  if (!response.ok) throw new Error(`cron of ${worker}: ${response.status} ${await response.text()}`)
}

/** Repeats `attempt` until it answers something, at most `triesMax` times a quarter of a second apart. */
export async function eventually<Value>(attempt: () => Promise<Value | undefined>, triesMax = 120): Promise<Value> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const value = await attempt()
    if (value !== undefined) return value
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`nothing came after ${triesMax} tries`)
}
