import { Search } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Icon } from '../components/icon.tsx'
import { useShortcuts } from '../shortcuts.ts'
import { useChoice } from './address.ts'
import { inboxMessages } from './messages.ts'

/** Long enough for the next letter, short enough not to be noticed. */
const PAUSE = 200

/** People, words and dates, looked for while one types; « / » comes here. */
export function SearchBox() {
  const { search, filter, addressOf } = useChoice()
  const { route } = useLocation()
  const [typed, setTyped] = useState(search)
  const field = useRef<HTMLInputElement>(null)
  /** What was last looked for from here. */
  const sought = useRef(search)
  const t = inboxMessages().messages

  // Whoever goes back finds what was looked for then; whoever types on is not interrupted.
  useEffect(() => {
    if (search !== sought.current) setTyped(search)
    sought.current = search
  }, [search])
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === search) return
    const timer = setTimeout(() => {
      // One looks in all of them, and is back with who waits once nothing is looked for.
      const begins = search === '' && filter === 'waiting'
      const ends = wanted === '' && filter === 'all'
      const where = begins ? 'all' : ends ? 'waiting' : filter
      sought.current = wanted
      route(addressOf({ search: wanted, filter: where }), search !== '')
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  useShortcuts({ '/': () => field.current?.focus() })

  return (
    <search class="relative mb-3 block">
      <Icon
        of={Search}
        size={16}
        class="absolute start-3 top-1/2 z-1 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        type="search"
        class="input w-full ps-9"
        aria-label={t.searchLabel}
        placeholder={t.searchHint}
        maxLength={200}
        value={typed}
        onInput={event => setTyped(event.currentTarget.value)}
      />
    </search>
  )
}
