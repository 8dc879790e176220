import { Eye, PenLine } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PresentShape } from '../../../server/inbox/shapes-acts.ts'
import type { Doing } from '../../../server/platform/shapes.ts'
import { api } from '../../api.ts'
import { Icon } from '../../components/icon.tsx'
import { list } from '../../format.ts'
import { newKey } from '../../key.ts'
import { onChange } from '../../live.ts'
import { answeringMessages } from './messages.ts'

/** « Bernard écrit… », above the answer: its line is always there, so that nothing moves under a hand. */
export function PresentLine({
  conversation,
  isWriting,
}: {
  conversation: number
  isWriting: boolean
}) {
  const others = usePresence(conversation, isWriting)
  const t = answeringMessages().together
  const named = (doing: PresentShape['doing']) =>
    others.filter(other => other.doing === doing).map(({ name }) => name)
  const [writers, readers] = [named('writing'), named('reading')]
  return (
    <p
      role="status"
      class="no-print mt-6 -mb-6 flex h-6 gap-x-4 overflow-hidden whitespace-nowrap text-sm"
    >
      {writers.length > 0 && (
        <span class="inline-flex items-center gap-1.5 font-semibold text-warning">
          <Icon of={PenLine} size={16} />
          {t.writes(list(writers), writers.length)}
        </span>
      )}
      {readers.length > 0 && (
        <span class="inline-flex items-center gap-1.5 text-muted">
          <Icon of={Eye} size={16} />
          {t.reads(list(readers), readers.length)}
        </span>
      )}
    </p>
  )
}

/** By which the server tells this window from one's others. */
const thisWindow = newKey()

/** So often it is said again, ms; after more than twice that the server takes a window for closed. */
const everyMs = 10_000

/**
 * Says that this window reads or writes in a conversation, until it leaves or is closed, and who else
 * does. While the server is not heard nothing is claimed of others.
 */
function usePresence(conversation: number, isWriting: boolean): PresentShape[] {
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
