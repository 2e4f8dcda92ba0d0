/** More variants than this are no choice any more; it is also what one product may hold. */
export const VARIANTS_MAX = 100

/** An option with the values it can have: Size: S, M, L. */
export type VariantOption = { readonly name: string; readonly values: readonly string[] }

/** Every combination of the options' values, the last option changing fastest [CAT-5]. Null when there are more than a product may hold. */
export function crossVariants(options: readonly VariantOption[]): readonly (readonly string[])[] | null {
  const count = options.reduce((product, option) => product * option.values.length, 1)
  if (count > VARIANTS_MAX) return null
  return options.reduce<readonly (readonly string[])[]>(
    (combinations, option) =>
      combinations.flatMap((combination) => option.values.map((value) => [...combination, value])),
    [[]],
  )
}

/** The options of variants that are there: their names, and the values in the order they occur. */
export function optionsOf(
  names: readonly string[],
  variants: readonly { readonly optionValues: readonly string[] }[],
): readonly VariantOption[] {
  return names.map((name, index) => ({
    name,
    values: [...new Set(variants.map((variant) => variant.optionValues[index] ?? ''))].filter((value) => value !== ''),
  }))
}

/** The title of a variant, made from its values: "M / red". */
export function variantTitle(optionValues: readonly string[]): string {
  return optionValues.join(' / ')
}
