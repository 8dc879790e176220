import { byCommune, from, thread } from './fake-network.ts'
import { MINUTE, type Village } from './received.ts'

/**
 * A word that stands wherever the network tells something of Ann, and nowhere else: names, texts,
 * pictures, addresses.
 */
export const mark = 'Wyrmwood'

export const ann = { remoteId: `person-${mark}`, name: `Ann ${mark}` }

/** What Ann wrote and was answered at that time, in public, in private, in a post of hers; and Bob, who did too. */
export function conversationsOfAnn(at: number) {
  const url = `https://exemple.fr/${mark}`
  const picture = { type: 'photo', url: `${url}.jpg`, name: `${mark}.jpg` }
  const byAnn = (id: string, sentAt: number, text: string) =>
    from('Ann', sentAt, `${text} ${mark}`, {
      remoteId: id,
      author: ann,
      url,
      attachments: [picture],
      mentionNames: [mark],
    })
  return [
    thread(
      'post-1',
      [
        byAnn('c1', at, 'La salle est-elle libre ?'),
        byCommune(at + 8 * MINUTE, `Oui, ${mark}`, {
          remoteId: 'c2',
          parentRemoteId: 'c1',
          mentions: [ann.remoteId],
        }),
        from('Bob', at + 9 * MINUTE, 'Et dimanche ?', { remoteId: 'c3' }),
        byCommune(at + 30 * MINUTE, 'Non', { remoteId: 'c4', parentRemoteId: 'c3' }),
        byAnn('c5', at + 31 * MINUTE, 'Merci'),
      ],
      { post: 'post-1' },
    ),
    thread(
      'private-1',
      [
        byAnn('m1', at, 'Un lampadaire est éteint.'),
        byCommune(at + 21 * MINUTE, `Merci ${mark}`, { remoteId: 'm2' }),
      ],
      { visibility: 'private', subject: ann.name, url, citizen: ann },
    ),
    thread('post-2', [byAnn('post-2', at + MINUTE, 'Regardez ce trou')], {
      post: 'post-2',
      subject: `Regardez ${mark}`,
      url,
    }),
  ]
}

/** All rows of all tables, as one text to be searched. */
export async function everything({ context }: Pick<Village, 'context'>): Promise<string> {
  const { db } = context
  const tables = await db.introspection.getTables()
  let text = ''
  for (const { name } of tables) {
    const rows = await db
      .selectFrom(name as 'message')
      .selectAll()
      .execute()
    text += `${name} ${JSON.stringify(rows)}\n`
  }
  return text
}
