import { readMarkup } from '../platform/html/read-markup.ts'
import { addressIn } from './json-ld.ts'
import type { SourceText } from './rules/source.ts'

/** What a page says of itself beside its events. */
export type PageLinks = {
  /** The feeds and calendars that it names (https://html.spec.whatwg.org/multipage/links.html#rel-alternate). */
  alternates: string[]
  /** Whether one signs in there. */
  asksPassword: boolean
}

const mostAlternates = 6
const types = /^(?:application\/(?:rss\+xml|atom\+xml|feed\+json)|text\/calendar)/i

/** @param work what is no page names none */
export function linksInPage({ text, url }: Pick<SourceText, 'text' | 'url'>): PageLinks {
  const found = new Set<string>()
  let asksPassword = false
  let base = url
  readMarkup(text, {
    open(name, attributes) {
      const href = attributes.get('href') ?? ''
      if (name === 'base') base = addressIn(href, url) ?? url
      if (name === 'input') asksPassword ||= /^password$/i.test(attributes.get('type') ?? '')
      if (name !== 'link' || !types.test(attributes.get('type')?.trim() ?? '')) return
      if (!/(?:^|\s)alternate(?:\s|$)/i.test(attributes.get('rel') ?? '')) return
      const address = addressIn(href, base)
      // WordPress and Joomla name the feeds of their comments too.
      const isOfComments = /comment/i.test(`${href} ${attributes.get('title') ?? ''}`)
      if (address !== null && !isOfComments && found.size < mostAlternates) found.add(address)
    },
  })
  return { alternates: [...found], asksPassword }
}
