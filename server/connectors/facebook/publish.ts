import type { Call, Outcome, Publication, PublishedImage, Verification } from '../connector.ts'
import { createGraph, type Graph, shaped } from '../graph/client.ts'
import { asOutcome, sentence } from '../graph/explain.ts'
import { GraphError } from '../graph/graph-error.ts'
import { addressOf } from './parse.ts'
import { made, type PublishedRow, permalink, publishedRow } from './payload.ts'
import { photosIn, plain, publishedFields, textOf } from './published.ts'

/**
 * Publishes a text, with a link or with an image, at once. Facebook takes no key that would make a
 * second sending safe: whatever may have got through is `unknown`, and `find` settles it.
 */
export async function publish(call: Call, variant: Publication, _key: string): Promise<Outcome> {
  const graph = createGraph(call)
  try {
    const [image] = variant.images
    const answer = await (image === undefined
      ? graph.post(`${graph.page}/feed`, feedBody(variant))
      : graph.post(`${graph.page}/photos`, photoBody(variant, image)))
    const { id, post_id: post } = shaped(made, answer)
    const remoteId = post ?? id
    return { kind: 'published', remoteId, url: await urlOf(graph, remoteId) }
  } catch (error) {
    if (error instanceof GraphError) return asOutcome(error, call.now, 'publish')
    throw error
  }
}

/** Reads the post back as the page's own API tells it: its text, its images, whether it is public. */
export async function verify(
  call: Call,
  variant: Publication,
  remoteId: string,
): Promise<Verification> {
  const graph = createGraph(call)
  try {
    const answer = await graph.get(remoteId, { fields: publishedFields })
    return compare(variant, shaped(publishedRow, answer))
  } catch (error) {
    if (!(error instanceof GraphError)) throw error
    const reason =
      error.problem === 'missing'
        ? 'Facebook ne montre pas encore la publication.'
        : sentence(error, 'read')
    return { kind: 'not-yet', reason }
  }
}

function compare(variant: Publication, row: PublishedRow): Verification {
  const different = (reason: string): Verification => ({ kind: 'different', reason })
  if (!row.is_published) {
    return different('La publication existe sur Facebook, mais n’est pas visible du public.')
  }
  if (plain(row.message) !== plain(textOf(variant))) {
    return different('Le texte visible sur Facebook n’est pas celui qui a été envoyé.')
  }
  const photos = photosIn(row)
  const wanted = variant.images.length
  if (photos < wanted) return different('L’image n’est pas visible sur Facebook.')
  if (photos > wanted) {
    return different('Facebook montre plus d’images qu’il n’en a été envoyé.')
  }
  return { kind: 'verified' }
}

function feedBody(variant: Publication): Record<string, string> {
  const { text, link } = variant
  return link === null ? { message: text } : { message: text, link }
}

/** A photo's post has no place for a link: it goes into the text. */
function photoBody(variant: Publication, image: PublishedImage): FormData {
  const form = new FormData()
  form.set('caption', textOf(variant))
  form.set('published', 'true')
  if (image.alt !== '') form.set('alt_text_custom', image.alt)
  const kind = image.type === 'image/png' ? 'png' : 'jpg'
  form.set('source', new Blob([new Uint8Array(image.bytes)], { type: image.type }), `image.${kind}`)
  return form
}

/** The public address; a new post may not be readable yet, which takes nothing from its success. */
async function urlOf(graph: Graph, id: string): Promise<string> {
  try {
    return shaped(permalink, await graph.get(id, { fields: 'permalink_url' })).permalink_url
  } catch (error) {
    if (error instanceof GraphError) return addressOf(id)
    throw error
  }
}
