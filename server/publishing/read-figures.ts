import { freshCall } from '../channels/call.ts'
import { channelById } from '../channels/rows.ts'
import type { Failure, PostFigures } from '../connectors/connector.ts'
import type { Deps } from '../deps.ts'
import { limitOf } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import { publishingSentences } from './sentences.ts'
import { type DueFigures, dueFigures, insertFigures, moveFigures } from './store/post-figures.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/**
 * How old a post is when its network is asked what it brought, ms: most of it comes within two days, and
 * after a month hardly anything.
 */
export const readingAges: readonly number[] = [hourMs, dayMs, 3 * dayMs, 7 * dayMs, 30 * dayMs]

/** An older one is not asked about any more, also where its last turn was put off. */
export const oldestAskedMs = 37 * dayMs

/** Since when a post must be out to have its first turn, ms UTC. */
export const firstTurnBefore = (now: number): number => now - (readingAges[0] ?? 0)

/**
 * When to ask next, having asked now: at the next of these ages, those that were missed left out.
 * @returns ms UTC; after the last one an instant at which it is too old
 */
export function nextFiguresAt(publishedAt: number, now: number): number {
  const age = readingAges.find(one => publishedAt + one > now) ?? oldestAskedMs
  return publishedAt + age
}

export type FiguresDeps = Pick<Deps, 'db' | 'changes' | 'log'> & Parameters<typeof freshCall>[0]

/** Posts of a channel in one round: what its network allows is for people's messages. */
const mostAtOnce = 10
/** Channels side by side. */
const concurrency = 8
/** Longer than a question takes; so long one that a process died over waits, ms. */
const leaseMs = 5 * 60_000
/** Where the network does not say when it may be asked again, ms. */
const putOffMs = 60 * 60_000

/**
 * Asks the networks what the posts that are out brought, each at a few ages, and keeps what they say.
 * What a network does not tell is kept as null; one that wants rest or cannot be asked puts its own
 * posts off, and nothing else. Of a post that is gone from there, what was kept stays.
 * @param stopping whether to end before the next question
 * @returns how many answers were kept
 */
export async function readFigures(
  deps: FiguresDeps,
  stopping: () => boolean = () => false,
): Promise<number> {
  const { db, clock } = deps
  const connectors = Object.keys(deps.connectors).filter(
    kind => deps.connectors[kind]?.figures !== undefined,
  )
  const inTurn = limitOf(concurrency)
  const now = clock.now()
  const wanted = { after: now - oldestAskedMs, before: firstTurnBefore(now), connectors }
  const due = await dueFigures(db, wanted, now)
  const channels = Map.groupBy(due, ({ channelId }) => channelId)
  const counts = await Promise.all(
    [...channels].map(([channelId, posts]) =>
      inTurn(async () => {
        const kept = await readOfChannel(deps, channelId, posts, stopping)
        const [first] = posts
        if (kept > 0 && first !== undefined) deps.changes.tell(first.communeId, 'deliveries')
        return kept
      }),
    ),
  )
  return counts.reduce((all, one) => all + one, 0)
}

async function readOfChannel(
  deps: FiguresDeps,
  channelId: number,
  posts: readonly DueFigures[],
  stopping: () => boolean,
): Promise<number> {
  const { db, clock } = deps
  let kept = 0
  for (const post of posts.slice(0, mostAtOnce)) {
    if (stopping()) return kept
    const held = clock.now() + leaseMs
    if (!(await moveFigures(db, post, held))) continue
    const answer = await ask(deps, channelId, post)
    const now = clock.now()
    if (answer !== null && answer.kind !== 'figures') {
      const again = againAt(answer, now)
      if (again !== null) {
        await putOff(deps, [{ ...post, figuresAt: held }, ...after(posts, post)], again)
        return kept
      }
    }
    const next = nextFiguresAt(post.publishedAt, now)
    const isKept = await db.transaction().execute(async transaction => {
      if (!(await moveFigures(transaction, { ...post, figuresAt: held }, next))) return false
      if (answer?.kind !== 'figures') return false
      const { kind, ...figures } = answer
      await insertFigures(transaction, { deliveryId: post.id, readAt: now, ...figures })
      return true
    })
    if (isKept) kept += 1
  }
  return kept
}

const after = (posts: readonly DueFigures[], post: DueFigures) =>
  posts.slice(posts.indexOf(post) + 1)

async function ask(
  deps: FiguresDeps,
  channelId: number,
  { id, remoteId }: DueFigures,
): Promise<PostFigures | null | Failure> {
  try {
    const channel = await channelById(deps.db, channelId)
    if (channel === undefined) return null
    const { connector, call } = await freshCall(deps, channel)
    return (await connector.figures?.(call, remoteId)) ?? null
  } catch (error) {
    // What keeps a channel from being asked stands on the channel.
    const isKnown = error instanceof Refusal
    if (!isKnown) deps.log.error({ err: error, delivery: id }, 'figures-failed')
    const reason = isKnown ? error.sentence : publishingSentences.readingFailed
    return { kind: 'failed', reason, retryAt: deps.clock.now() + putOffMs }
  }
}

/** When the channel's posts may be asked about again; null: this one is refused for good. */
function againAt(failure: Failure, now: number): number | null {
  // The next look or check pauses the channel, and says so.
  if (failure.kind === 'reauthorize') return now + putOffMs
  return failure.retryAt
}

async function putOff(
  { db }: Pick<Deps, 'db'>,
  posts: readonly Pick<DueFigures, 'id' | 'figuresAt'>[],
  until: number,
): Promise<void> {
  await db.transaction().execute(async transaction => {
    for (const post of posts) await moveFigures(transaction, post, until)
  })
}
