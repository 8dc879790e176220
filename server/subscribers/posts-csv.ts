import type { Deps } from '../deps.ts'
import type { Language, Translations } from '../language/sentence.ts'
import { spreadsheetOf } from '../people/commune.ts'
import { type Column, csvLines } from '../platform/rules/csv.ts'
import type { Period } from './audience-report.ts'
import { postsOfPeriod } from './posts-brought.ts'
import type { PostBrought } from './shapes.ts'

const counted: Record<NonNullable<PostBrought['countedBy']>, Translations> = {
  network: { fr: 'personnes, selon le réseau', en: 'people, by the network' },
  panel: { fr: 'lecteurs, selon le panneau', en: 'readers, by the panel' },
  sent: { fr: 'envois partis', en: 'sendings gone out' },
}

/** A number that nobody said is empty, and never 0. */
const columns: Column<PostBrought>[] = [
  [{ fr: 'Publiée', en: 'Published' }, post => Date.parse(post.publishedAt), 'instant'],
  [{ fr: 'Publication', en: 'Post' }, post => post.title],
  [{ fr: 'Étape', en: 'Step' }, post => post.step],
  [{ fr: 'Jours', en: 'Days' }, post => post.days],
  [{ fr: 'Canal', en: 'Channel' }, post => post.channelName],
  [{ fr: 'Réseau', en: 'Network' }, post => post.connector],
  [{ fr: 'Personnes', en: 'People' }, post => post.reach],
  [{ fr: 'Comptées comme', en: 'Counted as' }, ({ countedBy }) => countedBy && counted[countedBy]],
  [{ fr: 'Réactions', en: 'Reactions' }, post => post.reactions],
  [{ fr: 'Commentaires', en: 'Comments' }, post => post.comments],
  [{ fr: 'Partages', en: 'Shares' }, post => post.shares],
  [{ fr: 'Clics', en: 'Clicks' }, post => post.clicks],
  [
    { fr: 'Compté le', en: 'Counted on' },
    ({ readAt }) => (readAt === null ? null : Date.parse(readAt)),
    'instant',
  ],
  [{ fr: 'Adresse', en: 'Address' }, post => post.url],
]

/**
 * What each post of a period brought, one a line (`platform/rules/csv.ts`).
 * @param spreadsheet in which language; undefined: for programs
 * @throws Refusal, as `postsOfPeriod` does
 */
export async function postsCsv(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  period: Period,
  spreadsheet: Language | undefined,
): Promise<Generator<string>> {
  const { posts } = await postsOfPeriod(deps, communeId, period, Number.POSITIVE_INFINITY)
  return csvLines(columns, posts, await spreadsheetOf(deps, communeId, spreadsheet))
}
