import { createTransport } from 'nodemailer'
import type { MailPort } from '@onhand/service/identity/ports'
import { composeMail } from './compose-mail.ts'

/** An SMTP server to hand mail to: `smtps://user:password@host:465` or `smtp://host:587` (STARTTLS where offered). */
export type SmtpMail = { readonly url: string; readonly nowMs: () => number }

const TIMEOUT_MS = 20_000

/** Hands mail to an SMTP server, one connection per mail. SMTP knows no keys: the message id is what tells a repeat. */
export function smtpMail(smtp: SmtpMail): MailPort {
  const { hostname, port, protocol, username, password } = new URL(smtp.url)
  const isTls = protocol === 'smtps:'
  return {
    async send(mail) {
      const composed = await composeMail(mail, smtp.nowMs())
      const transport = createTransport({
        host: hostname,
        port: port === '' ? (isTls ? 465 : 587) : Number(port),
        secure: isTls,
        ...(username === ''
          ? {}
          : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
      })
      try {
        await transport.sendMail({
          envelope: { from: composed.envelopeFrom, to: [composed.envelopeTo] },
          raw: Buffer.from(composed.raw),
        })
      } finally {
        transport.close()
      }
    },
  }
}
