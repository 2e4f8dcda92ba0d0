import type { MailPort } from '@onhand/service/identity/ports'
import type { FetchLike } from '@onhand/signing'
import { onceMore } from '../once-more.ts'
import { composeMail } from './compose-mail.ts'

/** The local mailbox: where it is and the key to put mail in. */
export type MailboxMail = {
  readonly to: FetchLike
  readonly url: string
  readonly key: string
  readonly nowMs: () => number
}

// Longer than any answer of a healthy mailbox.
const TIMEOUT_MS = 15_000

/** Delivers mail to the mailbox Worker over HTTP. A key that it has already keeps the first mail: a repeat delivers nothing. */
export function mailboxMail(mailbox: MailboxMail): MailPort {
  return {
    async send(mail) {
      const composed = await composeMail(mail, mailbox.nowMs())
      const response = await onceMore(() =>
        mailbox.to.fetch(
          new Request(`${mailbox.url}/v1/messages`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${mailbox.key}`,
              'content-type': 'message/rfc822',
              'x-envelope-from': composed.envelopeFrom,
              'x-envelope-to': composed.envelopeTo,
              'x-message-key': mail.key,
            },
            body: composed.raw,
            signal: AbortSignal.timeout(TIMEOUT_MS),
          }),
        ),
      )
      const answer = await response.text()
      if (!response.ok) throw new Error(`mailbox answered ${response.status}: ${answer.slice(0, 200)}`)
    },
  }
}
