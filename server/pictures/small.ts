import type { PictureLimits } from '../connectors/connector.ts'
import { limitOf } from '../platform/limit.ts'
import { Refusal } from '../platform/refusal.ts'
import type { AcceptedPicture, Picture } from './picture-types.ts'
import { sniff } from './picture-types.ts'
import { smallLimits } from './renditions.ts'
import { fitPicture } from './rules-rendition-plan.ts'
import { pictureSentences } from './sentences.ts'
import { type Upload, withUpload } from './upload.ts'
import { workshop } from './workshop.ts'

type Made = Pick<Picture, 'bytes' | 'type'>

const readable = new Set(['jpeg', 'png', 'webp'])

/**
 * A small picture of a file that a stranger sent, read with the limits of what people hand in: nothing
 * of the file itself is in it. It is not kept.
 * @param signal ends the reading when the person who asked has gone
 * @throws Refusal (`bad-request`) that says why there is none, (`unavailable`) when too many wait
 */
export async function readSmall(bytes: Uint8Array, signal?: AbortSignal): Promise<Made> {
  if (!readable.has(sniff(bytes))) throw new Refusal('bad-request', pictureSentences.noPicture)
  return await within(await workshop.take(bytes, 1, signal), smallLimits)
}

/** What is kept of a photo that somebody sends with a few words: a lamp-post is seen, and a village's database stays small. */
const photoLimits: PictureLimits = {
  imageSide: 1600,
  imageBytes: 1_000_000,
  imageTypes: ['image/jpeg', 'image/png'],
}

export type Photo = Made & { small: Made }

/** A form as it came: its texts, and its photo, which is read only when it is asked for. */
export type PhotoForm = {
  fields: Record<string, unknown>
  /** @throws Refusal (`bad-request`) that says why it is none, (`unavailable`) when too many wait */
  photo: (() => Promise<Photo>) | null
}

/** Strangers never fill the queue in which those who work here wait. */
const ofStrangers = limitOf(1, 8)

/** The largest photo of a stranger, bytes. */
export const largestPhoto = 10 * 1024 * 1024

/**
 * Reads a form that anybody may send, with a photo in `file` or without, through a file of its own: what
 * it holds is read where it can break nothing.
 * @throws Refusal (`bad-request`) when it is no form, or too large, (`unavailable`) when too many wait
 */
export async function withPhotoForm<T>(
  upload: Upload,
  work: (form: PhotoForm) => Promise<T>,
): Promise<T> {
  const { signal } = upload
  return await withUpload(
    upload,
    async ({ place, type }) => {
      const { fields, hasFile } = await ofStrangers(
        () => workshop.fieldsOf(place, type, signal),
        signal,
      )
      const photo = async () =>
        await photoOf(async () => (await workshop.takeForm(place, type, signal, 'photo')).picture)
      return await work({ fields, photo: hasFile ? photo : null })
    },
    largestPhoto,
  )
}

/** The same of the file of a form that was read already, for it is small. */
export async function readPhoto(file: File, signal?: AbortSignal): Promise<Photo> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return await photoOf(() => workshop.take(bytes, 1, signal, 'photo'))
}

async function photoOf(read: () => Promise<AcceptedPicture>): Promise<Photo> {
  return await ofStrangers(async () => {
    const picture = await read()
    return { ...(await within(picture, photoLimits)), small: await within(picture, smallLimits) }
  })
}

async function within(picture: AcceptedPicture, limits: PictureLimits): Promise<Made> {
  const fit = fitPicture({ ...picture, size: picture.bytes.length }, limits)
  const { bytes, type } =
    fit.kind === 'adapted' ? await workshop.adapt(picture.bytes, fit.plan) : picture
  return { bytes, type }
}
