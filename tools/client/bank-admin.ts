import { fetchPatiently, type Patience } from './fetch-patiently.ts'

/** An account to open at the bank. */
export type AccountToOpen = {
  readonly number: string
  readonly holder: string
  readonly currency: string
  readonly secretKey?: string
  readonly openingMinor: number
}

/** What the bank lets its own programs do. */
export type BankAdmin = { readonly openAccount: (account: AccountToOpen) => Promise<void> }

/** Opens accounts with the bank's own admin key. An account that is open already stays as it is. */
export function bankAdmin(bankUrl: string, adminKey: string, patience: Patience): BankAdmin {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' }
  return {
    openAccount: async (account) => {
      const response = await fetchPatiently(
        `${bankUrl}/v1/accounts`,
        { method: 'POST', headers, body: JSON.stringify(account) },
        patience,
      )
      if (!response.ok)
        throw new Error(`the bank did not open account ${account.number}: ${response.status} ${await response.text()}`)
    },
  }
}
