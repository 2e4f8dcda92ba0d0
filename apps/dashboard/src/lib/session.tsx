import type { Permission } from '@onhand/domain/identity/permissions'
import type { VendorId } from '@onhand/domain/ids'
import { useParams } from '@solidjs/router'
import { createContext, createResource, type JSX, useContext } from 'solid-js'
import { fetchSession } from './session-call.ts'

/** A shop that the person works in, and what they may do there. */
export type Shop = {
  readonly vendorId: VendorId
  readonly vendorName: string
  readonly slug: string
  readonly role: string
  readonly permissions: readonly Permission[]
  readonly currency: string
  readonly isSimple: boolean
  readonly timeZone: string
}
/** Who is logged in. */
export type Person = { readonly name: string; readonly email: string; readonly isOperator: boolean }
/** What the api says about the one who asks. */
export type SessionData = { readonly person: Person | null; readonly memberships: readonly Shop[] }

type SessionContext = {
  data(): SessionData | undefined
  hasFailed(): boolean
  reload(): void
}

const Context = createContext<SessionContext>()

/** Asks once who is logged in, and again after a log-in. */
export function SessionProvider(props: { readonly children: JSX.Element }) {
  const [session, { refetch }] = createResource(fetchSession)
  const value: SessionContext = {
    data: () => (session.error ? undefined : session.latest),
    hasFailed: () => session.error !== undefined,
    reload: () => void refetch(),
  }
  return <Context.Provider value={value}>{props.children}</Context.Provider>
}

/** Who is logged in and their shops. */
export function useSession(): SessionContext {
  const session = useContext(Context)
  if (!session) throw new Error('useSession needs a SessionProvider above it')
  return session
}

/** The shop of the address, or null when the person does not work there. */
export function useMaybeShop(): () => Shop | null {
  const { data } = useSession()
  const params = useParams()
  return () => data()?.memberships.find((shop) => shop.vendorId === params['vendorId']) ?? null
}

/** What a screen of a shop needs: the shop, what the person may do there, and addresses within it. */
export type ShopScope = {
  shop(): Shop
  can(permission: Permission): boolean
  link(path: string): string
}

/** The shop that this screen belongs to. Screens are drawn only for members. */
export function useShop(): ShopScope {
  const maybe = useMaybeShop()
  const shop = () => {
    const found = maybe()
    if (!found) throw new Error('useShop outside of a shop')
    return found
  }
  return {
    shop,
    can: (permission) => shop().permissions.includes(permission),
    link: (path) => `/${shop().vendorId}${path}`,
  }
}
