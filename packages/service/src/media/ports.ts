/** Kinds of pictures a shop may upload. Drawings (SVG) can carry scripts and are not among them. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
/** Bytes of an upload. */
export const PICTURE_BYTES_MAX = 10 * 1024 * 1024
/** A longer side says that something else is meant than a picture of goods; decoding it would cost hundreds of megabytes. */
export const PICTURE_SIDE_MAX = 12_000
/** Widths a picture is served in; another one is not made. */
export const PICTURE_WIDTHS = [160, 320, 640, 960, 1280, 1920] as const
export type PictureWidth = (typeof PICTURE_WIDTHS)[number]
/** Formats a picture is served in. */
export const PICTURE_FORMATS = ['webp', 'avif'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** A picture that was kept: `hash` names it. Pixels as kept. */
export type KeptPicture = {
  readonly hash: string
  readonly width: number
  readonly height: number
  /** Its colour on the whole, `#rrggbb`: the ground while it loads. */
  readonly tint: string
}

/** Bytes to send and what they are. `isFinal` is false for a makeshift that should not be kept by caches. */
export type ServedPicture = {
  readonly body: Uint8Array<ArrayBuffer>
  readonly contentType: string
  readonly isFinal: boolean
}

/** Where pictures are kept and made into sizes. */
export type MediaPort = {
  /** What the bytes are; null when they are no picture. Throws when it cannot be told now. */
  look(
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly type: string; readonly width: number; readonly height: number } | null>
  /** Keeps a picture without the camera's notes, made no larger than a shop needs. The same bytes are kept once. */
  keep(bytes: Uint8Array<ArrayBuffer>): Promise<KeptPicture>
  /** A kept picture in one size; null when there is none under this hash. */
  open(hash: string, width: PictureWidth, format: PictureFormat): Promise<ServedPicture | null>
}
