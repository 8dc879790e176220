import { tellOfWarning } from '../approval/urgent.ts'
import { announceItem } from '../calendar/items.ts'
import { plainSpelling } from '../connectors/rules/sms-text.ts'
import type { Deps } from '../deps.ts'
import { instantOf, refuseSkipped } from '../events/local-times.ts'
import { type PlanDeps, placePost, placeWordings, readNamed } from '../events/plan-post.ts'
import { toIso } from '../language/instant.ts'
import type { Actor } from '../people/rules/role.ts'
import { lockCommune } from '../people/store/communes.ts'
import { writeJournal } from '../people/store/journal.ts'
import { Refusal } from '../platform/refusal.ts'
import { queueDrill } from './drill.ts'
import { blanksIn, fitted, mostDays, withEnd } from './rules-warning.ts'
import { warningSentences as say } from './sentences.ts'
import type { WarningNew, WarningShape } from './shapes.ts'
import { insertWarning, lastWarnings } from './store.ts'
import { getWarning } from './warnings.ts'

export type WarningDeps = PlanDeps & Pick<Deps, 'secrets' | 'mailer' | 'log'>

/** The same words again so soon are a second press, ms. */
const sameAgainMs = 2 * 60_000
const dayMs = 24 * 60 * 60_000

/**
 * Warns everybody at once: on each of these channels what can go out now does, without anybody's
 * approval, and none of it once the warning has ended.
 * @throws Refusal as `planPost`; `bad-request` for a blank and for an end that cannot be, `conflict` for
 *   what has just been sent, and for a vigilance that is announced already
 */
export async function sendWarning(
  deps: WarningDeps,
  by: Actor,
  wanted: WarningNew,
): Promise<WarningShape> {
  const { communeId } = by
  const now = deps.clock.now()
  const [blank] = [wanted.text, ...Object.values(wanted.texts)].flatMap(blanksIn)
  if (blank !== undefined) throw new Refusal('bad-request', say.blank(blank), 'text')
  const id = await deps.db.transaction().execute(async db => {
    // Two who press at once: the second sees what the first has sent.
    await lockCommune(db, communeId)
    await refuseSame({ ...deps, db }, communeId, wanted)
    const named = await readNamed({ ...deps, db }, communeId, wanted)
    const { zone } = named.commune
    const validUntil = endOf(wanted.endsLocal, zone, now)
    const texts = Object.fromEntries(
      named.channels.map(({ channel, limits }) => {
        const isSms = deps.connectors[channel.connector]?.audience?.way === 'sms'
        const spelled = (text: string) => (isSms ? plainSpelling(text) : text)
        const own = wanted.texts[channel.id]?.trim() ?? ''
        // What somebody wrote for that channel is refused where it is too long, and never cut.
        const text =
          own === ''
            ? fitted(spelled(wanted.text), wanted.endsLocal, limits)
            : withEnd(own, wanted.endsLocal)
        return [channel.id, spelled(text)]
      }),
    )
    const placing = {
      ...named,
      ...({ eventId: null, kind: 'warning', text: wanted.text, link: null } as const),
      texts: { ...wanted.texts, ...texts },
      textFor: () => wanted.text,
      ...({ lateRule: 'publish', validUntil } as const),
      times: [toIso(now)],
    }
    const place = wanted.isDrill ? placeWordings : placePost
    const { post } = await place({ ...deps, db }, by, placing)
    await insertWarning(db, {
      ...{ postId: post, communeId, topic: wanted.topic, endLocal: wanted.endsLocal, zone },
      ...{ isDrill: wanted.isDrill ? 1 : 0, startedBy: by.actor, startedAt: now },
      ...{ liftedAt: null, liftedBy: null, liftedText: null, endChannels: null },
    })
    if (wanted.item !== null && !wanted.isDrill) {
      await announceItem({ ...deps, db }, by, wanted.item, post)
    }
    if (wanted.isDrill) await queueDrill(deps, db, communeId, post)
    else await tellOfWarning(deps, db, by, post)
    await writeJournal(db, {
      ...{ communeId, at: now, actor: by.actor, subject: `post:${post}` },
      action: wanted.isDrill ? 'warning.drill' : 'warning.sent',
      detail: { channels: named.channels.length, until: toIso(validUntil) },
    })
    return post
  })
  deps.changes.tell(communeId, 'deliveries')
  return await getWarning(deps, communeId, id)
}

async function refuseSame(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  communeId: number,
  { text, isDrill }: WarningNew,
): Promise<void> {
  const since = clock.now() - sameAgainMs
  const same = (await lastWarnings(db, communeId, 10)).find(
    one =>
      one.startedAt > since &&
      one.liftedAt === null &&
      one.text === text &&
      (one.isDrill === 1) === isDrill,
  )
  if (same !== undefined) throw new Refusal('conflict', say.sentAlready(same.startedBy))
}

function endOf(endsLocal: string, zone: string, now: number): number {
  refuseSkipped(endsLocal, zone, 'endsLocal')
  const endsAt = instantOf(endsLocal, zone, say.noSuchEnd, 'endsLocal')
  if (endsAt <= now) throw new Refusal('bad-request', say.endPast, 'endsLocal')
  if (endsAt - now > mostDays * dayMs) {
    throw new Refusal('bad-request', say.endFar(mostDays), 'endsLocal')
  }
  return endsAt
}
