import { useSearchParams } from '@solidjs/router'

/** Which record's drawer is open, kept in the address (`?open=ord_…`): the table stays where it is, and the link can be sent on. */
export function useOpenRecord(): { openKey(): string | null; open(key: string): void; close(): void } {
  const [search, setSearch] = useSearchParams()
  return {
    openKey: () => (typeof search['open'] === 'string' ? search['open'] : null),
    open: (key) => setSearch({ open: key }, { scroll: false }),
    close: () => setSearch({ open: null }, { scroll: false, replace: true }),
  }
}
