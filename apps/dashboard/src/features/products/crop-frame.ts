/** How a picture lies in its frame: turned by quarter turns, magnified, its centre moved by parts of the picture. */
export type CropState = {
  readonly quarterTurns: number
  /** 1 fills the frame. */
  readonly zoom: number
  /** Centre of what is shown, from −0.5 to 0.5 of the turned picture's width and height. */
  readonly x: number
  readonly y: number
}
/** Width and height in pixels. */
export type Size = { readonly width: number; readonly height: number }

/** As it comes: upright, whole, in the middle. */
export const UNCROPPED: CropState = { quarterTurns: 0, zoom: 1, x: 0, y: 0 }

/** The part of the turned picture that a frame of these proportions shows, in pixels of the picture. */
export function cropWindow(
  picture: Size,
  aspect: number,
  state: CropState,
): Size & { readonly left: number; readonly top: number } {
  const turned = turnedSize(picture, state.quarterTurns)
  const width = Math.min(turned.width, turned.height * aspect) / state.zoom
  const height = width / aspect
  return {
    width,
    height,
    left: clamp(turned.width * (0.5 + state.x) - width / 2, turned.width - width),
    top: clamp(turned.height * (0.5 + state.y) - height / 2, turned.height - height),
  }
}

/** The state with its centre moved to where it can be: no part of the frame stays empty. */
export function settled(picture: Size, aspect: number, state: CropState): CropState {
  const turned = turnedSize(picture, state.quarterTurns)
  const window = cropWindow(picture, aspect, state)
  return {
    ...state,
    quarterTurns: ((state.quarterTurns % 4) + 4) % 4,
    x: (window.left + window.width / 2) / turned.width - 0.5,
    y: (window.top + window.height / 2) / turned.height - 0.5,
  }
}

/** A picture's size once it is turned. */
export function turnedSize(picture: Size, quarterTurns: number): Size {
  return quarterTurns % 2 === 0 ? picture : { width: picture.height, height: picture.width }
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(0, value), Math.max(0, max))
}
