import { expect, it } from 'vitest'
import { type EpisodeFigures, packFigures } from '../../server/reply-times/rules/episode-figures.ts'
import { onBothDatabases } from '../support/database/databases.ts'
import { oldDatabase } from '../support/database/old.ts'

const minute = 60_000
const figures = (officeMs: number, more: Partial<EpisodeFigures> = {}): EpisodeFigures => ({
  day: 20_606,
  hour: 10,
  channelId: 1,
  outcome: 'answered',
  isPublic: true,
  openedOutside: false,
  history: false,
  holding: false,
  judged: true,
  bare: true,
  exclusion: 'none',
  late: false,
  officeMs,
  elapsedMs: officeMs,
  ...more,
})

onBothDatabases('the episodes of a database of the version before', dialect => {
  it('know whether they ended late, by the target that their commune had', async () => {
    const { old, add, upgrade } = await oldDatabase(dialect, '0038-read-words')
    const zone = 'Europe/Paris'
    await add('commune', { name: 'X', zone, aimMinutes: 10, targetMinutes: 20, createdAt: 0 })
    await add('channel', {
      communeId: 1,
      connector: 'facebook',
      name: 'Page',
      receives: 1,
      publishes: 1,
      config: '{}',
      secrets: '',
      state: 'active',
      createdAt: 0,
    })
    const own = { communeId: 1, channelId: 1 }
    await add('conversation', { ...own, remoteId: 't', visibility: 'public', lastMessageAt: 0 })
    const times = [0, 20 * minute, 20 * minute + 1, 500 * minute]
    for (const [index, officeMs] of times.entries()) {
      await add('message', {
        channelId: 1,
        conversationId: 1,
        remoteId: `m${index}`,
        direction: 'inbound',
        kind: 'message',
        text: '?',
        sentAt: index,
        receivedAt: index,
      })
      const episode = {
        ...own,
        conversationId: 1,
        visibility: 'public',
        openedBy: index + 1,
        openedAt: index,
        openedOn: '2026-06-02',
        openedOutside: 0,
        detectionMs: 0,
        history: 0,
        state: 'answered',
        officeMs,
        elapsedMs: officeMs,
        figures: packFigures(figures(officeMs)),
      }
      await add('episode', episode)
      await add('bareEpisode', episode)
    }
    // One that is open has none.
    await old.updateTable('episode').set({ figures: null }).where('id', '=', 1).execute()

    const db = await upgrade()
    const stored = await db.selectFrom('episode').select('figures').orderBy('id').execute()
    const late = (index: number) => packFigures(figures(times[index] ?? 0, { late: true }))
    expect(stored.map(row => row.figures)).toEqual([
      null,
      packFigures(figures(20 * minute)),
      late(2),
      late(3),
    ])
    const bare = await db.selectFrom('bareEpisode').select('figures').orderBy('id').execute()
    expect(bare.map(row => row.figures).slice(2)).toEqual([late(2), late(3)])
  })
})
