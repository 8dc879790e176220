import type { Db } from '../../../server/database/database.ts'
import type { NewRow } from '../../../server/database/schema.ts'
import type { DownloadSurvey } from '../../../server/history-import/store.ts'

/** A page's download that was handed in and read once: somebody must still say who the page is. */
export async function aHistoryImport(
  db: Db,
  communeId: number,
  {
    survey,
    ...part
  }: Partial<Omit<NewRow<'historyImport'>, 'survey'>> & { survey?: Partial<DownloadSurvey> } = {},
): Promise<void> {
  const read: DownloadSurvey = {
    ...{ conversations: 412, broken: [], incomplete: 0, own: { posts: 0, comments: 0 } },
    ...{ from: Date.parse('2019-03-04T08:00Z'), to: Date.parse('2026-11-20T10:00Z') },
    names: ['Mairie de Sommeville', 'Odile Martin'],
    ...survey,
  }
  await db
    .insertInto('historyImport')
    .values({
      ...{ communeId, connector: 'facebook', channelId: null, state: 'ready', file: 'a.zip' },
      ...{ fileName: 'facebook-mairie-de-sommeville-2026-11-20.zip', size: 12_400_000 },
      ...{ page: null, total: 8230, error: null, actor: 'Claire Morel', createdAt: 0 },
      ...{ endedAt: null, leaseOwner: null, leaseUntil: null },
      survey: JSON.stringify(read),
      ...part,
    })
    .execute()
}
