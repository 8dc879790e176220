import type { PictureLimits } from '../connectors/connector.ts'
import type { Db } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { Refusal } from '../platform/refusal.ts'
import { fitPicture, type PicturePlan } from './rules-rendition-plan.ts'
import { pictureSentences } from './sentences.ts'
import { pictureBytes } from './store/media.ts'
import { findRendition, forgetRenditions, keepRendition } from './store/renditions.ts'
import { workshop } from './workshop.ts'

type Facts = { id: number; type: string; width: number; height: number; size: number }
type Rendered = { bytes: Uint8Array; type: string }
type Ratio = { width: number; height: number }

/** An attempt follows another within days; what is older is made anew, and is the same. */
const keptMs = 14 * 24 * 60 * 60_000

/** The side of what lists show, px. */
const smallSidePx = 320
export const smallLimits: PictureLimits = {
  imageSide: smallSidePx,
  imageBytes: 100_000,
  imageTypes: ['image/jpeg', 'image/png'],
}

/** What people look at, under the names by which it is kept: it stays. */
const shownPlans = ['small', 'agenda-640', 'agenda-1200', 'agenda-whole'] as const
type ShownPlan = (typeof shownPlans)[number]

/**
 * A picture as a network takes it: itself, or what was made of it for these limits. It is made once
 * and kept, so that a second attempt sends the same bytes.
 * @returns with `rendition`, the id under which it is kept; null: the picture itself. What is too
 * large for its plan was made smaller in the same `ratio`.
 * @throws Refusal (`bad-request`) when nothing makes it fit
 */
export async function pictureFor(
  deps: Pick<Deps, 'db' | 'clock'>,
  picture: Facts,
  limits: PictureLimits,
): Promise<Rendered & { rendition: number | null; ratio: Ratio }> {
  const fit = fitPicture(picture, limits)
  if (fit.kind === 'same') {
    const { type, width, height } = picture
    const bytes = await bytesOf(deps, picture.id)
    return { bytes, type, rendition: null, ratio: { width, height } }
  }
  if (fit.kind === 'refused') throw new Refusal('bad-request', refusedPictures[fit.why])
  const { id, ...made } = await rendered(deps, picture.id, JSON.stringify(fit.plan), fit.plan)
  const { left, width, right, top, height, bottom } = fit.plan
  const ratio = { width: left + width + right, height: top + height + bottom }
  return { ...made, rendition: id, ratio }
}

/** What is said when it shows only at the last moment; the composer says it with more. */
const refusedPictures = {
  type: pictureSentences.noneTaken,
  bytes: pictureSentences.onlyTiny,
  small: pictureSentences.tooSmall,
}

/** The same picture for lists of many, some kilobytes. */
export async function smallRendition(
  deps: Pick<Deps, 'db' | 'clock'>,
  picture: Facts,
): Promise<Rendered> {
  return await shownRendition(deps, picture, 'small', smallLimits)
}

/**
 * A picture as people look at it: made once, and kept under that name; itself where it fits.
 * @throws Refusal (`bad-request`) when nothing makes it fit: it is never of a type that was not asked for
 */
export async function shownRendition(
  deps: Pick<Deps, 'db' | 'clock'>,
  picture: Facts,
  plan: ShownPlan,
  limits: PictureLimits,
): Promise<Rendered> {
  const fit = fitPicture(picture, limits)
  if (fit.kind === 'refused') throw new Refusal('bad-request', refusedPictures[fit.why])
  if (fit.kind === 'same') {
    return { bytes: await bytesOf(deps, picture.id), type: picture.type }
  }
  return await rendered(deps, picture.id, plan, fit.plan)
}

/** What is being made: a second caller waits for it. */
const underWay = new WeakMap<Db, Map<string, ReturnType<typeof make>>>()

async function rendered(
  deps: Pick<Deps, 'db' | 'clock'>,
  pictureId: number,
  plan: string,
  how: PicturePlan,
) {
  const known = await findRendition(deps.db, pictureId, plan)
  if (known !== undefined) return known
  const making = underWay.get(deps.db) ?? new Map<string, ReturnType<typeof make>>()
  underWay.set(deps.db, making)
  const key = `${pictureId} ${plan}`
  const begun = making.get(key)
  if (begun !== undefined) return await begun
  const made = make(deps, pictureId, plan, how)
  making.set(key, made)
  try {
    return await made
  } finally {
    making.delete(key)
  }
}

async function make(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  pictureId: number,
  plan: string,
  how: PicturePlan,
) {
  const createdAt = clock.now()
  const { bytes, type } = await workshop.adapt(await bytesOf({ db }, pictureId), how)
  await forgetRenditions(db, createdAt - keptMs, shownPlans)
  return await keepRendition(db, { pictureId, plan, bytes, type, createdAt })
}

async function bytesOf({ db }: Pick<Deps, 'db'>, id: number): Promise<Uint8Array> {
  const bytes = await pictureBytes(db, id)
  if (bytes === undefined) throw new Error(`picture ${id} is not there`)
  return bytes
}
