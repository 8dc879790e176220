import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { plain } from '../../language/text.ts'
import type { Done, Port, Publication, PublishedImage } from '../connector.ts'
import { made, type Problem } from '../meta/answer.ts'
import { orElse, orFailure } from '../meta/attempt.ts'
import { createGraph, type Graph, type Query, shaped } from '../meta/client.ts'
import { insightsOf, orGone } from '../meta/figures.ts'
import { type Published, publishOn, verifyOn } from '../meta/published.ts'
import { failedFor } from '../network/error.ts'
import { withLink } from '../network/publishing.ts'
import { network } from './network.ts'
import { type AttachedPhoto, type PublishedRow, photoRows, publishedRow } from './payload.ts'
import { facebookSentences } from './sentences.ts'

/**
 * Publishes a text, with a link or with images. Several images are first given to the page one by
 * one, unpublished, and only the last call shows anything: what was given by an attempt that failed
 * stays behind where nobody sees it.
 */
export const publish = publishOn<string[]>(network, {
  async prepare(graph, { images }) {
    const photos: string[] = []
    if (images.length < 2) return photos
    for (const image of images) photos.push(await giveUnpublished(graph, image))
    return photos
  },
  async show(graph, variant, photos) {
    const [image] = variant.images
    const answer = await (image === undefined || photos.length > 0
      ? graph.post(`${graph.page}/feed`, feedBody(variant, photos))
      : graph.post(`${graph.page}/photos`, photoBody(image, textOf(variant))))
    const { id, post_id: post } = shaped(made, answer)
    return post ?? id
  },
})

export const published: Published<PublishedRow> = {
  path: ({ page }) => `${page}/published_posts`,
  row: publishedRow,
  fields:
    'id,created_time,message,is_published,permalink_url,attachments{media_type,target,subattachments{media_type,target}}',
  query: from => ({ since: Math.floor(from / 1000) }),
  text: textOf,
  images: row => photosIn(row).length,
  otherImages: facebookSentences.otherPhotos,
  differs(graph, variant, row) {
    const photos = photosIn(row).length
    const wanted = variant.images.length
    if (photos === wanted) return otherAlt(graph, variant, row)
    if (photos > wanted) return facebookSentences.morePhotos
    return wanted === 1 ? facebookSentences.noPhoto : facebookSentences.fewerPhotos(photos, wanted)
  },
}

export const verify = verifyOn(network, published)

/**
 * Removes the post; what is not there any more is gone. Meta says « missing » also of what it keeps from
 * us. https://developers.facebook.com/docs/graph-api/reference/page-post/#deleting
 */
export const withdraw: Port['withdraw'] = async (call, remoteId) => {
  const graph = createGraph(call)
  return await orFailure<Done>(network, call, 'publish', async () => {
    const isRemoved = await orElse(
      async () => {
        await graph.remove(remoteId)
        return true
      },
      error => {
        if (error.problem !== 'missing') throw error
        return false
      },
    )
    const isThere = !isRemoved && (await graph.present([remoteId])).get(remoteId) === true
    return isThere ? failedFor(facebookSentences.notRemoved) : { kind: 'done' }
  })
}

/**
 * The alternative texts, where Facebook tells them: its own guesses are kept apart. In which order
 * it gives the photos back is written nowhere.
 */
async function otherAlt(
  graph: Graph,
  variant: Publication,
  row: PublishedRow,
): Promise<Sentence | null> {
  const ids = photosIn(row).flatMap(photo => photo.target?.id ?? [])
  if (ids.length === 0 || ids.length !== variant.images.length) return null
  const query = { ids: ids.join(), fields: 'alt_text_custom' }
  const photos = await photosOf(graph, query)
  const sent = variant.images.map(({ alt }) => plain(alt))
  for (const id of ids) {
    const shown = photos[id]?.alt_text_custom
    if (shown === undefined) continue
    const place = sent.indexOf(plain(shown))
    if (place < 0) return facebookSentences.otherAlt(shown)
    sent.splice(place, 1)
  }
  return null
}

/** Empty where Facebook does not tell about photos: what cannot be compared is no difference. */
async function photosOf(graph: Graph, query: Query): Promise<z.infer<typeof photoRows>> {
  return await orElse(
    async () => shaped(photoRows, await graph.get('', query)),
    error => {
      if (unreadable.has(error.problem)) return {}
      throw error
    },
  )
}

const unreadable = new Set<Problem>(['missing', 'parameter', 'permission'])

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

/** What the post says: with images, the link stands at the end of the text, unless it is in it. */
function textOf(variant: Publication): string {
  return variant.images.length === 0 ? variant.text : withLink(variant)
}

/** The photos that a post shows, in order: its own one, or those of its album. */
function photosIn(row: PublishedRow): AttachedPhoto[] {
  return (row.attachments?.data ?? []).flatMap(({ subattachments, ...one }) => {
    if (subattachments) return subattachments.data
    return one.media_type === 'photo' ? [one] : []
  })
}

const summary = z.object({ summary: z.object({ total_count: z.int().min(0) }) }).optional()
/** `shares` is left out where nobody shared it. */
const counted = z.object({
  shares: z.object({ count: z.int().min(0) }).default({ count: 0 }),
  reactions: summary,
  comments: summary,
})

const always = 'shares,reactions.limit(0).summary(true)'
const comments = 'comments.filter(stream).limit(0).summary(true)'

/**
 * People who saw it. It stands in the place of `post_impressions_unique`, which Meta withdrew from all
 * versions of its API, as the page that lists those says (updated on 2 March 2026):
 * https://developers.facebook.com/documentation/pages-api/platforminsights/page/deprecated-metrics
 * It needs the permission `read_insights`: https://developers.facebook.com/docs/permissions#r
 */
const reach = 'post_total_media_view_unique'
/** That page does not list it; some report that it is refused all the same. */
const clicks = 'post_clicks'

export const figures: Port['figures'] = async (call, remoteId) => {
  const graph = createGraph(call)
  return await orFailure(network, call, 'read', () =>
    orGone(async () => {
      const row = await countedOf(graph, remoteId)
      const seen = await insightsOf(graph, remoteId, [reach, clicks])
      return {
        kind: 'figures',
        reach: seen.get(reach) ?? null,
        reactions: row.reactions?.summary.total_count ?? null,
        comments: row.comments?.summary.total_count ?? null,
        shares: row.shares.count,
        clicks: seen.get(clicks) ?? null,
      }
    }),
  )
}

/** Comments are refused to who may not read what visitors write. */
function countedOf(graph: Graph, id: string) {
  const ask = async (fields: string) => shaped(counted, await graph.get(id, { fields }))
  return orElse(
    () => ask(`${always},${comments}`),
    error => {
      if (error.problem !== 'permission') throw error
      return ask(always)
    },
  )
}
