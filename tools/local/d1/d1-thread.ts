import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { D1File, type D1Unit } from './d1-file.ts'

const Start = z.object({ path: z.string(), durable: z.boolean() })
const Query = z.object({
  sql: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.null(), z.array(z.number())])).nullish(),
})
const Body = z.union([z.array(Query), Query])

type Waiting = { readonly unit: D1Unit; readonly response: ServerResponse }

/**
 * The thread that answers D1's wire (`POST /query`, `/execute`) over HTTP on loopback. What arrives within one turn of the event loop, or
 * while the disk was busy with the commit before, shares the next commit.
 */
function serve(): void {
  const { path, durable } = Start.parse(workerData)
  const file = new D1File(path, { durable })
  let waiting: Waiting[] = []

  function commit(): void {
    const group = waiting
    waiting = []
    const answers = file.run(group.map(({ unit }) => unit))
    for (const [index, { response }] of group.entries()) {
      const answer = answers[index]
      if (answer?.ok) send(response, 200, answer.results)
      else send(response, 500, { success: false, error: answer?.error ?? 'no answer' })
    }
  }

  const server = createServer((request, response) => {
    readUnit(request).then(
      (unit) => {
        if (unit === null) return send(response, 500, { success: false, error: 'No SQL statements detected.' })
        if (waiting.length === 0) setImmediate(commit)
        waiting.push({ unit, response })
      },
      (error: unknown) => send(response, 400, { success: false, error: String(error) }),
    )
  })
  // The runtime keeps its connections; one that we closed first would cost it a request.
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    parentPort?.postMessage(address && typeof address === 'object' ? address.port : 0)
  })
  parentPort?.once('message', () => {
    server.closeAllConnections()
    server.close()
    file.close()
    parentPort?.close()
  })
}

async function readUnit(request: IncomingMessage): Promise<D1Unit | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Body.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  const queries = (Array.isArray(body) ? body : [body])
    .map(({ sql, params }) => ({ sql, params: params ?? [] }))
    .filter(({ sql }) => sql.replace(/^\s*--.*$/gm, '').trim() !== '')
  if (queries.length === 0) return null
  return { queries, format: formatOf(request) }
}

/** The address that the runtime's proxy was asked for travels in a header of its own. */
function formatOf(request: IncomingMessage): D1Unit['format'] {
  const asked = request.headers['mf-url']
  const url = new URL(typeof asked === 'string' ? asked : (request.url ?? '/'), 'http://d1')
  switch (url.searchParams.get('resultsFormat')) {
    case 'NONE':
      return 'none'
    case 'ROWS_AND_COLUMNS':
      return 'rows'
    default:
      return 'objects'
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

if (!isMainThread) serve()
