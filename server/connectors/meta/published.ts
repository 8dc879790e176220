import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { plain } from '../../language/text.ts'
import type { Failure, Outcome, Port, Publication } from '../connector.ts'
import { verifiedUnless } from '../network/publishing.ts'
import { orElse, orFailure, orNotYet, orOutcome, orUnclear } from './attempt.ts'
import { createGraph, type Graph, limited, type Query, rowsOf, shaped } from './client.ts'
import { absentUnlessGap, answerOf, foundAs, isSame, type Written } from './lookup.ts'
import type { Network } from './network.ts'
import { metaSentences } from './sentences.ts'

/** How a network publishes. */
type Publishing<Ready extends object> = {
  /**
   * All that comes before somebody sees something: nothing is lost by doing it again.
   * @throws GraphError
   */
  prepare(graph: Graph, variant: Publication, now: number): Promise<Ready | Failure>
  /** Shows it, and tells its number. What gets lost here is `unknown`, for `find` to settle. */
  show(graph: Graph, variant: Publication, ready: Ready): Promise<string>
}

/** Publishes at once. Meta takes no key that would make a second sending safe. */
export function publishOn<Ready extends object>(
  network: Network,
  { prepare, show }: Publishing<Ready>,
): Port['publish'] {
  return async (call, variant) => {
    const graph = createGraph(call)
    const ready = await orFailure(network, call, 'publish', () => prepare(graph, variant, call.now))
    if (isFailure(ready)) return ready
    return await orOutcome(network, call, 'publish', async () =>
      publishedAs(network, graph, await show(graph, variant, ready)),
    )
  }
}

const isFailure = (made: object): made is Failure => 'kind' in made

type Post = Written & { is_published?: boolean }

/** What a network shows of what was published there. */
export type Published<Row extends Post> = {
  /** Where all of it is, the newest first. */
  path(graph: Graph): string | Promise<string>
  row: z.ZodType<Row>
  /** What is read of a post to recognise it, or to compare it with what was sent. */
  fields: string
  /** What narrows the list to what was published since then, ms UTC. */
  query?(from: number): Query
  /** What a post is to say. */
  text(variant: Publication): string
  /** How many images a post shows. */
  images(row: Row): number
  /** Said where the text was published with `shown` images in place of `wanted`. */
  otherImages(shown: number, wanted: number): Sentence
  /** What else differs from what was sent, in one sentence. */
  differs(graph: Graph, variant: Publication, row: Row): Promise<Sentence | null> | Sentence | null
}

/**
 * Looks for a post among all that were published since `since` (ms UTC), by its text and its number
 * of images. Two that are alike in both cannot be told apart: the first is taken.
 */
export function findOn<Row extends Post>(
  network: Network,
  { path, row, fields, query, text, images, otherImages }: Published<Row>,
): Port['find'] {
  return (call, variant, _key, since) =>
    orUnclear(network, 'read', async () => {
      const graph = createGraph(call)
      const wanted = answerOf(text(variant), since)
      const alike: Row[] = []
      const ask = (share: number) => ({
        fields,
        ...query?.(wanted.from),
        limit: limited(50, share),
      })
      for await (const page of graph.pages(await path(graph), ask)) {
        const rows = rowsOf(graph, row, page.data)
        alike.push(...rows.filter(one => isSame(one, wanted)))
        if (rows.some(one => one.created_time < wanted.from)) break
      }
      const count = variant.images.length
      const same = alike.filter(one => images(one) === count).at(-1)
      if (same) return foundAs(network, same)
      const [other] = alike
      if (other) return { kind: 'unclear', reason: otherImages(images(other), count) }
      return absentUnlessGap(graph)
    })
}

/** Reads a post back as the network shows it to everybody. */
export function verifyOn<Row extends Post>(
  network: Network,
  { row, fields, text, differs }: Published<Row>,
): Port['verify'] {
  const { name } = network
  return (call, variant, remoteId) =>
    orNotYet(network, metaSentences.postNotYet, async () => {
      const graph = createGraph(call)
      const shown = shaped(row, await graph.get(remoteId, { fields }))
      if (shown.is_published === false) return verifiedUnless(metaSentences.postHidden(name))
      const isOther = plain(shown.message) !== plain(text(variant))
      return verifiedUnless(
        isOther ? metaSentences.textDiffers(name) : await differs(graph, variant, shown),
      )
    })
}

const permalinkRow = z.object({
  permalink_url: z.string().optional(),
  permalink: z.string().optional(),
})

/**
 * The post that was just made, with its public address. It may not be readable yet, which takes
 * nothing from its success.
 */
async function publishedAs(
  { permalink, addressOf }: Network,
  graph: Graph,
  id: string,
): Promise<Outcome> {
  const url = await orElse(
    async () => shaped(permalinkRow, await graph.get(id, { fields: permalink }))[permalink],
    () => undefined,
  )
  return { kind: 'published', remoteId: id, url: url ?? addressOf(id) }
}
