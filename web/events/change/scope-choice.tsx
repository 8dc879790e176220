import { useId } from 'preact/hooks'
import type { SeriesScope } from '../../../server/events/shapes/event.ts'
import { eventImportMessages } from '../../event-import/messages.ts'

const scopes: readonly SeriesScope[] = ['this', 'following', 'all']

/** For an event that repeats: which of its dates a change is for. */
export function ScopeChoice({
  legend,
  scope,
  onScope,
}: {
  legend: string
  scope: SeriesScope
  onScope: (scope: SeriesScope) => void
}) {
  const id = useId()
  const t = eventImportMessages()
  return (
    <fieldset>
      <legend class="mb-1 font-semibold">{legend}</legend>
      {scopes.map(one => (
        <label key={one} class="flex items-center gap-3 py-1">
          <input
            type="radio"
            name={id}
            class="radio radio-primary"
            checked={scope === one}
            onChange={() => onScope(one)}
          />
          {t.scopes[one]}
        </label>
      ))}
    </fieldset>
  )
}
