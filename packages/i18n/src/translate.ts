/** A text that depends on a count. Languages without plural forms give `other` only. */
export type PluralText = { readonly one?: string; readonly other: string }
/** One message: plain text with `{placeholders}`, or a plural chosen by the placeholder `count`. */
export type MessageText = string | PluralText
/** All messages of a namespace in one language. */
export type MessageTable = Readonly<Record<string, MessageText>>

type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type NamesOf<Text> = Text extends string
  ? NamesIn<Text>
  : Text extends { readonly other: infer Other }
    ? NamesIn<Other> | 'count'
    : never

/** What a message wants to be told: nothing, or a value per placeholder. */
export type MessageParameters<Text> = [NamesOf<Text>] extends [never]
  ? []
  : [parameters: Readonly<Record<NamesOf<Text>, string | number>>]

/** Looks up and fills in a message; keys and placeholders are checked by the compiler against the English table. */
export type Translate<Table extends MessageTable> = <Key extends keyof Table & string>(
  key: Key,
  ...parameters: MessageParameters<Table[Key]>
) => string

/** The same keys in another language. */
export type TranslationOf<Table extends MessageTable> = { readonly [Key in keyof Table]: MessageText }

/** Makes the lookup for one language; a text that is not loaded yet is empty. Numbers are written with that language's digits and grouping. */
export function translator<Table extends MessageTable>(
  table: Partial<TranslationOf<Table>>,
  intlTag: string,
): Translate<Table> {
  const plural = new Intl.PluralRules(intlTag)
  const number = new Intl.NumberFormat(intlTag)
  return (key, ...parameters) => {
    const values: Readonly<Record<string, string | number>> = parameters[0] ?? {}
    const message: MessageText = table[key] ?? ''
    const text =
      typeof message === 'string'
        ? message
        : plural.select(Number(values['count'])) === 'one'
          ? (message.one ?? message.other)
          : message.other
    return fill(text, values, number)
  }
}

function fill(text: string, values: Readonly<Record<string, string | number>>, number: Intl.NumberFormat): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name]
    return typeof value === 'number' ? number.format(value) : (value ?? '')
  })
}

/** The placeholders of a message, sorted: two languages must agree on them. */
export function placeholdersOf(message: MessageText): string[] {
  const texts =
    typeof message === 'string' ? [message] : [message.other, ...(message.one === undefined ? [] : [message.one])]
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')))].sort()
}
