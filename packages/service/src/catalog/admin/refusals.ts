import type { OperateRefusal } from '../../identity/operate.ts'

/** Nothing of this shop under that id. */
export type NoSuchProduct = { readonly code: 'not_found'; readonly what: 'product' | 'bulk_edit' | 'vendor' }

/** Refusals of changing a product. */
export type ProductRefusal =
  | OperateRefusal
  | NoSuchProduct
  /** Somebody else saved it since it was read; `version` is the present one. */
  | { readonly code: 'product_changed'; readonly version: number }
  | {
      readonly code: 'product_invalid'
      readonly problems: readonly { readonly field: string; readonly expected: string }[]
    }
  /** It was sold, or some of it lies in stock: archive it instead. */
  | { readonly code: 'product_in_use' }
  | { readonly code: 'id_taken' }
