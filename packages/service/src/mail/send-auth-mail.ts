import type { Locale } from '@onhand/domain/catalog/views'
import type { JobDeps } from '../deps.ts'
import type { AuthMailKind, DocumentPort, MailSettings } from './ports.ts'

/** A mail of an account that was asked for. `id` names the request. */
export type AuthMailRequest = {
  readonly id: string
  readonly kind: AuthMailKind
  readonly to: string
  readonly url: string
  readonly locale: Locale
  readonly shopName?: string | undefined
}

/** What mails of an account need. */
export type AuthMailDeps = Pick<JobDeps, 'mail' | 'webhooks' | 'nowMs'> & {
  readonly documents: DocumentPort
  readonly mailSettings: MailSettings
}

// The inbox of received messages also remembers which requests were answered.
const SOURCE = 'auth.mail'

/** Sends a mail with a key to an account, once per request [NEWS-4]. */
export async function sendAuthMail(deps: AuthMailDeps, request: AuthMailRequest): Promise<void> {
  if (await deps.webhooks.has(SOURCE, request.id)) return
  await deps.mail.send({
    key: request.id,
    from: deps.mailSettings.from,
    to: request.to,
    ...deps.documents.authMail(request),
    attachments: [],
  })
  await deps.webhooks.record(SOURCE, request.id, deps.nowMs())
}
