import { isId } from '@onhand/domain/ids'
import { invoiceFile } from '@onhand/service/mail/invoice-file'
import type { JobsDeps } from './deps.ts'

const INVOICE_PATH = /^\/invoices\/([a-z0-9_]{1,80})\.pdf$/

/**
 * Papers for the api Worker, which has checked who asks: `GET /invoices/<order group id>.pdf`. This Worker has no public address; only a service
 * binding reaches it.
 */
export async function answerDocuments(request: Request, deps: JobsDeps): Promise<Response> {
  const orderGroupId = INVOICE_PATH.exec(new URL(request.url).pathname)?.[1] ?? ''
  if (request.method !== 'GET' || !isId('orderGroup', orderGroupId)) return notFound()
  const file = await invoiceFile(deps, orderGroupId)
  if (!file.ok) return notFound()
  return new Response(file.value.content as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${file.value.filename}"`,
    },
  })
}

function notFound(): Response {
  return Response.json({ error: { code: 'not_found', message: 'no such paper' } }, { status: 404 })
}
