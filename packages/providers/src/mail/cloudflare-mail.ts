import type { MailPort } from '@onhand/service/identity/ports'
import { composeMail } from './compose-mail.ts'

/** Cloudflare's mail binding. `makeMessage` is `new EmailMessage(…)` of `cloudflare:email`, which only the runtime has. */
export type CloudflareMail<Message> = {
  readonly binding: { send(message: Message): Promise<unknown> }
  readonly makeMessage: (from: string, to: string, raw: string) => Message
  readonly nowMs: () => number
}

/** Sends mail through the `send_email` binding. */
export function cloudflareMail<Message>(cloudflare: CloudflareMail<Message>): MailPort {
  return {
    async send(mail) {
      const composed = await composeMail(mail, cloudflare.nowMs())
      // The composer writes 7-bit text only, so this loses nothing.
      const raw = new TextDecoder().decode(composed.raw)
      await cloudflare.binding.send(cloudflare.makeMessage(composed.envelopeFrom, composed.envelopeTo, raw))
    },
  }
}
