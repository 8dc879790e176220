import { useApi } from '../api.ts'
import { PartnerTicks } from './partner-ticks.tsx'
import { shareMessages } from './share-messages.ts'

/** In the form of an event: to whom else it is offered; nothing where there is nobody. */
export default function AlsoPropose({
  chosen,
  onChosen,
}: {
  chosen: ReadonlySet<number>
  onChosen: (chosen: ReadonlySet<number>) => void
}) {
  const t = shareMessages()
  const { data } = useApi('GET /partners', ['partners'])
  const isAnyone = data?.partners.some(({ notReachable }) => notReachable === null) === true
  if (data === null || !isAnyone) return null
  return (
    <details class="mt-5">
      <summary class="w-fit cursor-pointer rounded-field text-link">{t.alsoPropose}</summary>
      <p class="my-3 text-muted text-sm">{t.proposeLead}</p>
      <PartnerTicks data={data} chosen={chosen} onChosen={onChosen} />
      <p class="mt-2" role="status">
        {t.chosenCount(chosen.size)}
      </p>
      {data.repliesTo !== null && <p class="text-muted text-sm">{t.repliesTo(data.repliesTo)}</p>}
    </details>
  )
}
