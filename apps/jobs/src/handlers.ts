import type { FontLoader } from '@onhand/documents/invoice/script-fonts'
import { minute } from './cron/minute.ts'
import { buildDeps } from './deps.ts'
import { answerDocuments } from './documents-api.ts'
import type { Env } from './env.ts'
import { dispatch } from './queues/dispatch.ts'

/** The Worker's entry points over one way to load the font. Every run has its own database connection. */
export function jobsHandlers(loadFont: FontLoader): ExportedHandler<Env> {
  const withDeps = async <Value>(
    env: Env,
    run: string,
    work: (deps: ReturnType<typeof buildDeps>['deps']) => Promise<Value>,
  ) => {
    const { deps, close } = buildDeps(env, { run, loadFont })
    try {
      return await work(deps)
    } finally {
      await close()
    }
  }
  return {
    queue: (batch, env) => withDeps(env, batch.queue, (deps) => dispatch(batch, deps)),
    scheduled: (controller, env) => withDeps(env, 'cron.minute', (deps) => minute(controller.scheduledTime, deps)),
    fetch: (request, env) => withDeps(env, 'documents', (deps) => answerDocuments(request, deps, loadFont)),
  }
}
