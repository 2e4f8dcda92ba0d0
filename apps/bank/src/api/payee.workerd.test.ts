import { expect, it } from 'vitest'
import { bankEnv, get } from '../../test/bank-client.ts'

it('[BANK-13] tells whoever means to pay an account its currency and the beginnings of the holder’s names, and no balance', async () => {
  for (const key of [bankEnv.BANK_API_KEY, bankEnv.BANK_SUPPLIER_KEY]) {
    const { status, body } = await get('/v1/accounts/1000-0001/payee', key)
    expect(status).toBe(200)
    expect(body).toEqual({ number: '1000-0001', currency: 'GBP', holder: 'A… S…' })
  }
})

it('[BANK-13] knows no other accounts, and tells strangers nothing', async () => {
  const missing = await get('/v1/accounts/9999-9999/payee')
  expect([missing.status, missing.body.error?.code]).toEqual([404, 'account_not_found'])
  expect((await get('/v1/accounts/1000-0001/payee', 'no-key')).status).toBe(401)
})
