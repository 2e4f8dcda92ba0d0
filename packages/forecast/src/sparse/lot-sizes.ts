/** Sizes of orders as the pool knows them: each atom stands for the sizes above the one before up to its bound. */
export interface SizeAtoms {
  readonly bounds: readonly number[]
  /** Mean size within each. */
  readonly sizes: readonly number[]
}

/** Kinds of SKUs by the sizes of their orders: how many are of each, and the chance of each atom. */
export interface SizeKinds extends SizeAtoms {
  /** Prices that part the SKUs into classes, rising. */
  readonly priceBounds: readonly number[]
  readonly kinds: readonly {
    /** How likely a SKU of each price class is of this kind. */
    readonly shares: readonly number[]
    readonly chances: readonly number[]
  }[]
}

/** What is known of a SKU's orders and price. */
export interface SizeHistory {
  readonly sizes: readonly number[]
  readonly price: number
}

// An atom holds at least this share of all orders, unless its sizes would then differ by more than this factor.
const ATOM_SHARE = 0.005
const ATOM_WIDTH = 1.25
const KINDS = 10
const ROUNDS = 25
// Orders that each atom of a kind has before any is seen, in all: a kind rules nothing out.
const PRIOR_ORDERS = 0.5
const PRIOR_SKUS = 0.5
// Shares of the SKUs by price at which a class ends.
const PRICE_SHARES = [0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9]

/** Learns the kinds from the sizes of each SKU's orders: a mixture of multinomials, by expectation and maximisation. */
export function fitSizeKinds(histories: readonly SizeHistory[]): SizeKinds {
  const atoms = atomsOf(histories.flatMap(({ sizes }) => sizes))
  const used = histories.filter(({ sizes }) => sizes.length > 0)
  const priceBounds = boundsOf(used.map(({ price }) => price))
  const classes = used.map(({ price }) => priceClassOf(priceBounds, price))
  const counts = used.map(({ sizes }) => sizes.map((size) => atomOf(atoms, size)))
  const count = atoms.sizes.length
  const all = new Float64Array(count)
  for (const row of counts) for (const atom of row) all[atom] = (all[atom] ?? 0) + 1
  const total = all.reduce((sum, one) => sum + one, 0)
  const prior = all.map((one) => (PRIOR_ORDERS * (one + 1)) / (total + count))
  let weights = firstWeights(used.map(({ sizes }) => sizes))
  let kinds: SizeKinds['kinds'] = []
  for (let round = 0; round < ROUNDS; round++) {
    const members = membersOf(weights, classes, priceBounds.length + 1)
    kinds = Array.from({ length: KINDS }, (_, kind) => ({
      shares: members.map((row) => row[kind] ?? 0),
      chances: chancesOf(counts, { weights, kind, prior }),
    }))
    const learnt = { ...atoms, priceBounds, kinds }
    weights = counts.map((orders, sku) => kindWeights(learnt, { orders, priceClass: classes[sku] ?? 0 }))
  }
  return { ...atoms, priceBounds, kinds }
}

/** The class of a price: all are of one where prices are not known. */
export function priceClassOf(bounds: readonly number[], price: number): number {
  let at = 0
  while (at < bounds.length && price > (bounds[at] ?? 0)) at++
  return at
}

function boundsOf(prices: readonly number[]): number[] {
  const rising = prices.toSorted((a, b) => a - b)
  const bounds = PRICE_SHARES.map((share) => rising[Math.floor(share * rising.length)] ?? 0)
  return [...new Set(bounds)].filter((bound) => bound < (rising.at(-1) ?? 0))
}

/** Shares of the kinds within each price class. */
function membersOf(weights: readonly Float64Array[], classes: readonly number[], classCount: number): Float64Array[] {
  const members = Array.from({ length: classCount }, () => new Float64Array(KINDS).fill(PRIOR_SKUS))
  weights.forEach((row, sku) => {
    const into = members[classes[sku] ?? 0]
    row.forEach((weight, kind) => {
      if (into) into[kind] = (into[kind] ?? 0) + weight
    })
  })
  return members.map((row) => {
    const total = row.reduce((sum, one) => sum + one, 0)
    return row.map((one) => one / total)
  })
}

/** Which atom a size belongs to. */
export function atomOf(atoms: SizeAtoms, size: number): number {
  const { bounds } = atoms
  let low = 0
  let high = bounds.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] ?? 0) >= size) high = middle
    else low = middle + 1
  }
  return low
}

/** How likely a SKU of a price class with orders of these atoms is of each kind. */
export function kindWeights(
  learnt: SizeKinds,
  of: { readonly orders: readonly number[]; readonly priceClass: number },
): Float64Array {
  const logs = Float64Array.from(learnt.kinds, ({ shares, chances }) =>
    of.orders.reduce((sum, atom) => sum + Math.log(chances[atom] ?? 1e-9), Math.log(shares[of.priceClass] ?? 1e-9)),
  )
  const best = logs.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let kind = 0; kind < logs.length; kind++) {
    const weight = Math.exp((logs[kind] ?? 0) - best)
    logs[kind] = weight
    total += weight
  }
  return logs.map((weight) => weight / total)
}

function atomsOf(sizes: readonly number[]): SizeAtoms {
  const rising = Float64Array.from(sizes).sort()
  const bounds: number[] = []
  const means: number[] = []
  const atLeast = ATOM_SHARE * rising.length
  for (let from = 0; from < rising.length; ) {
    const first = rising[from] ?? 1
    let to = from
    let sum = 0
    // All orders of one size belong together.
    while (to < rising.length) {
      const size = rising[to] ?? 1
      if (size !== rising[to - 1] && to > from && (to - from >= atLeast || size > first * ATOM_WIDTH)) break
      sum += size
      to++
    }
    bounds.push(rising[to - 1] ?? first)
    means.push(sum / (to - from))
    from = to
  }
  return bounds.length > 0 ? { bounds, sizes: means } : { bounds: [1], sizes: [1] }
}

/** SKUs put in order of their mean log size and cut into as many groups as kinds: where the search begins. */
function firstWeights(histories: readonly (readonly number[])[]): Float64Array[] {
  const means = histories.map((sizes) => sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length)
  const order = means.map((_, i) => i).sort((a, b) => (means[a] ?? 0) - (means[b] ?? 0) || a - b)
  const weights = histories.map(() => new Float64Array(KINDS).fill(0.2 / KINDS))
  order.forEach((sku, rank) => {
    const kind = Math.floor((rank * KINDS) / order.length)
    const row = weights[sku]
    if (row) row[kind] = (row[kind] ?? 0) + 0.8
  })
  return weights
}

function chancesOf(
  counts: readonly (readonly number[])[],
  from: { weights: readonly Float64Array[]; kind: number; prior: Float64Array },
): number[] {
  const orders = Float64Array.from(from.prior)
  counts.forEach((row, sku) => {
    const weight = from.weights[sku]?.[from.kind] ?? 0
    for (const atom of row) orders[atom] = (orders[atom] ?? 0) + weight
  })
  const total = orders.reduce((sum, one) => sum + one, 0)
  return Array.from(orders, (one) => one / total)
}
