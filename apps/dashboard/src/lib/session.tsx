import type { Permission } from '@onhand/domain/identity/permissions'
import { useParams } from '@solidjs/router'
import { createContext, createResource, type JSX, useContext } from 'solid-js'
import { api } from './api.ts'

/** What the api says about the one who asks: nobody, or a person with their shops and what they may do in each. */
export type SessionData = Awaited<ReturnType<typeof api.identity.memberships.query>>
/** A shop that the person works in. */
export type Shop = SessionData['memberships'][number]

type SessionContext = {
  data(): SessionData | undefined
  hasFailed(): boolean
  /** Asks again; done when the answer is there. */
  reload(): Promise<void>
}

const Context = createContext<SessionContext>()

/** Asks once who is logged in, and again after a log-in. */
export function SessionProvider(props: { readonly children: JSX.Element }) {
  const [session, { refetch }] = createResource(() => api.identity.memberships.query())
  const value: SessionContext = {
    data: () => (session.error ? undefined : session.latest),
    hasFailed: () => session.error !== undefined,
    reload: async () => {
      await refetch()
    },
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
