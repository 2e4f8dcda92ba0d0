import { expect, it } from 'vitest'
import { aShipment, carrierEnv, post, track } from '../../test/carrier-client.ts'
import { app } from '../app.ts'
import { DEFAULT_SWITCHES } from '../book/types.ts'
import { bookOf } from '../env.ts'

const CARRIER = 'http://carrier.localhost:8787'

function form(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const all = { 'content-type': 'application/x-www-form-urlencoded', origin: CARRIER, ...headers }
  return app.request(
    `${CARRIER}${path}`,
    { method: 'POST', headers: all, body: new URLSearchParams(fields) },
    carrierEnv,
  )
}

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`${CARRIER}${path}`, { headers }, carrierEnv)

it('[CAR-3] shows a parcel to everyone who has its number, moved on by the depot', async () => {
  const opened = await form('/log-in', { key: carrierEnv.CARRIER_ADMIN_KEY })
  const session = { cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
  await form('/switches', { timing: 'manual' }, session)
  expect(await bookOf(carrierEnv).switches()).toEqual({ ...DEFAULT_SWITCHES, timing: 'manual' })
  const { body } = await post('/v1/shipments', aShipment({ reference: '<script>' }))
  const number = String(body['trackingNumber'])
  expect((await form(`/shipments/${number}`, { step: 'next' }, session)).status).toBe(303)
  expect((await form(`/shipments/${number}`, { step: 'fly' }, session)).status).toBe(400)
  expect((await form('/switches', { stepMs: 'x' }, session)).status).toBe(400)
  expect((await track(number)).body).toMatchObject({ status: 'collected' })
  const page = await (await get(`/track/${number}`)).text()
  expect(page).toContain('<h1>Collected</h1>')
  expect(page).not.toContain('<script')
  expect(await (await get('/', session)).text()).toContain(number)
  expect((await get('/track/OC1')).status).toBe(404)
})

it('[CAR-4] keeps strangers and foreign forms out of the depot', async () => {
  expect((await form('/log-in', { key: 'wrong' })).status).toBe(401)
  expect((await form('/log-in', { key: carrierEnv.CARRIER_ADMIN_KEY }, { origin: 'http://evil.example' })).status).toBe(
    403,
  )
  expect((await form('/shipments/OC1', { step: 'next' })).status).toBe(401)
  expect((await form('/switches', {}, { cookie: `carrier_admin=${Date.now() + 1e6}.AAAA` })).status).toBe(401)
})
