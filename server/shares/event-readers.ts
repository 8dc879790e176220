import type { Db } from '../database/database.ts'
import type { EventReaders } from '../events/event-readers.ts'
import type { ChangeReader } from '../events/shapes-event-change.ts'
import { mailsAbout } from '../mail/rows.ts'
import { mailReadersOf } from '../partners/readers.ts'
import { findPartner } from '../partners/rows.ts'
import { kindOf } from './rules/reached.ts'
import { shareMail } from './rules/share.ts'
import { moveShare, type ShareWithContext, sharesOf } from './store-shares.ts'

/** Neighbours that were offered an event, and hear of its change by mail or where they look. */
export const shareReaders: EventReaders = {
  async listReaders(db, { id, communeId }) {
    const readers: ChangeReader[] = []
    for (const share of await standing(db, communeId, id)) {
      const reader = await readerOf(db, share)
      if (reader !== null) readers.push(reader)
    }
    return readers
  },
  async leaveOut(db, { id, communeId }, keys) {
    for (const share of await standing(db, communeId, id)) {
      // What was told last is what the event is now: the next round of mails passes over it.
      if (keys.includes(keyOf(share))) await moveShare(db, share, { tellsFrom: share.sequence })
    }
  },
}

const keyOf = ({ id }: Pick<ShareWithContext, 'id'>): string => `share-${id}`

async function standing(db: Db, communeId: number, eventId: number): Promise<ShareWithContext[]> {
  const shares = await sharesOf(db, communeId, { eventId })
  return shares.filter(({ state }) => state !== 'declined' && state !== 'withdrawn')
}

async function readerOf(db: Db, share: ShareWithContext): Promise<ChangeReader | null> {
  const { communeId, partnerId, partnerName: name, mode } = share
  const partner = await findPartner(db, communeId, partnerId)
  if (partner === undefined || partner.endedAt !== null) return null
  const reader = { key: keyOf(share), kind: 'neighbour', name } as const
  if (mode === 'installation') return { ...reader, way: 'screens', people: [] }
  const offered = await offeredTo(db, share.id)
  const people = (await mailReadersOf(db, partner)).filter(({ email }) => offered.has(email))
  if (people.length > 0) {
    return {
      ...reader,
      way: 'mail',
      people: people.map(({ name: called, email }) => called || email),
    }
  }
  return partner.keyHash === null ? null : { ...reader, way: 'software', people: [] }
}

/** The recipients for whom an offer has left, or may have: of what nobody heard nothing is corrected. */
export async function offeredTo(db: Db, shareId: number): Promise<Set<string>> {
  const written = await mailsAbout(db, shareMail, String(shareId))
  return new Set(
    written
      .filter(
        ({ round, state }) =>
          kindOf(round) === 'offer' && ['sent', 'sending', 'unconfirmed'].includes(state),
      )
      .map(({ recipient }) => recipient),
  )
}
