import fc from 'fast-check'
import { mergeConversations, splitConversation } from '../../../server/inbox/override/merges.ts'
import { overrideNeedsReply } from '../../../server/inbox/override/needs-reply.ts'
import { overrideHolding } from '../../../server/inbox/override/replies.ts'
import { Refusal } from '../../../server/platform/refusal.ts'
import { anOverride } from '../builders/inbox.ts'
import { byCommune, from, thread } from './fake-network.ts'
import { MINUTE, type Village } from './received.ts'

const question = 'La salle est-elle libre samedi ?'
const thread3 = fc.nat({ max: 2 })

/** What may happen in a village, one after the other. */
export type Happening =
  | { kind: 'ask'; thread: number; who: string; text: string }
  | { kind: 'answer'; thread: number; mention: string | null }
  | { kind: 'hide' | 'show' | 'edit' | 'remove'; pick: number }
  | { kind: 'mark'; pick: number; needsReply: boolean }
  | { kind: 'hold'; pick: number; holding: boolean }
  | { kind: 'join'; one: number; other: number }
  | { kind: 'part'; one: number }

export const happenings: fc.Arbitrary<{ happening: Happening; minutes: number }[]> = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 40 }),
    happening: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('ask' as const),
          thread: thread3,
          who: fc.constantFrom('Ann', 'Bob'),
          text: fc.constantFrom(question, 'Merci', '👍'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('answer' as const),
          thread: thread3,
          mention: fc.constantFrom(null, null, 'person-Ann'),
        }),
      },
      fc.record({
        kind: fc.constantFrom('hide' as const, 'show' as const, 'edit' as const, 'remove' as const),
        pick: fc.nat(),
      }),
      fc.record({ kind: fc.constant('mark' as const), pick: fc.nat(), needsReply: fc.boolean() }),
      fc.record({ kind: fc.constant('hold' as const), pick: fc.nat(), holding: fc.boolean() }),
      fc.record({ kind: fc.constant('join' as const), one: thread3, other: thread3 }),
      fc.record({ kind: fc.constant('part' as const), one: thread3 }),
    ),
  }),
  { maxLength: 25 },
)

/** Lets all of it happen, each so many minutes after the one before. */
export async function live(
  v: Village,
  all: { happening: Happening; minutes: number }[],
): Promise<void> {
  const said: { thread: string; message: ReturnType<typeof from> }[] = []
  const visibility = (name: string) => (name === 'thread-1' ? 'private' : 'public')
  const tell = async (name: string, message: ReturnType<typeof from>) => {
    await v.receive(thread(name, [message], { visibility: visibility(name) }))
  }
  for (const { happening, minutes } of all) {
    v.clock.advance(minutes * MINUTE + 1)
    const now = v.clock.now()
    if (happening.kind === 'ask' || happening.kind === 'answer') {
      const name = `thread-${happening.thread}`
      const message =
        happening.kind === 'ask'
          ? from(happening.who, now, happening.text)
          : byCommune(now, 'Oui', { mentions: happening.mention ? [happening.mention] : [] })
      said.push({ thread: name, message })
      await tell(name, message)
      continue
    }
    if (happening.kind === 'join' || happening.kind === 'part') {
      await regroup(v, happening)
      continue
    }
    const found = said[happening.pick % Math.max(1, said.length)]
    if (found === undefined) continue
    const { message } = found
    if (happening.kind === 'mark' || happening.kind === 'hold') {
      if ((message.direction === 'inbound') !== (happening.kind === 'mark')) continue
      const row = await v.context.db
        .selectFrom('message')
        .select('id')
        .where('remoteId', '=', message.remoteId)
        .executeTakeFirstOrThrow()
      if (happening.kind === 'hold') {
        await overrideHolding(v.context, v.officer, row.id, happening.holding)
      } else {
        const { needsReply } = happening
        await overrideNeedsReply(v.context, v.officer, row.id, anOverride({ needsReply }))
      }
      continue
    }
    if (happening.kind === 'hide') message.hidden = true
    if (happening.kind === 'show') message.hidden = false
    if (happening.kind === 'edit') message.text += ' ?'
    if (happening.kind === 'remove') message.removedAt ??= now
    await tell(found.thread, message)
  }
}

/** Joins or parts two threads; what cannot be (one with itself, twice) is refused, and that is all. */
async function regroup(
  v: Village,
  happening: Extract<Happening, { kind: 'join' | 'part' }>,
): Promise<void> {
  const idOf = async (number: number) =>
    (
      await v.context.db
        .selectFrom('conversation')
        .select('id')
        .where('remoteId', '=', `thread-${number}`)
        .executeTakeFirst()
    )?.id
  const one = await idOf(happening.one)
  if (one === undefined) return
  try {
    if (happening.kind === 'part') {
      await splitConversation(v.context, v.officer, one)
    } else {
      const other = await idOf(happening.other)
      if (other !== undefined) await mergeConversations(v.context, v.officer, one, other)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
