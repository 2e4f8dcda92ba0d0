import { PRIVATE_CACHE_CONTROL, PUBLIC_CACHE_CONTROL } from '@onhand/edge-cache'
import { appRouter } from '@onhand/router/app-router'
import { PICTURE_BYTES_MAX } from '@onhand/service/media/ports'
import { r2Media } from '@onhand/providers/media/r2-media'
import { orderLinks } from '@onhand/service/ordering/order-links'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type Context, Hono } from 'hono'
import { actorOf, NOBODY } from './actor.ts'
import { makeAuth } from './auth.ts'
import { isPublicRead, mayChangeCatalogue, publicAnswers } from './cacheable.ts'
import { buildDeps, buildWebhookDeps } from './deps.ts'
import { documentRoutes } from './documents-routes.ts'
import type { Env } from './env.ts'
import { exportRoutes } from './export-routes.ts'
import { labelRoutes } from './labels-routes.ts'
import { liveOrderRoutes } from './live/order-socket.ts'
import { liveRoutes } from './live/stock-socket.ts'
import { jsonLogger } from './log.ts'
import { isPictureUpload, mediaRoutes } from './media/media-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { statementRoutes } from './statement-routes.ts'
import { webhookRoutes } from './webhooks/webhook-routes.ts'

/** A request body larger than any honest one: 50 imported products with long texts stay below. */
const BODY_BYTES_MAX = 4 * 1024 * 1024

/** The HTTP face of the api Worker. Everything is `no-store` unless a route says otherwise. */
export const app = new Hono<{ Bindings: Env }>()

app.use(async (context, next) => {
  const { req } = context
  const bytesMax = isPictureUpload(req.method, req.path) ? PICTURE_BYTES_MAX : BODY_BYTES_MAX
  if (Number(req.header('content-length') ?? 0) > bytesMax)
    return context.json({ error: { code: 'body_too_large', message: `at most ${bytesMax} bytes` } }, 413)
  await next()
  // An accepted WebSocket comes from an object: its headers cannot be changed, and no cache keeps it.
  if (context.res.status === 101) return undefined
  if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', PRIVATE_CACHE_CONTROL)
  context.res.headers.set('x-content-type-options', 'nosniff')
  return undefined
})

app.get('/api/health', async (context) => {
  const { deps, close } = buildDeps(context.env)
  try {
    await deps.ledger.balances('platform:')
    return context.json({ status: 'ok', engine: context.env.DB_ENGINE })
  } finally {
    context.executionCtx.waitUntil(close())
  }
})

app.on(['GET', 'POST'], '/trpc/*', (context) => {
  const { req, executionCtx } = context
  const url = new URL(req.url)
  if (!isPublicRead(req.method, url)) return answerTrpc(context, false)
  return publicAnswers.answer(
    url.pathname + url.search,
    () => answerTrpc(context, true),
    (work) => executionCtx.waitUntil(work),
  )
})

app.on(['GET', 'POST'], '/auth/*', async (context) => {
  const { auth, close } = makeAuth(context.env)
  try {
    return await auth.handler(context.req.raw)
  } finally {
    context.executionCtx.waitUntil(close())
  }
})

app.route('/', liveRoutes())
app.route(
  '/',
  liveOrderRoutes<Env>(({ env, req }) => actorOf(req.raw, env)),
)
app.route(
  '/',
  mediaRoutes<{ Bindings: Env }>(({ env, req }) => ({
    media: r2Media({ bucket: env.MEDIA, images: env.IMAGES, log: jsonLogger({}) }),
    log: jsonLogger({}),
    actor: () => actorOf(req.raw, env),
    maxAgeSeconds: Number(env.MEDIA_MAX_AGE_SECONDS),
  })),
)
app.route(
  '/api/v1',
  documentRoutes<{ Bindings: Env }>(({ env }) => ({
    orderLinks: orderLinks(crypto.subtle, env.ORDER_LINK_SECRET),
    jobs: env.JOBS,
  })),
)
app.route(
  '/api/v1',
  labelRoutes<{ Bindings: Env }>(async ({ env, req }) => {
    const { deps, close } = buildDeps(env)
    return { actor: await actorOf(req.raw, env, deps.memberships), labels: deps.labels, jobs: env.JOBS, close }
  }),
)
app.route(
  '/api/v1',
  paperRoutes<{ Bindings: Env }>(async ({ env, req }) => {
    const { deps, close } = buildDeps(env)
    return { actor: await actorOf(req.raw, env, deps.memberships), deps, jobs: env.JOBS, close }
  }),
)
app.route(
  '/api/v1',
  exportRoutes<{ Bindings: Env }>(async ({ env, req }) => {
    const { deps, close } = buildDeps(env)
    return { actor: await actorOf(req.raw, env, deps.memberships), deps, close }
  }),
)
app.route(
  '/api/v1',
  statementRoutes<{ Bindings: Env }>(async ({ env, req }) => {
    const { deps, close } = buildDeps(env)
    return { actor: await actorOf(req.raw, env, deps.memberships), deps, jobs: env.JOBS, close }
  }),
)
app.route(
  '/webhooks',
  webhookRoutes<{ Bindings: Env }>((context) => {
    const { env } = context
    const secrets = {
      bank: env.BANK_WEBHOOK_SECRET,
      supplier: env.SUPPLIER_WEBHOOK_SECRET,
      carrier: env.CARRIER_WEBHOOK_SECRET,
    }
    return { ...buildWebhookDeps(env), secrets }
  }),
)

app.notFound((context) => context.json({ error: { code: 'not_found', message: 'no such address' } }, 404))
app.onError((error, context) => {
  jsonLogger({}).error('http.failed', { path: new URL(context.req.url).pathname.split('/')[1], error })
  return context.json({ error: { code: 'internal', message: 'Something went wrong on our side; try again.' } }, 500)
})

async function answerTrpc(context: Context<{ Bindings: Env }>, isPublic: boolean): Promise<Response> {
  const { env, executionCtx } = context
  const request = context.req.raw
  const { deps, close } = buildDeps(env)
  try {
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      req: request,
      router: appRouter,
      createContext: async () => ({ actor: isPublic ? NOBODY : await actorOf(request, env, deps.memberships), deps }),
      responseMeta: ({ errors }) => ({
        headers: { 'cache-control': isPublic && errors.length === 0 ? PUBLIC_CACHE_CONTROL : PRIVATE_CACHE_CONTROL },
      }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') deps.log.error('trpc.failed', { path, error: error.cause ?? error })
      },
    })
    // The address holds all that a public answer depends on; tRPC's own `Vary` would split every cache.
    if (isPublic) response.headers.delete('vary')
    if (response.ok && mayChangeCatalogue(request.method, new URL(request.url))) publicAnswers.clear()
    return response
  } finally {
    executionCtx.waitUntil(close())
  }
}
