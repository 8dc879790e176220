import type { SeriesScope } from '../../../server/events/shapes-event.ts'
import { labelledOptions, RadioField } from '../../components/choices.tsx'
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
  const t = eventImportMessages()
  return (
    <RadioField
      legend={legend}
      value={scope}
      options={labelledOptions(scopes, t.scopes)}
      onValue={onScope}
    />
  )
}
