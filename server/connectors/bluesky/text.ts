import { textLength } from '../../language/text-length.ts'
import type { PostRecord } from './payload.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export type Facet = {
  index: { byteStart: number; byteEnd: number }
  features: ({ $type: string } & Record<string, string>)[]
}

const kinds = 'app.bsky.richtext.facet'
const longestTag = 64

/** Addresses, accounts and hashtags, as the composer shows them: what is one for Bluesky must be said. */
const anything =
  /(?<link>https?:\/\/[^\s]*[^\s.,;:!?)»])|(?<![\p{L}\p{N}_.@])@(?<handle>(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z](?:[a-z\d-]*[a-z\d])?)|(?<![\p{L}\p{N}_&])#(?<tag>[\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/giu

/**
 * What of a text leads somewhere (https://docs.bsky.app/docs/advanced-guides/post-richtext).
 * @param didOf whose a handle is; null: nobody's, and it stays a word
 */
export async function facetsIn(
  text: string,
  didOf: (handle: string) => Promise<string | null>,
): Promise<Facet[]> {
  const facets: Facet[] = []
  for (const { index, 0: found, groups } of text.matchAll(anything)) {
    const byteStart = encoder.encode(text.slice(0, index)).length
    const byteEnd = byteStart + encoder.encode(found).length
    const { link, handle, tag = '' } = groups ?? {}
    const did = handle === undefined ? null : await didOf(handle.toLowerCase())
    if (link !== undefined) facets.push(of('link', { uri: link }))
    else if (did !== null) facets.push(of('mention', { did }))
    else if (tag !== '' && textLength(tag, 'graphemes') <= longestTag)
      facets.push(of('tag', { tag }))

    function of(kind: string, named: Record<string, string>): Facet {
      return { index: { byteStart, byteEnd }, features: [{ $type: `${kinds}#${kind}`, ...named }] }
    }
  }
  return facets
}

/** The first address that a text shows. */
export function linkIn(text: string): string | null {
  for (const { groups } of text.matchAll(anything)) if (groups?.link) return groups.link
  return null
}

/** What a post says: where an address is cut, or stands behind a word, with the address. */
export function textOf({ text, facets = [], embed }: PostRecord): string {
  const bytes = encoder.encode(text)
  let said = ''
  let end = 0
  for (const { index, features } of facets.toSorted(
    (a, b) => a.index.byteStart - b.index.byteStart,
  )) {
    const uri = features.find(({ uri: one }) => one !== undefined)?.uri
    if (uri === undefined || index.byteStart < end || index.byteEnd > bytes.length) continue
    const shown = decoder.decode(bytes.subarray(index.byteStart, index.byteEnd))
    const isCut = /(?:…|\.\.\.)$/.test(shown)
    said += decoder.decode(bytes.subarray(end, index.byteStart))
    said += isCut ? uri : uri.includes(shown.trim()) ? shown : `${shown} (${uri})`
    end = index.byteEnd
  }
  said += decoder.decode(bytes.subarray(end))
  const card = embed?.external?.uri
  return card === undefined || said.includes(card) ? said : `${said}\n\n${card}`.trim()
}

/** The same without whom it speaks to first, where that is this account. */
export function saidTo(did: string, record: PostRecord): string {
  const text = textOf(record)
  const [first] = mentionsIn(record)
  const isAddressed = first?.did === did && text.startsWith(`${first.name} `)
  return isAddressed ? text.slice(first.name.length).trimStart() || text : text
}

/** Whom it names: their accounts, and their names as the text has them. */
export function mentionsIn({ text, facets = [] }: PostRecord): { did: string; name: string }[] {
  const bytes = encoder.encode(text)
  return facets.flatMap(({ index, features }) => {
    const did = features.find(({ did: one }) => one !== undefined)?.did
    const name = decoder.decode(bytes.subarray(index.byteStart, index.byteEnd))
    return did === undefined ? [] : [{ did, name }]
  })
}
