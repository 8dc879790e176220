import type { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { plain } from '../../language/text.ts'
import type { Call, Outcome, Publication, PublishedImage, Verification } from '../connector.ts'
import { orElse, orFailure, orNotYet, orOutcome } from '../meta/attempt.ts'
import { createGraph, type Graph, type Query, shaped } from '../meta/client.ts'
import type { Problem } from '../meta/graph-error.ts'
import { publishedAs } from '../meta/published.ts'
import { metaSentences } from '../meta/sentences.ts'
import { withLink } from '../network/publishing.ts'
import { network } from './network.ts'
import { type AttachedPhoto, made, type PublishedRow, photoRows, publishedRow } from './payload.ts'
import { facebookSentences } from './sentences.ts'

/**
 * Publishes a text, with a link or with images, at once. Facebook takes no key that would make a
 * second sending safe: whatever may have got through is `unknown`, and `find` settles it.
 *
 * Several images are first given to the page one by one, unpublished, and only the last call shows
 * anything: until then every failure is safe to try again. What was given by an attempt that failed
 * stays behind where nobody sees it.
 */
export async function publish(call: Call, variant: Publication, _key: string): Promise<Outcome> {
  const graph = createGraph(call)
  const { images } = variant
  const photos: string[] = []
  const refused = await orFailure(network, call, 'publish', async () => {
    if (images.length < 2) return null
    for (const image of images) photos.push(await giveUnpublished(graph, image))
    return null
  })
  if (refused !== null) return refused
  return await orOutcome(network, call, 'publish', async () => {
    const [image] = images
    const answer = await (image === undefined || photos.length > 0
      ? graph.post(`${graph.page}/feed`, feedBody(variant, photos))
      : graph.post(`${graph.page}/photos`, photoBody(image, textOf(variant))))
    const { id, post_id: post } = shaped(made, answer)
    return await publishedAs(network, graph, post ?? id)
  })
}

/** Reads the post back as the page's own API tells it: its text, its images, whether it is public. */
export function verify(call: Call, variant: Publication, remoteId: string): Promise<Verification> {
  return orNotYet(network, metaSentences.postNotYet, async () => {
    const graph = createGraph(call)
    const answer = await graph.get(remoteId, { fields: publishedFields })
    const row = shaped(publishedRow, answer)
    return compare(variant, row) ?? (await compareAlts(graph, variant, row)) ?? { kind: 'verified' }
  })
}

const different = (reason: Sentence): Verification => ({ kind: 'different', reason })

function compare(variant: Publication, row: PublishedRow): Verification | null {
  if (!row.is_published) {
    return different(facebookSentences.postHidden)
  }
  if (plain(row.message) !== plain(textOf(variant))) {
    return different(metaSentences.textDiffers(network.name))
  }
  const photos = photosIn(row).length
  const wanted = variant.images.length
  if (photos > wanted) {
    return different(facebookSentences.morePhotos)
  }
  if (photos === wanted) return null
  if (wanted === 1) return different(facebookSentences.noPhoto)
  return different(facebookSentences.fewerPhotos(photos, wanted))
}

/**
 * The alternative texts, where Facebook tells them: its own guesses are kept apart. In which order
 * it gives the photos back is written nowhere.
 */
async function compareAlts(
  graph: Graph,
  variant: Publication,
  row: PublishedRow,
): Promise<Verification | null> {
  const ids = photosIn(row).flatMap(photo => photo.target?.id ?? [])
  if (ids.length === 0 || ids.length !== variant.images.length) return null
  const query = { ids: ids.join(), fields: 'alt_text_custom' }
  const told = await photosTold(graph, query)
  const sent = variant.images.map(({ alt }) => plain(alt))
  for (const id of ids) {
    const shown = told[id]?.alt_text_custom
    if (shown === undefined) continue
    const place = sent.indexOf(plain(shown))
    if (place < 0) {
      return different(facebookSentences.otherAlt(shown))
    }
    sent.splice(place, 1)
  }
  return null
}

/** Empty where Facebook does not tell about photos: what cannot be compared is no difference. */
async function photosTold(graph: Graph, query: Query): Promise<z.infer<typeof photoRows>> {
  return await orElse(
    async () => shaped(photoRows, await graph.get('', query)),
    error => {
      if (notTold.has(error.problem)) return {}
      throw error
    },
  )
}

const notTold = new Set<Problem>(['missing', 'parameter', 'permission'])

function feedBody(variant: Publication, photos: string[]): Record<string, string> {
  const { text, link } = variant
  if (photos.length > 0) {
    const attached = photos.map(id => ({ media_fbid: id }))
    return { message: textOf(variant), attached_media: JSON.stringify(attached) }
  }
  return link === null ? { message: text } : { message: text, link }
}

/** Resolves with the photo's number, by which a post shows it. */
async function giveUnpublished(graph: Graph, image: PublishedImage): Promise<string> {
  return shaped(made, await graph.post(`${graph.page}/photos`, photoBody(image, null))).id
}

/** @param caption what the photo's post says; null: the photo is not to be shown yet. */
function photoBody(image: PublishedImage, caption: string | null): FormData {
  const form = new FormData()
  if (caption !== null) form.set('caption', caption)
  form.set('published', String(caption !== null))
  if (image.alt !== '') form.set('alt_text_custom', image.alt)
  const kind = image.type === 'image/png' ? 'png' : 'jpg'
  form.set('source', new Blob([new Uint8Array(image.bytes)], { type: image.type }), `image.${kind}`)
  return form
}

/** What is read of a post to recognise it, or to compare it with what was sent. */
export const publishedFields =
  'id,created_time,message,is_published,permalink_url,attachments{media_type,target,subattachments{media_type,target}}'

/** What the post says: with images, the link stands at the end of the text, unless it is in it. */
export function textOf(variant: Publication): string {
  return variant.images.length === 0 ? variant.text : withLink(variant)
}

/** The photos that a post shows, in order: its own one, or those of its album. */
export function photosIn(row: PublishedRow): AttachedPhoto[] {
  return (row.attachments?.data ?? []).flatMap(({ subattachments, ...one }) => {
    if (subattachments) return subattachments.data
    return one.media_type === 'photo' ? [one] : []
  })
}
