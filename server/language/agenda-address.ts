import { type Named, pageNameOf } from './slug.ts'

/**
 * Every address of the public agenda, below the installation's own: nothing else writes one, so that
 * no page and no mail leads to one that is not there (tests/architecture).
 */
export const agendaPath = '/agenda'

/** The list without what surrounds it, for the frame of another site. */
export const embedPath = `${agendaPath}/embed`

/** What is over, the last first. */
export const pastPath = `${agendaPath}/passes`

/** How the agenda is followed. */
export const subscribePath = `${agendaPath}/s-abonner`

/** Where residents sign up for what the mairie publishes (server/subscribers). */
export const newsPath = '/abonnement'

/** How fast the mairie answers, where it shows that (server/open-data). */
export const repliesPath = '/reponses'

/** The same for programs, and as pictures; `query`: « ?commune=2 ». */
export function repliesPaths(query: string) {
  return {
    page: `${repliesPath}${query}`,
    json: `${repliesPath}.json${query}`,
    csv: `${repliesPath}.csv${query}`,
    svg: `${repliesPath}.svg${query}`,
    png: `${repliesPath}.png${query}`,
    schema: `${repliesPath}.schema.json`,
    tableSchema: `${repliesPath}.tableschema.json`,
  }
}

/** A week on one sheet of paper. */
export const posterPath = `${agendaPath}/affiche`

/** The page of an event; its words follow its title. */
export const eventPath = (event: Named): string => `${agendaPath}/${pageNameOf(event)}`

/** The same without words: it never changes, and leads to the page. */
export const shortPath = ({ slug }: Pick<Named, 'slug'>): string => `${agendaPath}/${slug}`

/** One event as a calendar. */
export const eventCalendarPath = (event: Named): string => `${eventPath(event)}.ics`

/** The same without words, for programs that keep it. */
export const shortCalendarPath = (event: Pick<Named, 'slug'>): string => `${shortPath(event)}.ics`

/** Widths in which pictures are given beside their own: a card of the list, a link's card. */
export const pictureWidths = [640, 1200] as const
export type PictureWidth = (typeof pictureWidths)[number]

/** A picture of an event: as it is, or `width` pixels wide. Networks keep it, so it has no words. */
export function picturePath(
  event: Pick<Named, 'slug'>,
  { id }: { id: number },
  width: PictureWidth | null = null,
): string {
  return `${shortPath(event)}/${id}${width === null ? '' : `-${width}`}.jpg`
}

/** The agenda as programs read it; `query`: « ?commune=2 » for one commune, or empty. */
export function feedPaths(query: string) {
  return {
    calendar: `${agendaPath}.ics${query}`,
    rss: `${agendaPath}.rss${query}`,
    atom: `${agendaPath}.atom${query}`,
    jsonFeed: `${agendaPath}/feed.json${query}`,
    json: `${agendaPath}.json${query}`,
  }
}
