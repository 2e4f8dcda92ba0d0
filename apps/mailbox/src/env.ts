import type { MailStore } from './store/mail-store.ts'

/** What wrangler.toml binds. */
export type Env = {
  MAIL_STORE: DurableObjectNamespace<MailStore>
  MAIL_URL: string
  MAILBOX_KEY: string
}

/** The one store of this mailbox. */
export function storeOf(env: Env): DurableObjectStub<MailStore> {
  return env.MAIL_STORE.getByName('mail')
}
