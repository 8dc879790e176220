import type { PartnersShape } from '../../server/partners/shapes.ts'
import { Tick } from '../components/choices.tsx'
import { partnerMessages } from './messages.ts'
import { shareMessages } from './share-messages.ts'

/** Partners and their groups to tick; those that can be offered nothing say why. */
export function PartnerTicks({
  data,
  standing = new Set(),
  chosen,
  onChosen,
}: {
  data: PartnersShape
  /** Those that were offered it already. */
  standing?: ReadonlySet<number>
  chosen: ReadonlySet<number>
  onChosen: (chosen: ReadonlySet<number>) => void
}) {
  const t = shareMessages()
  const partners = data.partners.filter(({ endedAt }) => endedAt === null)
  const free = partners
    .filter(({ id, notReachable }) => notReachable === null && !standing.has(id))
    .map(({ id }) => id)
  const toggle = (ids: readonly number[], isIn: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) isIn ? next.add(id) : next.delete(id)
    onChosen(next)
  }
  const groups = [
    { id: 0, name: t.everyone, partners: free },
    ...data.groups.map(group => ({
      ...group,
      partners: free.filter(id => group.partners.includes(id)),
    })),
  ].filter(group => group.partners.length > 0)
  return (
    <fieldset class="flex max-h-96 flex-col gap-2 overflow-auto">
      <legend class="mb-1 font-semibold">{t.proposeTo}</legend>
      {groups.map(group => (
        <Tick
          key={`group ${group.id}`}
          label={group.name}
          help={partnerMessages().groupMembers(group.partners.length)}
          value={group.partners.every(id => chosen.has(id))}
          onValue={isIn => toggle(group.partners, isIn)}
        />
      ))}
      <hr class="border-base-300" />
      {partners.map(({ id, name, notReachable }) => {
        const why = standing.has(id) ? 'already' : notReachable
        return why === null ? (
          <Tick key={id} label={name} value={chosen.has(id)} onValue={isIn => toggle([id], isIn)} />
        ) : (
          <p key={id} class="ps-9 text-muted">
            {name} <span class="text-sm">({t.skipped[why]})</span>
          </p>
        )
      })}
    </fieldset>
  )
}
