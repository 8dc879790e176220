import { expect, it } from 'vitest'
import { onBothDatabases } from '../../support/database/databases.ts'
import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import { MINUTE, storedEpisodes, village } from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

onBothDatabases('a copy of an answer that came late', database => {
  const asked = { ...from('julie', ten, 'Est-ce ouvert ?'), remoteId: 'q@x#0123456789abcdef' }
  const answered = (written: number) => ({
    ...byCommune(written, 'Oui.'),
    late: { copiedAt: ten + 40 * MINUTE, answers: 'q@x' },
  })
  const mails = { visibility: 'private', subject: null } as const

  it.each([
    ['counts from when it was written', ten + 10 * MINUTE, 10],
    [
      'counts from when it was there, where it says that it came before the question',
      ten - MINUTE,
      40,
    ],
  ])('%s', async (_, written, minutes) => {
    for (const isTogether of [true, false]) {
      const v = await village({ database, now: '2026-06-02T11:00' })
      const answer = answered(written)
      if (isTogether) await v.receive(thread('q', [asked, answer], mails))
      else for (const one of [asked, answer]) await v.receive(thread('q', [one], mails))
      // Read again, it is what it was.
      await v.receive(thread('q', [answer], mails))
      expect(await storedEpisodes(v)).toMatchObject([
        { state: 'answered', elapsedMs: minutes * MINUTE },
      ])
    }
  })
})
