import { z } from 'zod'
import type { Sentence } from '../../language/sentence.ts'
import { plain } from '../../language/text.ts'
import type { Call, Found, Outcome, Publication } from '../connector.ts'
import { orElse, orUnclear } from './attempt.ts'
import { createGraph, type Graph, limited, type Query, rowsOf, shaped } from './client.ts'
import { type Answer, absentUnlessGap, skewMs } from './lookup.ts'
import type { Network } from './network.ts'

/** What is read of a post or a comment to find it again. */
type Written = {
  id: string
  created_time: number
  message: string
  permalink_url?: string | undefined
}

/** A network's list of what was published, the newest first. */
export type PublishedPosts<Row extends Written> = {
  path: string
  row: z.ZodType<Row>
  query(from: number): Query
  /** What a post is to say. */
  text(variant: Publication): string
  /** How many images a post shows. */
  images(row: Row): number
  /** Said where the text was published with `shown` images in place of `wanted`. */
  differs(shown: number, wanted: number): Sentence
}

/**
 * Looks for a post among all that were published since `since` (ms UTC), by its text and its number
 * of images. Two that are alike in both cannot be told apart: the first is taken.
 *
 * @param open the list; it may ask where it is
 */
export function findOn<Row extends Written>(
  network: Network,
  open: (graph: Graph) => Promise<PublishedPosts<Row>>,
): (call: Call, variant: Publication, key: string, since: number) => Promise<Found> {
  return (call, variant, _key, since) =>
    orUnclear(network, 'read', async () => {
      const graph = createGraph(call)
      const { path, row, query, text, images, differs } = await open(graph)
      const from = since - skewMs
      const wanted = plain(text(variant))
      const alike: Row[] = []
      const ask = (share: number) => ({ ...query(from), limit: limited(50, share) })
      for await (const page of graph.pages(path, ask)) {
        const rows = rowsOf(graph, row, page.data)
        alike.push(...rows.filter(one => one.created_time >= from && plain(one.message) === wanted))
        if (rows.some(one => one.created_time < from)) break
      }
      const count = variant.images.length
      const same = alike.filter(one => images(one) === count).at(-1)
      if (same) return foundAs(network, same)
      const [other] = alike
      if (other) return { kind: 'unclear', reason: differs(images(other), count) }
      return absentUnlessGap(graph)
    })
}

/** A list of comments in which ours are looked for. */
export type OwnComments<Row extends Written> = {
  row: z.ZodType<Row>
  query: Query
  /** How many are asked at once. */
  limit: number
  isOwn(row: Row): boolean
}

/** A comment of ours with this text, or null when the whole list has none. @throws GraphError */
export async function findOwnComment<Row extends Written>(
  network: Network,
  graph: Graph,
  path: string,
  { row, query, limit, isOwn }: OwnComments<Row>,
  { text, from }: Answer,
): Promise<Found | null> {
  const ask = (share: number) => ({ ...query, limit: limited(limit, share) })
  for await (const page of graph.pages(path, ask)) {
    const same = rowsOf(graph, row, page.data).find(
      one => isOwn(one) && one.created_time >= from && plain(one.message) === text,
    )
    if (same) return foundAs(network, same)
  }
  return null
}

function foundAs({ addressOf }: Network, { id, permalink_url: url }: Written): Found {
  return { kind: 'found', remoteId: id, url: url ?? addressOf(id) }
}

const permalinkRow = z.object({
  permalink_url: z.string().optional(),
  permalink: z.string().optional(),
})

/**
 * The post that was just made, with its public address. It may not be readable yet, which takes
 * nothing from its success.
 */
export async function publishedAs(
  { permalink, addressOf }: Network,
  graph: Graph,
  id: string,
): Promise<Outcome> {
  const told = await orElse(
    async () => shaped(permalinkRow, await graph.get(id, { fields: permalink }))[permalink],
    () => undefined,
  )
  return { kind: 'published', remoteId: id, url: told ?? addressOf(id) }
}
