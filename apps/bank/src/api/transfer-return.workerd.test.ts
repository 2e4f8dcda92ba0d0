import { signRequest } from '@onhand/signing'
import { describe, expect, it } from 'vitest'
import { balance, bankEnv, get, openAccount, post, unique } from '../../test/bank-client.ts'

describe('a transfer', () => {
  it('[BANK-14] to a supplier goes back whole and once, when the supplier says so and nobody else', async () => {
    const bySupplier = (key: string) => ({
      key,
      headers: {
        authorization: `Bearer ${bankEnv.BANK_SUPPLIER_KEY}`,
        ...signRequest({
          secret: bankEnv.BANK_SUPPLIER_SIGNING_SECRET,
          id: unique('msg'),
          nowMs: Date.now(),
          body: '{}',
        }),
      },
    })
    const supplier = await openAccount(0, '4000-7001')
    const input = { fromAccount: '2000-0001', amountMinor: 450, currency: 'GBP', reference: unique('sor') }
    const before = await balance('2000-0001')
    const paid = String((await post('/v1/transfers', { ...input, toAccount: supplier })).body['transactionNumber'])
    const path = `/v1/transfers/${paid}/return`
    expect((await post(path, {})).status).toBe(401)
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, n) => post(path, {}, bySupplier(`${paid}${n % 3}`))),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((answer) => answer.body['transactionNumber'])).size).toBe(1)
    expect((await balance('2000-0001')).balanceMinor).toBe(before.balanceMinor)
    expect((await balance(supplier)).balanceMinor).toBe(0)
    expect((await get(`/v1/transfers?reference=return:${paid}`)).body).toMatchObject({
      transfers: [{ fromAccount: supplier, toAccount: '2000-0001', amountMinor: 450 }],
    })
    const toVendor = await post('/v1/transfers', { ...input, toAccount: '3000-0001' })
    const other = `/v1/transfers/${toVendor.body['transactionNumber']}/return`
    expect((await post(other, {}, bySupplier(unique('k')))).body.error?.code).toBe('transfer_not_found')
  })
})
