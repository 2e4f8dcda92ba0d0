import { LabelSheet } from '@onhand/contract/labels'
import { StatementPaperBody } from '@onhand/contract/statement-paper'
import { ShopPapers } from '@onhand/contract/shop-papers'
import { LabelTooSmall, labelPdf } from '@onhand/documents/labels/label-pdf'
import { labelZpl } from '@onhand/documents/labels/label-zpl'
import type { FontLoader } from '@onhand/documents/invoice/script-fonts'
import { shopPapersPdf } from '@onhand/documents/papers/paper-pdf'
import { statementPdf } from '@onhand/documents/statement/statement-pdf'
import { isId } from '@onhand/domain/ids'
import { invoiceFile } from '@onhand/service/mail/invoice-file'
import type { JobsDeps } from './deps.ts'

const INVOICE_PATH = /^\/invoices\/([a-z0-9_]{1,80})\.pdf$/

/**
 * Papers for the api Worker, which has checked who asks: `GET /invoices/<order group id>.pdf`, `POST /labels`, `POST /papers`, `POST /statements`. This Worker has no public address; only a service
 * binding reaches it.
 */
export async function answerDocuments(request: Request, deps: JobsDeps, loadFont: FontLoader): Promise<Response> {
  if (request.method === 'POST' && new URL(request.url).pathname === '/labels') return answerLabels(request, loadFont)
  if (request.method === 'POST' && new URL(request.url).pathname === '/papers') return answerPapers(request, loadFont)
  if (request.method === 'POST' && new URL(request.url).pathname === '/statements')
    return answerStatement(request, loadFont)
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

async function answerStatement(request: Request, loadFont: FontLoader): Promise<Response> {
  const paper = StatementPaperBody.parse(await request.json())
  return new Response((await statementPdf(paper, loadFont)) as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'application/pdf' },
  })
}

async function answerPapers(request: Request, loadFont: FontLoader): Promise<Response> {
  const papers = ShopPapers.parse(await request.json())
  const [first] = papers
  if (!first) return notFound()
  return new Response((await shopPapersPdf(papers, loadFont)) as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${first.kind}-${first.number}.pdf"`,
    },
  })
}

async function answerLabels(request: Request, loadFont: FontLoader): Promise<Response> {
  const { labels, format, dotsPerMm, ...print } = LabelSheet.parse(await request.json())
  try {
    const body =
      format === 'zpl'
        ? labelZpl(labels, print, dotsPerMm)
        : ((await labelPdf(labels, print, loadFont)) as Uint8Array<ArrayBuffer>)
    return new Response(body, {
      headers: {
        'content-type': format === 'zpl' ? 'text/plain; charset=utf-8' : 'application/pdf',
        'content-disposition': `${format === 'zpl' ? 'attachment' : 'inline'}; filename="labels.${format}"`,
      },
    })
  } catch (error) {
    if (!(error instanceof LabelTooSmall)) throw error
    return Response.json({ error: { code: 'label_too_small', message: error.message } }, { status: 422 })
  }
}

function notFound(): Response {
  return Response.json({ error: { code: 'not_found', message: 'no such paper' } }, { status: 404 })
}
