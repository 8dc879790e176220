import { useEffect, useId, useState } from 'preact/hooks'
import { api } from '../api.ts'
import { messages } from '../i18n/index.ts'
import { PATIENCE, useResource } from '../resource.ts'

/**
 * While reply times are reckoned anew after a change: how far that is, and what is left. Nothing
 * before it lasts, and nothing once it is done.
 */
export function RebuildNotice() {
  const { data } = useResource('rebuild', () => api('GET /rebuild'), ['rebuild'])
  const rebuild = data?.rebuild ?? null
  const isShown = useLasting(rebuild !== null)
  const id = useId()
  const t = messages.value.rebuild
  if (rebuild === null || !isShown) return null
  const { done, total } = rebuild
  return (
    <div class="sheet no-print mb-6 flex flex-col gap-1 p-4">
      <p id={id}>{total === null ? t.begins : t.progress(done, total)}</p>
      <progress
        class="progress progress-primary w-full"
        aria-labelledby={id}
        {...(total !== null && { max: Math.max(1, total), value: done })}
      />
      <p class="text-muted text-sm">
        {total === null ? t.changing : t.left(Math.max(0, total - done))}
      </p>
    </div>
  )
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
