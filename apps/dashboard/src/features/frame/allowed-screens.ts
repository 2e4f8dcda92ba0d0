import { useLocation } from '@solidjs/router'
import { type Screen, SCREENS, staticPath } from '../../lib/navigation.ts'
import { useSession } from '../../lib/session.tsx'

/** A screen with its full address. */
export type Place = Screen & { readonly href: string }

/** The screens that this person may open here: those of the shop of the address, and the operator's. */
export function useAllowedScreens(): {
  /** In the rail: in the simple mode only what belongs to it. */
  places(): readonly Place[]
  /** All that may be opened, for the palette: in the simple mode the full screens, too. */
  all(): readonly Place[]
  /** The one that is open. */
  current(): Place | undefined
  /** Whether a place of the rail is open, or holds the screen that is: a count belongs to the stock. */
  isOpen(place: Place): boolean
} {
  const { data } = useSession()
  const where = useLocation()
  const vendorId = () => where.pathname.split('/')[2] ?? ''
  const shop = () => data()?.memberships.find((one) => one.vendorId === vendorId())
  const reachable = (): readonly Place[] =>
    SCREENS.flatMap((screen) => {
      const own = shop()
      const rest = staticPath(screen) === '/' ? '' : staticPath(screen)
      if (screen.area === 'operator') return data()?.person?.isOperator ? [{ ...screen, href: `/operator${rest}` }] : []
      if (!own || (screen.permission !== null && !own.permissions.includes(screen.permission))) return []
      return [{ ...screen, href: `/${own.vendorId}${rest}` }]
    })
  const isWithin = (href: string) => `${where.pathname}/`.startsWith(`/dashboard${href}/`)
  const current = () =>
    reachable()
      .filter((place) => isWithin(place.href))
      .sort((a, b) => b.href.length - a.href.length)[0]
  const all = () =>
    reachable().filter((place) => !place.isHidden && (place.mode !== 'simple' || shop()?.isSimple === true))
  const places = () =>
    shop()?.isSimple ? all().filter((place) => place.mode !== undefined || place.area === 'operator') : all()
  const open = () =>
    places()
      .filter((place) => (staticPath(place) === '/' ? current()?.href === place.href : isWithin(place.href)))
      .sort((a, b) => b.href.length - a.href.length)[0]
  return { places, all, current, isOpen: (place) => open()?.href === place.href }
}
