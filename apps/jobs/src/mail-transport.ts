import { EmailMessage } from 'cloudflare:email'
import { cloudflareMail } from '@onhand/providers/mail/cloudflare-mail'
import { mailboxMail } from '@onhand/providers/mail/mailbox-mail'
import { smtpMail } from '@onhand/providers/mail/smtp-mail'
import type { MailPort } from '@onhand/service/identity/ports'
import type { Env } from './env.ts'

/** The way mail leaves, chosen by MAIL_TRANSPORT. A choice that is not wired throws at the first mail, which then waits. */
export function mailTransport(env: Env, nowMs: () => number): MailPort {
  if (env.MAIL_TRANSPORT === 'mailbox') {
    return mailboxMail({ to: env.MAILBOX, url: env.MAIL_URL, key: env.MAILBOX_KEY, nowMs })
  }
  if (env.MAIL_TRANSPORT === 'smtp' && env.SMTP_URL) return smtpMail({ url: env.SMTP_URL, nowMs })
  const { SEND_EMAIL } = env
  if (env.MAIL_TRANSPORT === 'cloudflare' && SEND_EMAIL) {
    return cloudflareMail({
      binding: { send: (message: EmailMessage) => SEND_EMAIL.send(message) },
      makeMessage: (from, to, raw) => new EmailMessage(from, to, raw),
      nowMs,
    })
  }
  return {
    send: () => Promise.reject(new Error(`MAIL_TRANSPORT ${env.MAIL_TRANSPORT} is not set up`)),
  }
}
