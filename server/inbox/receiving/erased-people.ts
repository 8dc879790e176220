import type { Db } from '../../database/database.ts'
import { erasedAmong, erasedIdOf, erasedPeople } from '../../messages/store/erasing.ts'
import type { Folded } from './folded.ts'

/**
 * What came in without those who were erased, as far as they wrote it before: a network gives old
 * messages again, and a download has all of them. They keep their times, under nobody's name, for
 * figures go by these; `erased` are those whose words must not stay, by the network's id. What
 * somebody writes after they were erased is taken in like anybody's.
 */
export async function withoutErased(
  db: Db,
  channelId: number,
  incoming: Folded,
): Promise<Folded & { erased: Set<string> }> {
  const people = await erasedPeople(db, channelId)
  const erased = new Set<string>()
  if (people.size === 0) return { ...incoming, erased }
  const whoAt = (remoteId: string, sentAt: number): string => {
    const id = erasedIdOf(channelId, remoteId)
    const erasedAt = people.get(id)
    return erasedAt !== undefined && sentAt <= erasedAt ? id : remoteId
  }
  const messages: Folded['messages'] = new Map()
  /** Of each conversation the newest message's time. */
  const newest = new Map<string, number>()
  for (const [remoteId, message] of incoming.messages) {
    const { author, sentAt, thread } = message
    newest.set(thread, Math.max(newest.get(thread) ?? 0, sentAt))
    const id = author && whoAt(author.remoteId, sentAt)
    if (author !== null && id !== author.remoteId) erased.add(remoteId)
    messages.set(remoteId, {
      ...message,
      author: author && id !== author.remoteId ? { remoteId: id ?? '', name: null } : author,
      mentions: message.mentions.map(mentioned => whoAt(mentioned, sentAt)),
    })
  }
  const posts = [...incoming.seeds.values()].flatMap(({ postRemoteId }) => postRemoteId ?? [])
  const stripped = await erasedAmong(db, channelId, posts)
  const seeds: Folded['seeds'] = new Map()
  for (const [remoteId, seed] of incoming.seeds) {
    const { citizen, postRemoteId } = seed
    const id = citizen && whoAt(citizen.remoteId, newest.get(remoteId) ?? 0)
    const isGone = citizen !== null && id !== citizen.remoteId
    const post = postRemoteId ?? ''
    const isUnnamed = isGone || stripped.has(post) || erased.has(post)
    if (isGone) {
      // The answers that they got name them.
      for (const message of messages.values()) {
        if (message.thread === remoteId) erased.add(message.remoteId)
      }
    }
    seeds.set(remoteId, {
      ...seed,
      citizen: isGone ? { remoteId: id ?? '', name: null } : citizen,
      ...(isUnnamed && { subject: null, url: null }),
    })
  }
  return { seeds, messages, erased }
}
