import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What earlier runs did in a shop: which invoices they sent (the stock proof counts all of them, not only those of this run) and which goods
 * the shop has confirmed (they need not be sent again). Lines are only added; one that is missing costs a repetition, nothing else.
 */
export type Journal = { readonly invoices: JournalPart; readonly goods: JournalPart }

/** One list of the journal. */
export type JournalPart = {
  readonly known: () => ReadonlySet<string>
  readonly add: (names: readonly string[]) => void
}

/** The journal of one replay shop. A shop that is not there any more (`isNewShop`) takes its journal with it. */
export function openJournal(dataDir: string, slug: string, isNewShop: boolean): Journal {
  const dir = join(dataDir, 'replay')
  mkdirSync(dir, { recursive: true })
  return {
    invoices: journalPart(join(dir, `${slug}-invoices.txt`), isNewShop),
    goods: journalPart(join(dir, `${slug}-goods.txt`), isNewShop),
  }
}

function journalPart(path: string, isNewShop: boolean): JournalPart {
  if (isNewShop) rmSync(path, { force: true })
  const known = new Set(
    existsSync(path)
      ? readFileSync(path, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [],
  )
  return {
    known: () => known,
    add: (names) => {
      const added = names.filter((name) => !known.has(name))
      for (const name of added) known.add(name)
      if (added.length > 0) appendFileSync(path, `${added.join('\n')}\n`)
    },
  }
}
