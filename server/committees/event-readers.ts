import type { Db } from '../database/database.ts'
import type { EventReaders } from '../events/event-readers.ts'
import type { ChangeReader } from '../events/shapes-event-change.ts'
import { memberOf } from './store-committees.ts'
import { acceptedFor, moveProposal, type ProposalToTell } from './store-proposals.ts'

/** The committee that proposed an event, and hears by mail what becomes of it. */
export const proposalReaders: EventReaders = {
  async listReaders(db, { id }) {
    const readers: ChangeReader[] = []
    for (const proposal of await acceptedFor(db, id)) {
      const reader = await readerOf(db, proposal)
      if (reader !== null) readers.push(reader)
    }
    return readers
  },
  async leaveOut(db, { id }, keys) {
    for (const proposal of await acceptedFor(db, id)) {
      if (!keys.includes(keyOf(proposal))) continue
      const { sequence, status, startsAt } = proposal
      // They know it otherwise: a later change is told from what the event is now.
      const known = { tellsFrom: sequence, tellsStatus: status, tellsStartsAt: startsAt }
      await moveProposal(db, proposal, known)
    }
  },
}

const keyOf = ({ id }: Pick<ProposalToTell, 'id'>): string => `proposal-${id}`

async function readerOf(db: Db, proposal: ProposalToTell): Promise<ChangeReader | null> {
  const member = await memberOf(db, proposal)
  if (member?.email == null || member.revokedAt !== null || member.endedAt !== null) return null
  const { committeeName: name, name: person } = member
  return { key: keyOf(proposal), kind: 'committee', name, way: 'mail', people: [person] }
}
