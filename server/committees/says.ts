import type { Row } from '../database/schema.ts'
import type { AnnouncedField } from './rules/proposal.ts'
import { merge, type SourceSays } from './rules/source.ts'
import type { ProposalRow } from './store/proposals.ts'

/** What a committee's calendar says of a proposal, and what of it the mairie knows. */
export function saysOf(proposal: ProposalRow): { source: SourceSays | null; known: SourceSays } {
  const { title, startLocal, endLocal, place, text, link, knownStatus } = proposal
  return {
    source: proposal.source === null ? null : JSON.parse(proposal.source),
    known: { title, startLocal, endLocal, place, text, link, status: knownStatus ?? 'planned' },
  }
}

/** What the calendar says otherwise than the event is, and nobody has decided about. */
export function otherwise(proposal: ProposalRow, event: Row<'event'>): AnnouncedField[] {
  const { source, known } = saysOf(proposal)
  if (source === null) return []
  const { follows, asks } = merge(known, source, event)
  return [...follows, ...asks]
}
