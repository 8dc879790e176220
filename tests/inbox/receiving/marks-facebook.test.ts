import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretsSubject } from '../../../server/channels/call.ts'
import { updateChannel } from '../../../server/channels/store/channels.ts'
import type { Context } from '../../../server/context.ts'
import { pollChannel } from '../../../server/inbox/receiving/poll-channel.ts'
import type { FaultInput } from '../../../server/sandbox/faults.ts'
import { facebookVillage } from '../../support/network/facebook-village.ts'
import { MINUTE, newChannel, newCommune } from '../../support/network/received.ts'

const HOUR = 60 * MINUTE

/** The page of a village as two communes follow it: one by marks, the other without. */
async function followedTwice() {
  const v = await facebookVillage()
  const { context, sandbox, page, token, clock } = v
  const other = await newCommune(context, 'Sans-Marques')
  const without = await newChannel(context, other, 'La même page', clock.now())
  const config = JSON.stringify({ page, app_id: sandbox.app.id })
  await context.db
    .updateTable('channel')
    .set({ connector: 'facebook', config })
    .where('id', '=', without)
    .execute()
  const secrets = context.secrets.seal({ token }, secretsSubject(without))
  await updateChannel(context.db, { id: without }, { secrets })
  let marked = 0
  const http: Context['http'] = {
    ...context.http,
    request(url, options) {
      if (url.includes('as%28fresh%29')) marked += 1
      return context.http.request(url, options)
    },
  }
  const poll = async (channelId: number) => {
    const { error } = await pollChannel({ ...context, http }, channelId)
    if (error !== null) throw new Error(error.fr)
  }
  return {
    ...v,
    /** How often marks were asked. */
    marked: () => marked,
    async pollBoth() {
      await poll(v.channelId)
      const before = marked
      await forgetWhole(context, without)
      await poll(without)
      if (marked !== before) throw new Error('the other one asked for marks')
    },
    both: async () => [await storedOf(context, v.channelId), await storedOf(context, without)],
  }
}

/** As if the latest posts had not been read whole for long: the next look reads them so. */
async function forgetWhole({ db }: Context, channelId: number): Promise<void> {
  const { cursor } = await db
    .selectFrom('channelPoll')
    .select('cursor')
    .where('channelId', '=', channelId)
    .executeTakeFirstOrThrow()
  if (cursor === null) return
  const marks = { wholeAt: 0, refusedAt: 0 }
  await db
    .updateTable('channelPoll')
    .set({ cursor: JSON.stringify({ ...JSON.parse(cursor), marks }) })
    .where('channelId', '=', channelId)
    .execute()
}

/** All that was taken in of a channel and all that was made of it, without our numbers. */
async function storedOf({ db }: Context, channelId: number) {
  const messages = await db
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversationId')
    .leftJoin('contact', 'contact.id', 'message.contactId')
    .select([
      'message.id',
      'message.remoteId',
      'message.parentRemoteId',
      'conversation.remoteId as thread',
      'contact.name as author',
      'message.direction',
      'message.text',
      'message.sentAt',
      'message.receivedAt',
      'message.removedAt',
      'message.takesPrivate',
    ])
    .where('message.channelId', '=', channelId)
    .orderBy('message.remoteId')
    .execute()
  const edits = await db.selectFrom('messageEdit').selectAll().orderBy('at').execute()
  const hidings = await db.selectFrom('messageHiding').selectAll().orderBy('fromAt').execute()
  const episodes = await db
    .selectFrom('episode')
    .selectAll()
    .where('channelId', '=', channelId)
    .execute()
  const remote = new Map(messages.map(({ id, remoteId }) => [id, remoteId]))
  return messages.map(({ id, ...message }) => ({
    ...message,
    edits: edits.flatMap(one => (one.messageId === id ? [[one.at, one.text]] : [])),
    hidings: hidings.flatMap(one => (one.messageId === id ? [[one.fromAt, one.toAt]] : [])),
    episodes: episodes
      .filter(one => one.openedBy === id)
      .map(({ openedAt, closedAt, closedBy, state, reason, officeMs, detectionMs }) => {
        const by = closedBy === null ? null : remote.get(closedBy)
        return { openedAt, closedAt, by, state, reason, officeMs, detectionMs }
      }),
  }))
}

type Stored = Awaited<ReturnType<typeof storedOf>>

/** The same without the instants at which something was noticed that the network does not date. */
function undated(stored: Stored | undefined) {
  return stored?.map(({ edits, hidings, removedAt, episodes, ...message }) => ({
    ...message,
    edits: edits.map(([, text]) => text),
    hidings: hidings.map(([, toAt]) => toAt === null),
    isRemoved: removedAt !== null,
    episodes: episodes.map(({ state, by }) => ({ state, by })),
  }))
}

type Step =
  | { do: 'comment' | 'reply' | 'answer' | 'edit' | 'hide' | 'show' | 'remove'; on: number }
  | { do: 'visit' }
  | { do: 'wait'; minutes: number }
  | { do: 'poll' }

const on = fc.nat({ max: 11 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('comment' as const), on }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('reply', 'answer', 'edit', 'hide', 'show', 'remove'),
      on,
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'visit' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 4, 16, 25 * 60),
    }),
  },
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'poll' }) },
)

const modes: [string, FaultInput | null][] = [
  ['as Meta documents them', null],
  ['that say little', { kind: 'marks', how: 'still' }],
  ['that move at anything', { kind: 'marks', how: 'restless' }],
  ['of which there are none', { kind: 'marks', how: 'none' }],
]

describe.each(modes)('with marks %s', (_, fault) => {
  /** Only where marks show less than the posts do is something left for the look at the posts. */
  const isAtOnce = fault?.kind !== 'marks' || fault.how !== 'still'

  it('the same is stored as without, in any order of events', async () => {
    const v = await followedTwice()
    const { page, sandbox, clock } = v
    if (fault !== null) sandbox.faults.add(fault)
    await v.pollBoth()
    await v.pollBoth()
    const posts = [v.post, ...[1, 2].map(n => announce(`Annonce ${n}`))]
    function announce(text: string) {
      return sandbox.post({ page, kind: 'post', text }).id
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async steps => {
        const written: string[] = []
        const gone = new Set<string>()
        let n = 0
        const text = () => ['Et samedi ?', 'merci', 'C’est à quelle heure ?'][n++ % 3] ?? ''
        const resident = () => `Habitante ${n % 4}`
        for (const one of steps) {
          clock.advance(1_000)
          if (one.do === 'wait') clock.advance(one.minutes * MINUTE)
          else if (one.do === 'poll') await v.pollBoth()
          else if (one.do === 'visit') {
            const said = { page, kind: 'visitor_post', resident: resident(), text: text() } as const
            written.push(sandbox.write(said).id)
          } else if (one.do === 'comment') {
            const target = posts[one.on % posts.length] ?? v.post
            const said = {
              page,
              kind: 'comment',
              target,
              resident: resident(),
              text: text(),
            } as const
            written.push(sandbox.write(said).id)
          } else {
            const target = written[one.on % Math.max(1, written.length)]
            if (target === undefined || gone.has(target)) continue
            const said = { page, kind: 'comment', target, text: text() } as const
            if (one.do === 'reply')
              written.push(sandbox.write({ ...said, resident: resident() }).id)
            else if (one.do === 'answer') written.push(sandbox.post(said).id)
            else if (one.do === 'edit') sandbox.edit(target, text())
            else if (one.do === 'remove') {
              sandbox.remove(target)
              for (const id of written) if (!isThere(id)) gone.add(id)
            } else sandbox.hide(target, one.do === 'hide')
          }
        }
        clock.advance(MINUTE)
        await v.pollBoth()
        const [marked, without] = await v.both()
        const ids = new Set(marked?.map(({ remoteId }) => remoteId))
        expect(written.filter(id => isThere(id) && !ids.has(id))).toEqual([])
        if (isAtOnce) expect(marked).toEqual(without)
        clock.advance(HOUR)
        await v.pollBoth()
        const [late, lateWithout] = await v.both()
        if (isAtOnce) expect(late).toEqual(lateWithout)
        expect(undated(late)).toEqual(undated(lateWithout))
      }),
      { numRuns: 5 },
    )
    expect(v.marked() > 0).toBe(fault?.kind !== 'marks' || fault.how !== 'none')

    function isThere(id: string): boolean {
      return sandbox
        .posts(page)
        .filter(post => !post.isRemoved)
        .some(post => post.id === id || post.comments.some(one => one.id === id && !one.isRemoved))
    }
  })
})
