import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PresentShape } from '../../../server/inbox/shapes/acts.ts'
import type { Doing } from '../../../server/platform/shapes.ts'
import { api } from '../../api.ts'
import { newKey } from '../../key.ts'
import { onChange } from '../../live.ts'

/** By which the server tells this window from one's others. */
const thisWindow = newKey()

/** So often it is said again, ms; after more than twice that the server takes a window for closed. */
const everyMs = 10_000

/**
 * Says that this window reads or writes in a conversation, until it leaves or is closed, and who else
 * does. While the server is not heard nothing is claimed of others.
 */
export function usePresence(conversation: number, isWriting: boolean): PresentShape[] {
  const [others, setOthers] = useState<PresentShape[]>([])
  const writes = useRef(isWriting)
  const tell = useRef<() => void>(() => {})

  useLayoutEffect(() => {
    const param = { id: conversation }
    let isLeft = false
    // One after the other: what is said last must not be overtaken.
    let before: Promise<void> = Promise.resolve()
    const say = (doing: Doing): void => {
      const json = { window: thisWindow, doing }
      before = before
        .then(() => api('POST /conversations/:id/presence', { param, json }))
        .catch(() => [])
        .then(found => {
          if (!isLeft) setOthers(found)
        })
    }
    // A hidden window reads nothing; its draft is still begun.
    const here = () => (document.visibilityState === 'visible' ? 'reading' : 'gone')
    tell.current = () => say(writes.current ? 'writing' : here())
    const sayAgain = () => tell.current()
    /** A page that is closed waits for no answer. */
    const close = () => {
      const body = JSON.stringify({ window: thisWindow, doing: 'gone' })
      const file = new Blob([body], { type: 'application/json' })
      navigator.sendBeacon(`/api/conversations/${conversation}/presence`, file)
    }
    sayAgain()
    const timer = setInterval(sayAgain, everyMs)
    const unlisten = onChange(changed => {
      if (changed.has('presence')) sayAgain()
    })
    document.addEventListener('visibilitychange', sayAgain)
    window.addEventListener('pagehide', close)
    return () => {
      isLeft = true
      clearInterval(timer)
      unlisten()
      document.removeEventListener('visibilitychange', sayAgain)
      window.removeEventListener('pagehide', close)
      say('gone')
    }
  }, [conversation])

  useLayoutEffect(() => {
    if (writes.current === isWriting) return
    writes.current = isWriting
    tell.current()
  }, [isWriting])

  return others
}
