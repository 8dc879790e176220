import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { testApp } from '../app.ts'
import { testClock } from '../clock.ts'
import type { DatabaseKind } from '../database/databases.ts'
import { caseCalendar, paris } from '../reply-times/reply-timelines.ts'
import { byCommune, fakeNetwork, from, thread } from './fake-network.ts'
import { channelOf, MINUTE, newChannel, newCommune, setHours } from './received.ts'

export const ten = paris('2026-06-02T10:00')
export const question = 'La salle est-elle libre samedi ?'

/**
 * The whole HTTP side with a page on which Ann was answered in nine minutes and Bob waits, at
 * 10:30 on 2 June 2026; and a neighbouring commune whose Zoé waits.
 */
export async function askedApp(database: DatabaseKind = 'sqlite') {
  const network = fakeNetwork()
  const clock = testClock(paris('2026-06-02T10:30'))
  const house = await testApp({ database, clock, connectors: { fake: network } })
  const { context, communeId } = house
  await setHours(context, communeId, [caseCalendar])
  const channelId = await newChannel(context, communeId, 'Page de la mairie', 0)
  await ingest(context, await channelOf(context, channelId), [
    thread('post-1', [from('Ann', ten, question), byCommune(ten + 9 * MINUTE, 'Oui')]),
    thread('post-2', [from('Bob', ten + 20 * MINUTE, question)]),
  ])
  const neighbour = await newCommune(context, 'Voisine')
  const theirs = await newChannel(context, neighbour, 'Leur page', 0)
  await ingest(context, await channelOf(context, theirs), [
    thread('post-3', [from('Zoé', ten, question)]),
  ])
  const rows = await context.db
    .selectFrom('message')
    .select(['id', 'conversationId', 'remoteId'])
    .where('direction', '=', 'inbound')
    .execute()
  const of = (who: string) => {
    const row = rows.find(({ remoteId }) => remoteId.startsWith(who))
    if (row === undefined) throw new Error(`${who} wrote nothing`)
    return row
  }
  return {
    ...house,
    network,
    clock,
    channelId,
    theirs,
    ann: of('Ann'),
    bob: of('Bob'),
    zoe: of('Zoé'),
  }
}
