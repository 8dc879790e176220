const HOUR = 60 * 60_000
const DAY = 24 * HOUR

type Article = { slug: string; daysAgo: number; title: string; text: string }
type Blog = { name: string; articles: readonly Article[] }

/** What is written beside the mairie: by the school, on WordPress, and by the intercommunality. */
const blogs: Readonly<Record<string, Blog>> = {
  ecole: {
    name: 'École des Tilleuls',
    articles: [
      {
        slug: 'marche-de-noel',
        daysAgo: 0,
        title: 'Le marché de Noël des CM2',
        text: 'Les élèves vendent leurs sablés et leurs couronnes samedi de 10 h à 12 h, sous le préau, pour leur classe de neige.',
      },
      {
        slug: 'cantine',
        daysAgo: 2,
        title: 'Cantine : le menu du mois',
        text: 'Un repas végétarien par semaine, et le potage du jardin le jeudi. Les inscriptions se font avant le vendredi.',
      },
      {
        slug: 'photo',
        daysAgo: 40,
        title: 'Photo de classe',
        text: 'Le photographe passe mardi matin.',
      },
    ],
  },
  intercommunalite: {
    name: 'Communauté de communes de l’Orvain',
    articles: [
      {
        slug: 'collecte',
        daysAgo: 1,
        title: 'Collecte décalée au samedi',
        text: 'En raison du jour férié, les bacs du vendredi sont ramassés le samedi. Sortez-les la veille au soir.',
      },
      {
        slug: 'travaux',
        daysAgo: 5,
        title: 'Travaux sur la route de Boismont',
        text: 'La circulation est alternée jusqu’à la fin du mois, de 8 h à 17 h. Les cars scolaires passent.',
      },
    ],
  },
}

/** The home page of one, which names its feed; null: there is none. */
export function blogPage(name: string): string | null {
  const blog = blogs[name]
  if (blog === undefined) return null
  const list = blog.articles.map(({ title, text }) => `<h2>${title}</h2><p>${text}</p>`).join('')
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${blog.name}</title><link rel="alternate" type="application/rss+xml" title="Flux" href="/blogs/${name}/feed"></head><body><h1>${blog.name}</h1>${list}</body></html>`
}

/**
 * Its feed, RSS 2.0 as WordPress writes it: the same articles on the same day.
 * @param now ms UTC
 */
export function blogFeed(name: string, origin: string, now: number): string | null {
  const blog = blogs[name]
  if (blog === undefined) return null
  const today = Math.floor(now / DAY) * DAY
  const items = blog.articles.map(({ slug, daysAgo, title, text }) => {
    const at = Math.min(today - daysAgo * DAY + 7 * HOUR, now - HOUR)
    return `<item><title>${title}</title><link>${origin}/blogs/${name}#${slug}</link><guid isPermaLink="false">${origin}/blogs/?p=${slug}</guid><pubDate>${new Date(at).toUTCString()}</pubDate><description><![CDATA[<p>${text}</p>]]></description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${blog.name}</title><link>${origin}/blogs/${name}</link>${items.join('')}</channel></rss>`
}
