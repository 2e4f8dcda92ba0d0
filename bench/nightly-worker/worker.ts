import { publicHolidays } from '@onhand/providers/holidays/public-holidays'
import { idOf } from '@onhand/domain/ids'
import { advanceRun } from '@onhand/service/forecasting/advance-run'
import { forecastPage, type RunDeps } from '@onhand/service/forecasting/forecast-page'
import { stepMessage } from '@onhand/service/forecasting/run-messages'
import { d1Engine, storePorts } from '@onhand/store'

type Env = { readonly DB: D1Database }

/** Drives a forecast of all shops, one message for each request. Only the bench runs this Worker. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const nowMs = Number(searchParams.get('now'))
    const stores = storePorts(d1Engine(env.DB), () => nowMs)
    const silent = { info() {}, warn() {}, error() {} }
    const deps: RunDeps = { ...stores, holidays: publicHolidays(), nowMs: () => nowMs, log: silent }
    const runId = idOf('forecastRun', searchParams.get('run') ?? '')
    if (pathname === '/start') {
      const run = { id: runId, vendorId: null, origin: 'nightly' as const, startedAtMs: nowMs, startedBy: 'bench' }
      return Response.json(await stores.forecastRuns.start(run, [stepMessage(runId, 0)], []))
    }
    const [message] = await stores.outbox.due(nowMs, 1)
    if (!message) return Response.json({ kind: 'done', run: await stores.forecastRuns.progress(runId) })
    const number = Number(message.id.split(':').at(-1))
    if (message.type === 'forecast.step') await advanceRun(deps, { runId, step: number })
    else await forecastPage(deps, { runId, position: number })
    await stores.outbox.done(message.id)
    return Response.json({ kind: message.type })
  },
}
