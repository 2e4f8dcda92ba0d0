import type { WebhookInboxPort } from '@onhand/service/identity/ports'

/** Received webhooks in memory: `done` holds `source id` of those worked through, claims end by the times they are given. */
export function fakeWebhooks(done: Set<string>, claims: Map<string, number>): WebhookInboxPort {
  const keyOf = (source: string, id: string) => `${source} ${id}`
  return {
    has: async (source, id) => done.has(keyOf(source, id)),
    record: async (source, id) => {
      const isNew = !done.has(keyOf(source, id))
      done.add(keyOf(source, id))
      return isNew
    },
    claim: async (source, id, { nowMs, untilMs }) => {
      const key = keyOf(source, id)
      if (done.has(key)) return 'done'
      if ((claims.get(key) ?? 0) > nowMs) return 'being_processed'
      claims.set(key, untilMs)
      return 'ours'
    },
    finish: async (source, id) => {
      claims.delete(keyOf(source, id))
      done.add(keyOf(source, id))
    },
    giveBack: async (source, id) => {
      claims.delete(keyOf(source, id))
    },
    prune: async () => 0,
  }
}
