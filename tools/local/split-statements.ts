import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { z } from 'zod'

const Texts = z.array(z.string())

/**
 * Cuts SQL texts into statements. Wrangler knows where a trigger's body ends; loading it takes a second and 160 MiB, which go with the thread that
 * it is loaded in.
 */
export function splitStatements(texts: readonly string[]): Promise<string[][]> {
  const thread = new Worker(new URL(import.meta.url), { workerData: texts })
  return new Promise((resolve, reject) => {
    thread.once('message', (statements: string[][]) => resolve(statements))
    thread.once('error', reject)
  })
}

async function serve(): Promise<void> {
  const { unstable_splitSqlQuery } = await import('wrangler')
  parentPort?.postMessage(Texts.parse(workerData).map((text) => unstable_splitSqlQuery(text)))
  // Wrangler leaves handles open.
  process.exit()
}

if (!isMainThread && import.meta.filename === process.argv[1]) void serve()
