import { folded } from '../../language/text.ts'
import { readMarkup } from './read-markup.ts'

/** What a page says of itself (https://ogp.me), and all of its words, folded. */
export type Page = { title: string; description: string; text: string }

export function pageOf(html: string): Page {
  const named = new Map<string, string>()
  let text = ''
  let title = ''
  let isTitle = false
  readMarkup(html, {
    open(tag, attributes) {
      isTitle = tag === 'title' && title === ''
      const content = attributes.get('content')
      if (content === undefined) return
      text += ` ${content} `
      const name = (attributes.get('property') ?? attributes.get('name') ?? '').toLowerCase()
      if (tag === 'meta' && !named.has(name)) named.set(name, content)
    },
    text(said) {
      text += said
      if (isTitle) title += said
    },
    close() {
      isTitle = false
    },
  })
  return {
    title: named.get('og:title') ?? title,
    description: named.get('og:description') ?? named.get('description') ?? '',
    text: folded(text),
  }
}
