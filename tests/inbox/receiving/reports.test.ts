import { expect, it } from 'vitest'
import type { IncomingMessage } from '../../../server/connectors/connector.ts'
import { onBothDatabases } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import { MINUTE, storedEpisodes, storedMessages, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

onBothDatabases('reports of another tool', database => {
  /** As a mailbox tells them without a rule, and by one. */
  const told = (automatic: boolean) => {
    const common = { automatic, author: { remoteId: 'no-reply', name: 'no-reply' } }
    const asked = from('tool', ten, 'Nouveau signalement 4821', common)
    const ended = from('tool', ten + 30 * MINUTE, 'Signalement 4821 clôturé', common)
    return { asked, ended }
  }
  const turned = (message: IncomingMessage): IncomingMessage => ({
    ...message,
    text: `Traité dans Betterstreet.\n\n${message.text}`,
    final: true,
    direction: 'outbound',
    author: null,
  })

  it('come and go with the rules, and their clock with them (case 44 of docs/reply-times.md)', async () => {
    const v = await village({ database, now: '2026-06-02T11:00' })
    const mails = { visibility: 'private' } as const
    const before = told(true)
    const without = [
      thread('m1', [before.asked], { ...mails, subject: null }),
      thread('m2', [before.ended], { ...mails, subject: null }),
    ]
    await v.receive(...without)
    const all = await storedEpisodes(v)
    expect(all.map(({ state, reason }) => [state, reason])).toEqual([
      ['excluded', 'automatic'],
      ['excluded', 'automatic'],
    ])

    const { asked, ended } = told(false)
    const citizen = { remoteId: 'report:tool/4821', name: 'Betterstreet, signalement 4821' }
    const report = { ...mails, subject: 'Nouveau signalement 4821', citizen, anew: true } as const
    const own = { ...asked, author: citizen }
    // One of them still lies in the conversation of before: it is moved all the same.
    expect(await v.receive(thread('report', [own, turned(ended)], report))).toMatchObject({
      inbound: 0,
      outbound: 0,
      changed: 2,
    })
    expect(await storedEpisodes(v)).toMatchObject([
      {
        thread: 'report',
        author: 'Betterstreet, signalement 4821',
        state: 'answered',
        elapsedMs: 30 * MINUTE,
      },
    ])
    const { db } = v.context
    expect((await storedMessages(v))[1]?.text).toMatch(/^Traité dans Betterstreet/)
    expect(await db.selectFrom('messageEdit').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('conversation').select('remoteId').execute()).toEqual([
      { remoteId: 'report' },
    ])
    expect(await v.receive(thread('report', [own, turned(ended)], report))).toMatchObject({
      wrote: false,
    })

    await v.receive(...without.map(one => ({ ...one, anew: true as const })))
    expect(await storedEpisodes(v)).toEqual(all)
    expect(await storedMessages(v)).toMatchObject([
      { thread: 'm1', direction: 'inbound', author: 'no-reply' },
      { thread: 'm2', direction: 'inbound', author: 'no-reply', text: 'Signalement 4821 clôturé' },
    ])
  })

  it('take nothing with them that was written here', async () => {
    const v = await village({ database, now: '2026-06-02T11:00' })
    const { asked } = told(true)
    const answer = byCommune(ten + MINUTE, 'C’est noté.')
    await v.receive(thread('m1', [asked, answer], { visibility: 'private' }))
    const report = { visibility: 'private', anew: true } as const
    await v.receive(thread('report', [told(false).asked], report))
    const stored = await storedMessages(v)
    expect(stored.map(one => [one.thread, one.text])).toEqual([
      ['m1', 'C’est noté.'],
      ['report', 'Nouveau signalement 4821'],
    ])
  })
})
