import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../people/rules/role.ts'
import { findStamped, postersByIds } from '../pictures/rows.ts'
import { pictureSentences } from '../pictures/sentences.ts'
import { stampMedia } from '../pictures/stamp.ts'
import { notFound } from '../platform/refusal.ts'
import { id as idShape } from '../platform/shapes.ts'
import type { DeliveryWithContext } from '../publishing/rows.ts'
import { picturesOf } from './plan-post.ts'
import type { PicturedEvent } from './reword-event.ts'
import type { EventChange } from './rules/event-change.ts'
import { namesDay, redated } from './rules/named-day.ts'
import type { OldDate, Rewording } from './shapes-event-change.ts'

/**
 * What names the old date of an event that is put off or cancelled: its words, texts that were
 * written by hand and are planned, its pictures. Words wait where no new date is known; of what does
 * not take place the pictures alone are asked.
 * @param byHand what is planned, and names the old date
 */
export async function oldDateOf(
  db: Db,
  before: PicturedEvent,
  after: PicturedEvent,
  byHand: readonly DeliveryWithContext[],
): Promise<OldDate> {
  const isMoved = before.startLocal !== after.startLocal
  const isOff = after.status !== 'planned'
  if (!isMoved && !isOff) return { words: [], wordings: [], pictures: [] }
  const said = (text: string) => ({
    text,
    proposal: redated(text, before.startLocal, after.startLocal),
  })
  const isOld = (text: string) => namesDay(text, before.startLocal)
  const hasNewDay = !isOff && before.startLocal.slice(0, 10) !== after.startLocal.slice(0, 10)
  const fields = hasNewDay ? (['title', 'text'] as const) : []
  return {
    words: fields
      .filter(field => isOld(before[field]))
      .map(field => ({ field, ...said(before[field]) })),
    wordings: [...Map.groupBy(byHand, ({ text, stepName }) => `${stepName} ${text}`).values()].map(
      rows => ({
        deliveries: rows.map(({ id }) => id),
        channels: rows.map(({ channelName }) => channelName),
        stepName: rows[0]?.stepName ?? null,
        ...said(rows[0]?.text ?? ''),
      }),
    ),
    pictures: await oldPictures(db, before, after, isOld),
  }
}

/** Pictures that say the old date, and those of which nobody knows what they say. */
async function oldPictures(
  db: Db,
  { communeId, media }: PicturedEvent,
  after: PicturedEvent,
  isOld: (text: string) => boolean,
): Promise<OldDate['pictures']> {
  const posters = new Map((await postersByIds(db, communeId, media)).map(one => [one.id, one]))
  const stamp = after.status === 'cancelled' ? 'cancelled' : 'postponed'
  return media.flatMap(id => {
    const poster = posters.get(id)
    if (poster === undefined || poster.stamp === stamp) return []
    const names = isOld(`${poster.text ?? ''}\n${poster.alt}`)
    // A poster whose words were read and name no date raises no question.
    if (!names && poster.text !== null && after.status !== 'cancelled') return []
    return [{ media: id, url: `/api/media/${id}`, alt: poster.alt, names: names || null }]
  })
}

/**
 * The pictures that come in place of others: those that a person chose, and those over which a band
 * is to lie, which are drawn here.
 * @param wanted by the id of the one that goes
 * @throws Refusal (`not-found`, `bad-request`) for a picture that is not the commune's
 */
export async function replacementsFor(
  deps: Pick<Deps, 'db' | 'clock'>,
  { communeId }: Actor,
  kind: EventChange['kind'],
  wanted: Rewording['pictures'],
): Promise<Map<number, number>> {
  const chosen = Object.values(wanted).filter(one => one !== 'stamp')
  await picturesOf(deps.db, communeId, chosen)
  const stamp = kind === 'cancel' ? 'cancelled' : 'postponed'
  const replacements = new Map<number, number>()
  for (const [id, by] of Object.entries(wanted)) {
    const old = Number(id)
    // A name of a field may be anything, and no database looks for it as a number.
    if (!isId(old)) throw notFound(pictureSentences.picture)
    replacements.set(old, by === 'stamp' ? await stampMedia(deps, communeId, old, stamp) : by)
  }
  return replacements
}

const isId = (value: number): boolean => idShape.safeParse(value).success

/**
 * Pictures over which a band is true no more: « ANNULÉ » of an event that takes place after all, which is
 * « REPORTÉ » again where it was that before, and « REPORTÉ » of one that is back on its first date.
 * @param isBack whether it is planned for the date that it had at first
 */
export async function unstamped(
  db: Db,
  { communeId, media }: PicturedEvent,
  kind: EventChange['kind'],
  isBack: boolean,
): Promise<Map<number, number>> {
  const plain = new Map<number, number>()
  for (const { id, stamp, stampOf } of await postersByIds(db, communeId, media)) {
    if (stampOf === null) continue
    if (isBack && stamp === 'postponed') plain.set(id, stampOf)
    if (kind !== 'reinstate' || stamp !== 'cancelled') continue
    const before = isBack ? undefined : await findStamped(db, stampOf, 'postponed')
    plain.set(id, before ?? stampOf)
  }
  return plain
}
