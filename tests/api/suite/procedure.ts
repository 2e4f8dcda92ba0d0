import type { Permission } from '@onhand/domain/identity/permissions'
import type { World } from './world.ts'

/** Who a procedure is for: everyone, people who are logged in, the operator, or members of the first shop with a permission. */
export type Audience = 'everyone' | 'person' | 'operator' | { readonly permission: Permission }

/** One procedure as the suite knows it. */
export type Procedure = {
  readonly kind: 'query' | 'mutation'
  readonly audience: Audience
  /** A good input in this world; undefined when the procedure takes none. */
  readonly input?: (world: World) => Record<string, unknown>
  /** Fields that may be left out. */
  readonly optional?: readonly string[]
}

/** Rows of one part of the api. */
export type Procedures = Readonly<Record<string, Procedure>>
