import { useNavigate } from '@solidjs/router'
import { useMaybeShop } from '../../lib/session.tsx'
import { useWedge } from '../../lib/wedge.ts'

/** A hand scanner works on every screen: what no screen takes for itself is looked up on the scan screen. */
export function ScanAnywhere() {
  const navigate = useNavigate()
  const shop = useMaybeShop()
  useWedge((code) => {
    const here = shop()
    if (here?.permissions.includes('stock.read')) navigate(`/${here.vendorId}/scan?code=${encodeURIComponent(code)}`)
  })
  return null
}
