/** An article, as a blog writes it. */
export type Article = {
  title: string
  link?: string
  guid?: string
  text?: string
  at?: string
  picture?: string
}

/** A feed as WordPress writes it. */
export function feedOf(articles: readonly Article[], channel = ''): string {
  const items = articles.map(({ title, link, guid, text = '', at, picture }) =>
    [
      `<item><title><![CDATA[${title}]]></title>`,
      link && `<link>${link}</link>`,
      guid && `<guid isPermaLink="false">${guid}</guid>`,
      at && `<pubDate>${new Date(at).toUTCString()}</pubDate>`,
      picture && `<enclosure url="${picture}" length="1" type="image/png"/>`,
      `<description><![CDATA[<p>${text}</p>]]></description></item>`,
    ].join(''),
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>École Jean-Moulin</title>${channel}${items.join('')}</channel></rss>`
}
