import { Refusal } from '../platform/refusal.ts'
import type { Picture } from './picture-types.ts'
import { smallLimits } from './renditions.ts'
import { fitPicture } from './rules/rendition-plan.ts'
import { pictureSentences } from './sentences.ts'
import { sniff } from './sniff.ts'
import { workshop } from './workshop.ts'

const readable = new Set(['jpeg', 'png', 'webp'])

/**
 * A small picture of a file that a stranger sent, read with the limits of what people hand in: nothing
 * of the file itself is in it. It is not kept.
 * @param signal ends the reading when whoever asked has gone
 * @throws Refusal (`bad-request`) that says why there is none, (`unavailable`) when too many wait
 */
export async function readSmall(
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Pick<Picture, 'bytes' | 'type'>> {
  if (!readable.has(sniff(bytes))) throw new Refusal('bad-request', pictureSentences.noPicture)
  const picture = await workshop.take(bytes, 1, signal)
  const fit = fitPicture({ ...picture, size: picture.bytes.length }, smallLimits)
  return fit.kind === 'adapted' ? await workshop.adapt(picture.bytes, fit.plan) : picture
}
