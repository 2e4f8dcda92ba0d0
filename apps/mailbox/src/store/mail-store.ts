import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../env.ts'
import { MailTables } from './mail-tables.ts'
import type { MailQuery, MessageSummary, NewMessage } from './types.ts'

/** Sole writer of the mailbox. */
export class MailStore extends DurableObject<Env> {
  readonly #tables: MailTables

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#tables = new MailTables(ctx.storage.sql)
  }

  /** Keeps a message. Repeating its key keeps the first and answers its id [MAIL-1]. */
  put(message: NewMessage, raw: ArrayBuffer): { id: string; isNew: boolean } {
    return this.ctx.storage.transactionSync(() => {
      const known = this.#tables.idOfKey(message.key)
      if (known !== null) return { id: known, isNew: false }
      this.#tables.insert(message, { raw, receivedAtMs: Date.now() })
      return { id: message.id, isNew: true }
    })
  }

  list(query: MailQuery): MessageSummary[] {
    return this.#tables.list(query)
  }

  raw(id: string): { summary: MessageSummary; raw: ArrayBuffer } | null {
    return this.#tables.raw(id)
  }
}
