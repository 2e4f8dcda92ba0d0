/** Which pictures of ours are still referred to: by products, shops, placed orders, and products as an import found them. */
export type PictureUsePort = {
  /** Those of `hashes` that anything names. */
  used(hashes: readonly string[]): Promise<ReadonlySet<string>>
}

/** The kept pictures themselves, and notes of those that nothing refers to. */
export type PictureStockPort = {
  /** Kept pictures in the order of their hashes, after one of them. */
  kept(
    after: string | null,
    limit: number,
  ): Promise<{ readonly items: readonly { readonly hash: string; readonly atMs: number }[]; readonly hasMore: boolean }>
  /** Pictures that were noted as unused, and since when. */
  unused(limit: number): Promise<readonly { readonly hash: string; readonly sinceMs: number }[]>
  /** Notes a picture as unused; one that is noted stays noted since then. From now on the same bytes are kept under another hash. */
  noteUnused(hash: string): Promise<void>
  forgetUnused(hash: string): Promise<void>
  /** Deletes a picture in all its sizes, and then the note: nobody who finds no note meets a picture that is about to go. */
  drop(hash: string): Promise<void>
  /** Where the search for unused ones stopped last; null at the start of a round. */
  place(): Promise<string | null>
  setPlace(after: string | null): Promise<void>
}
