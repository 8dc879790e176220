import { wholeDaysOf } from '../events/rules/all-day.ts'
import { whenOf } from '../events/rules/compose.ts'
import { frenchLocalTime } from '../language/french.ts'
import { capital } from '../language/typeset.ts'

/**
 * Where a proposal stands. `received`: somebody at the mairie is to read it. `asked`: they wait for an
 * answer of the committee. `accepted`: it is an event. `withdrawn`: the committee's own calendar called
 * it off before anybody decided.
 */
export const proposalStates = ['received', 'asked', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** Somebody is to do something about it. */
export const openStates: readonly ProposalState[] = ['received', 'asked']

export const proposalActs = [
  'received',
  'reworded',
  'asked',
  'answered',
  'accepted',
  'declined',
  'undone',
  'changed',
  'source-changed',
  'withdrawn',
  'returned',
  'followed',
  'taken',
  'left',
] as const
export type ProposalAct = (typeof proposalActs)[number]

/** By what means: the committee's link, its calendar, our own screens or API, the machine by itself. */
export const proposalVias = ['link', 'subscription', 'tambour', 'tambour-itself'] as const
export type ProposalVia = (typeof proposalVias)[number]

/** Into what an act moves a proposal that is in such a state; null: it cannot be. */
export function stateAfter(state: ProposalState, act: ProposalAct): ProposalState | null {
  const isOpen = state === 'received' || state === 'asked'
  switch (act) {
    case 'received':
      return null
    case 'reworded':
    case 'asked':
      return state !== 'received' ? null : act === 'asked' ? 'asked' : 'received'
    case 'answered':
      return state === 'asked' ? 'received' : null
    case 'accepted':
    case 'declined':
      return isOpen ? act : null
    case 'undone':
      return state === 'received' || state === 'withdrawn' ? null : 'received'
    case 'withdrawn':
      return isOpen ? act : null
    case 'returned':
      return state === 'withdrawn' || state === 'declined' ? 'received' : null
    case 'changed':
    case 'source-changed':
    case 'followed':
    case 'taken':
    case 'left':
      return state
  }
}

/** What a committee proposes, and what an event says of the same; where its calendar gives no hour, dates alone. */
export type Announced = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  text: string
  link: string | null
}

export const announcedFields = [
  'title',
  'startLocal',
  'endLocal',
  'place',
  'text',
  'link',
] as const satisfies readonly (keyof Announced)[]
export type AnnouncedField = (typeof announcedFields)[number]

/** « Samedi 4 juillet 2026 à 18 h 30 », or the days that it lasts. */
export function beginningOf(event: Pick<Announced, 'startLocal' | 'endLocal'>): string {
  if (wholeDaysOf(event) !== null) return whenOf(event)
  return capital(frenchLocalTime(event.startLocal, { weekday: true }))
}

/** What the mairie has made otherwise than it was proposed. */
export function changedFields(proposed: Announced, now: Announced): AnnouncedField[] {
  return announcedFields.filter(field => !saysSame(proposed, now, field))
}

/** Whether an event says what was proposed; of what has no hour, the hour that it was given is nobody's change, nor is the end of its one day. */
export function saysSame(proposed: Announced, now: Announced, field: AnnouncedField): boolean {
  if (field === 'startLocal' || field === 'endLocal') {
    if (proposed.startLocal.length > 10) return proposed[field] === now[field]
    const day = now[field]?.slice(0, 10) ?? null
    const isOneDay = proposed.endLocal === null && day === now.startLocal.slice(0, 10)
    return proposed[field] === day || (field === 'endLocal' && isOneDay)
  }
  return proposed[field] === now[field]
}

/** How long a decision waits before the committee is told of it, so that it can be undone; ms. */
export const graceMs = 60_000
