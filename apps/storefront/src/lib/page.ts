import { type PageText, useText } from '@onhand/ui'

/** Texts of the page, and addresses in its language. */
export type Page = PageText & { link(path: string): string }

/** What every part of a page needs: its texts and how to link to other pages. */
export function usePage(): Page {
  const text = useText()
  return { ...text, link: (path) => `/${text.locale}${path}` }
}
