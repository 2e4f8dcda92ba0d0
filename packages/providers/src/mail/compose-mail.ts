import MailComposer from 'nodemailer/lib/mail-composer'
import type { MailPort } from '@onhand/service/identity/ports'

/** A mail as its parts, as the service hands it over. */
export type Mail = Parameters<MailPort['send']>[0]

/** A mail as bytes, with the envelope it travels in. */
export type ComposedMail = {
  readonly envelopeFrom: string
  readonly envelopeTo: string
  readonly messageId: string
  readonly raw: Uint8Array
}

/**
 * Writes a mail as MIME: text and HTML as alternatives, attachments beside them, headers and file names encoded as RFC 2047 and 2231 say.
 * The message id follows from the mail's key, so that a mail sent twice can be told to be one [NEWS-3].
 */
export async function composeMail(mail: Mail, nowMs: number): Promise<ComposedMail> {
  const envelopeFrom = addressOf(mail.from)
  const messageId = `<${mail.key.replace(/[^A-Za-z0-9.-]/g, '.')}@${envelopeFrom.split('@')[1] ?? 'localhost'}>`
  const composer = new MailComposer({
    from: mail.from,
    // As an object, so that a strange address stays one address.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId,
    date: new Date(nowMs),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content),
    })),
  })
  const raw = new Uint8Array(await composer.compile().build())
  return { envelopeFrom, envelopeTo: mail.to, messageId, raw }
}

/** The bare address of `Name <address>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}
