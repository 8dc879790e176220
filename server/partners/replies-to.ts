import { configOf } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import type { Deps } from '../deps.ts'
import { findPerson } from '../people/store/members.ts'

/**
 * Where a neighbour's answer to one of our mails goes: the mairie's mailbox where one is connected,
 * else who offers. The screens say the address before anything is offered, for it is somebody's own.
 * @param userId who offers; null: a program
 * @returns null where an answer would reach nobody of the commune
 */
export async function repliesTo(
  { db }: Pick<Deps, 'db'>,
  communeId: number,
  userId: string | null,
): Promise<string | null> {
  const mailbox = (await channelsOf(db, communeId)).find(
    ({ connector, neighbour, state }) =>
      connector === 'mailbox' && neighbour === null && state !== 'disconnected',
  )
  if (mailbox !== undefined) return configOf(mailbox).address ?? null
  if (userId === null) return null
  return (await findPerson(db, communeId, userId))?.email ?? null
}
