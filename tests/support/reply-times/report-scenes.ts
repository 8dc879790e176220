import fc from 'fast-check'
import type { Context } from '../../../server/context.ts'
import { mergeConversations } from '../../../server/inbox/override/merges.ts'
import { overrideNeedsReply } from '../../../server/inbox/override/needs-reply.ts'
import { overrideHolding } from '../../../server/inbox/override/replies.ts'
import { ingest } from '../../../server/inbox/receiving/ingest.ts'
import { createApiKey } from '../../../server/people/api-keys.ts'
import { ofInstallation } from '../../../server/people/rules/api-key.ts'
import { anOverride } from '../builders/inbox.ts'
import { byCommune, from, thread } from '../network/fake-network.ts'
import { channelOf, MINUTE, newChannel } from '../network/received.ts'
import { paris } from './reply-timelines.ts'

/** Saturday, half an hour before the mairie closes. */
export const now = paris('2026-06-06T11:30')
export const DAY = 1440

/** What becomes of one conversation; minutes before now, and after the question. */
export const life = fc.record({
  before: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 14 * DAY })),
  after: fc.option(
    fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 * DAY })),
    {
      freq: 3,
    },
  ),
  text: fc.constantFrom('À quelle heure ?', 'Et samedi ?', 'merci', '👍', '@Julie'),
  channel: fc.integer({ min: 0, max: 1 }),
  visibility: fc.constantFrom('public' as const, 'private' as const),
  removed: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 5 }),
  hidden: fc.constantFrom(false, false, false, true),
  holding: fc.constantFrom(false, false, true),
  /** A reason that reads like a rule’s is still a person’s. */
  mark: fc.option(fc.constantFrom('spam', 'politesse', 'en fait si'), { freq: 5 }),
  /** Joined by a person with the conversation before it. */
  joined: fc.constantFrom(false, false, false, true),
})
export type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never

const plain: Life = {
  before: DAY,
  after: null,
  text: 'À quelle heure ?',
  channel: 0,
  visibility: 'public',
  removed: null,
  hidden: false,
  holding: false,
  mark: null,
  joined: false,
}
/** One of each: what chance might leave out. */
export const everything: Life[] = [
  { ...plain, after: 5 },
  { ...plain, after: 40, visibility: 'private' },
  plain,
  { ...plain, before: 5 },
  { ...plain, removed: 3 },
  { ...plain, removed: 60 },
  { ...plain, text: 'merci' },
  { ...plain, text: '👍' },
  { ...plain, text: '@Julie' },
  { ...plain, hidden: true },
  { ...plain, mark: 'spam' },
  { ...plain, mark: 'politesse' },
  { ...plain, text: 'merci', mark: 'en fait si' },
  { ...plain, after: 5, holding: true },
  // On Thursday evening, answered there and then; and joined with it, the morning after.
  { ...plain, before: 2 * DAY - 480, after: 10 },
  { ...plain, before: DAY + 60, after: 3, joined: true },
  { ...plain, before: 5 * DAY, after: 5, channel: 1 },
]

/**
 * Plays them in a commune whose clock stands at `now`, on two channels of the same name, the second
 * of them new; gives the channels.
 */
export async function play(
  context: Context,
  communeId: number,
  lives: readonly Life[],
): Promise<number[]> {
  const channels = [
    await newChannel(context, communeId, 'Page', 0),
    await newChannel(context, communeId, 'Page', paris('2026-06-02T10:00')),
  ]
  for (const [channel, id] of channels.entries()) {
    const theirs = lives.flatMap((each, index) =>
      each.channel === channel ? [conversation(each, index)] : [],
    )
    await ingest(context, await channelOf(context, id), theirs)
  }
  const by = { communeId, userId: null, actor: 'Camille' }
  const messages = await context.db
    .selectFrom('message')
    .innerJoin('channel', 'channel.id', 'message.channelId')
    .select(['message.id', 'message.remoteId', 'message.conversationId'])
    .where('channel.communeId', '=', communeId)
    .execute()
  const find = (remoteId: string) => messages.find(message => message.remoteId === remoteId)
  for (const [index, { holding, mark, joined }] of lives.entries()) {
    const question = find(`q-${index}`)
    const reply = find(`r-${index}`)
    const before = find(`q-${index - 1}`)
    if (holding && reply) await overrideHolding(context, by, reply.id, true)
    if (mark !== null && question) {
      const needsReply = mark === 'en fait si'
      await overrideNeedsReply(context, by, question.id, anOverride({ needsReply, reason: mark }))
    }
    if (joined && question && before) {
      await mergeConversations(context, by, question.conversationId, before.conversationId)
    }
  }
  return channels
}

function conversation({ before, after, text, visibility, removed, hidden }: Life, index: number) {
  const at = now - before * MINUTE
  const gone = removed === null || removed > before ? {} : { removedAt: at + removed * MINUTE }
  const question = from('Ann', at, text, { remoteId: `q-${index}`, hidden, ...gone })
  const reply =
    after === null || after > before
      ? []
      : [byCommune(at + after * MINUTE, 'Oui', { remoteId: `r-${index}` })]
  return thread(`t-${index}`, [question, ...reply], { visibility })
}

/** A key by which a councillor reads the figures. */
export async function councillorKey(context: Context, communeId: number): Promise<string> {
  const key = { name: 'conseil', role: 'councillor' } as const
  const by = { actor: 'test', keyOwner: ofInstallation }
  return (await createApiKey(context, communeId, key, by)).token
}
