import { describe, expect, it } from 'vitest'
import type { IncomingConversation } from '../../../server/connectors/connector.ts'
import { listConversations } from '../../../server/inbox/conversations.ts'
import { contactsLike } from '../../../server/inbox/one-person.ts'
import {
  mergeCandidatesOf,
  mergeConversations,
  splitConversation,
} from '../../../server/inbox/override/merges.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'

import { byCommune, from, thread } from '../../support/network/fake-network.ts'
import {
  channelOf,
  figures,
  MINUTE,
  newChannel,
  storedEpisodes,
  village,
} from '../../support/network/received.ts'
import { paris } from '../../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const at = (minutes: number) => ten + minutes * MINUTE
const asked = 'La salle est-elle libre ?'

type Kind = Partial<IncomingConversation>
const kinds: Record<string, Kind> = {
  private: { visibility: 'private' },
  public: { visibility: 'public' },
}
const places = ['one channel', 'two channels'] as const
const people = ['Ann', 'Ann elsewhere'] as const

/** Each way in which two conversations may stand to one another, as their names say it. */
const pairs = Object.keys(kinds).flatMap(first =>
  Object.keys(kinds).flatMap(second =>
    places.flatMap(place => people.map(who => ({ first, second, place, who }))),
  ),
)

describe('case 31', () => {
  async function house(
    place: (typeof places)[number],
    t1: IncomingConversation,
    t2: IncomingConversation,
  ) {
    const v = await village({ now: '2026-06-02T10:30' })
    const since = paris('2026-05-01T00:00')
    const other =
      place === 'one channel'
        ? v.channelId
        : await newChannel(v.context, v.communeId, 'Messenger', since)
    await v.receive(t1)
    await ingest(v.context, await channelOf(v.context, other), [t2])
    const rows = await v.context.db.selectFrom('conversation').select(['id', 'remoteId']).execute()
    const id = (name: string) => rows.find(({ remoteId }) => remoteId === name)?.id ?? 0
    const told = async () =>
      (await storedEpisodes(v)).map(({ thread: where, author, state, officeMs }) => [
        where,
        author,
        state,
        officeMs === null ? null : officeMs / MINUTE,
      ])
    return { ...v, id, told }
  }

  const joinsAndParts = async (
    h: Awaited<ReturnType<typeof house>>,
    { apart, joined }: { apart: unknown[]; joined: unknown[] },
  ) => {
    expect(await h.told()).toEqual(apart)
    const before = await figures(h)
    for (const [one, other] of [
      ['t1', 't2'],
      ['t2', 't1'],
    ] as const) {
      await mergeConversations(h.context, h.officer, h.id(one), h.id(other))
      expect(await h.told()).toEqual(joined)
      await splitConversation(h.context, h.officer, h.id(one), h.id(other))
      expect(await figures(h)).toEqual(before)
    }
  }

  it.each(pairs)(
    'holds for $first and $second, $place, $who',
    async ({ first, second, place, who }) => {
      const h = await house(
        place,
        thread('t1', [from('Ann', at(0), asked)], kinds[first]),
        thread('t2', [from(who, at(3), 'Alors ?'), byCommune(at(7), 'Oui')], kinds[second]),
      )
      await joinsAndParts(h, {
        apart: [
          ['t1', 'Ann', 'open', null],
          ['t2', who, 'answered', 4],
        ],
        joined: [['t1', 'Ann', 'answered', 7]],
      })
    },
  )

  it.each(pairs.filter(({ who }) => who === 'Ann'))(
    'holds for $first and $second, $place, where nobody but the mairie wrote in one',
    async ({ first, second, place }) => {
      const h = await house(
        place,
        thread('t1', [from('Ann', at(0), asked)], kinds[first]),
        thread('t2', [byCommune(at(7), 'Oui')], kinds[second]),
      )
      await joinsAndParts(h, {
        apart: [['t1', 'Ann', 'open', null]],
        joined: [['t1', 'Ann', 'answered', 7]],
      })
    },
  )

  it('takes who wrote in both for the one person, not who began the tree of somebody else', async () => {
    const h = await house(
      'one channel',
      thread('t1', [from('Ann', at(0), asked)], kinds.private),
      thread('t2', [
        from('Bob', at(-30), 'Et le loto ?'),
        from('Ann', at(3), 'Et la salle ?'),
        byCommune(at(7), 'Elle est libre', { mentions: ['person-Ann'] }),
      ]),
    )
    await joinsAndParts(h, {
      apart: [
        ['t2', 'Bob', 'open', null],
        ['t1', 'Ann', 'open', null],
        ['t2', 'Ann', 'answered', 4],
      ],
      joined: [
        ['t2', 'Bob', 'open', null],
        ['t1', 'Ann', 'answered', 7],
      ],
    })
  })

  it('is to be had of a conversation in which the mairie alone wrote, by a name or an address', async () => {
    const citizen = { remoteId: 'mailto:ann.petit@exemple.fr', name: 'Ann Petit' }
    const h = await house(
      'one channel',
      thread('t1', [from('Lucie', at(0), asked)], { ...kinds.private }),
      thread('t2', [byCommune(at(7), 'Oui')], { ...kinds.private, citizen }),
    )
    const nameless = { remoteId: 'mailto:sans.nom@exemple.fr', name: null }
    await h.receive(
      thread('t3', [byCommune(at(8), 'Non')], { ...kinds.private, citizen: nameless }),
    )
    const found = async (search: string) =>
      (await mergeCandidatesOf(h.context, h.communeId, h.id('t1'), search)).conversations.map(
        ({ authors, lastText }) => [authors, lastText],
      )
    expect(await found('petit')).toEqual([[['Ann Petit'], 'Oui']])
    expect(await found('ann.petit@ex')).toEqual([[['Ann Petit'], 'Oui']])
    expect(await found('sans.nom@')).toEqual([[['sans.nom@exemple.fr'], 'Non']])
    // Of the same name it is proposed first, from either side.
    await h.receive(thread('t4', [from('Ann Petit', at(9), asked)], kinds.private))
    const sameNames = async (name: string) => {
      const { id } = await h.context.db
        .selectFrom('conversation')
        .select('id')
        .where('remoteId', '=', name)
        .executeTakeFirstOrThrow()
      const { conversations } = await mergeCandidatesOf(h.context, h.communeId, id)
      return conversations.filter(({ sameName }) => sameName).map(({ lastText }) => lastText)
    }
    expect(await sameNames('t4')).toEqual(['Oui'])
    expect(await sameNames('t2')).toEqual([asked])
    const { conversations } = await listConversations(h.context, h.communeId, { search: 'petit' })
    expect(conversations.map(({ authors }) => authors)).toEqual([['Ann Petit'], ['Ann Petit']])
    expect(await contactsLike(h.context, h.communeId, 1, 'petit')).toEqual({ contacts: [] })
  })
})
