import type { ShopMessages } from '@onhand/i18n/shop/shop-messages'
import { createContext, createSignal, type JSX, onCleanup, onMount, useContext } from 'solid-js'

/** Texts of the page's language, and the time that "today" is counted from. */
export type PageText = ShopMessages & { nowMs(): number }

const TextContext = createContext<PageText>()
/** Often enough for "open now" and "today", rarely enough to cost nothing. */
const TICK_MS = 60_000

/** Gives the pieces below their language and a clock that moves once a minute in the browser. */
export function TextProvider(props: { readonly messages: ShopMessages; readonly children: JSX.Element }) {
  const [nowMs, setNowMs] = createSignal(Date.now())
  onMount(() => {
    setNowMs(Date.now())
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS)
    onCleanup(() => clearInterval(timer))
  })
  const value: PageText = { ...props.messages, nowMs }
  return <TextContext.Provider value={value}>{props.children}</TextContext.Provider>
}

/** The texts of the page. Must be called under a TextProvider. */
export function useText(): PageText {
  const text = useContext(TextContext)
  if (!text) throw new Error('useText needs a TextProvider above it')
  return text
}
