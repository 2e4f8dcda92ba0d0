import { encode } from 'uqr'

/** A text as a QR code, black on white in either theme: scanners want it so. */
export default function QrCode(props: { readonly text: string; readonly label: string }) {
  const code = () => encode(props.text, { border: 0 })
  const path = () =>
    code()
      .data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('')
  return (
    <svg class="qr" role="img" aria-label={props.label} viewBox={`0 0 ${code().size} ${code().size}`}>
      <path d={path()} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
