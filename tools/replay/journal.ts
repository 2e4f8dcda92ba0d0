import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Which invoices were ever sent to a shop: the stock proof counts all of them, not only those of this run. */
export type Journal = { readonly known: () => readonly string[]; readonly add: (invoiceNos: readonly string[]) => void }

/** The journal of one replay shop; written before the first request of a run. */
export function openJournal(dataDir: string, slug: string): Journal {
  const path = join(dataDir, 'replay', `${slug}.txt`)
  const known = (): string[] =>
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : []
  return {
    known,
    add: (invoiceNos) => {
      const before = new Set(known())
      const added = invoiceNos.filter((invoiceNo) => !before.has(invoiceNo))
      mkdirSync(dirname(path), { recursive: true })
      if (added.length > 0) appendFileSync(path, `${added.join('\n')}\n`)
    },
  }
}
