import type { BankWindow } from './checkout-flow.ts'

/** About the size of a phone, as banks' own windows are. */
const WINDOW_FEATURES = 'popup=yes,width=480,height=760'
/** Below this a second window is a nuisance: the bank's page takes the place of the shop's and leads back. */
const POPUP_WIDTH_MIN = 720

/**
 * Opens the bank's window at once, inside the press: later it would be blocked. On phones, and where it is blocked, the bank's
 * page opens in this window and returns to the checkout.
 */
export function openBankWindow(waitingText: string): BankWindow {
  const popup = window.innerWidth >= POPUP_WIDTH_MIN ? window.open('about:blank', 'onhand-bank', WINDOW_FEATURES) : null
  if (popup) popup.document.body.textContent = waitingText
  return {
    show: (url) => {
      if (popup && !popup.closed) popup.location.replace(url)
      else location.assign(url)
    },
    close: () => popup?.close(),
  }
}

/** Hears the bank's word that the shopper has decided. Only the bank's own origin is believed, and only as a reason to ask. */
export function onBankMessage(bankOrigin: () => string | null, heard: () => void): () => void {
  const listen = (event: MessageEvent) => {
    if (event.origin !== bankOrigin() || typeof event.data !== 'object' || event.data === null) return
    if (Object.entries(event.data).some(([key, value]) => key === 'type' && value === 'bank.payment')) heard()
  }
  window.addEventListener('message', listen)
  return () => window.removeEventListener('message', listen)
}
