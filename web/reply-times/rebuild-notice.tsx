import { useEffect, useState } from 'preact/hooks'
import { useApi } from '../api.ts'
import { lazyPart } from '../components/lazy-page.tsx'
import { PATIENCE } from '../resource.ts'

/** The first view mostly shows none. */
const RebuildProgress = lazyPart(() => import('./rebuild-progress.tsx'), 0)

/**
 * While reply times are reckoned anew after a change: how far that is, and what is left. Nothing
 * before it lasts, and nothing once it is done.
 */
export function RebuildNotice() {
  const { data } = useApi('GET /rebuild', ['rebuild'])
  const rebuild = data?.rebuild ?? null
  const isShown = useLasting(rebuild !== null)
  return rebuild !== null && isShown && <RebuildProgress {...rebuild} />
}

/** True once it has been so for longer than a blink. */
function useLasting(is: boolean): boolean {
  const [lasts, setLasts] = useState(false)
  useEffect(() => {
    if (!is) {
      setLasts(false)
      return
    }
    const timer = setTimeout(() => setLasts(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [is])
  return lasts
}
