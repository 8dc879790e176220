import { describe, expect, it } from 'vitest'
import {
  addSavedReply,
  addUsualReplies,
  changeSavedReply,
  listSavedReplies,
  removeSavedReply,
} from '../../../server/inbox/answering/saved-replies.ts'
import { itOnBoth } from '../../support/database/databases.ts'
import { newCommune, village } from '../../support/network/received.ts'

const hours = { title: 'Horaires', text: 'Bonjour {prénom}, de 9 h à 12 h.' }

describe('saved replies', () => {
  it('are kept by title, changed and deleted, and the journal says by whom', async () => {
    const v = await village()
    const added = await addSavedReply(v.context, v.officer, hours)
    for (const title of ['École', 'eau', 'Zone bleue']) {
      await addSavedReply(v.context, v.officer, { title, text: 'Voici.' })
    }
    const titles = async () =>
      (await listSavedReplies(v.context, v.communeId)).savedReplies.map(one => one.title)
    expect(await titles()).toEqual(['eau', 'École', 'Horaires', 'Zone bleue'])
    const other = { title: 'Accueil', text: 'De 14 h à 17 h.' }
    expect(await changeSavedReply(v.context, v.officer, added.id, other)).toEqual({
      id: added.id,
      ...other,
    })
    expect(await titles()).toEqual(['Accueil', 'eau', 'École', 'Zone bleue'])
    await removeSavedReply(v.context, v.officer, added.id)
    expect(await titles()).toEqual(['eau', 'École', 'Zone bleue'])
    const journal = await v.context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    const own = journal.filter(line => line.subject === `saved-reply:${added.id}`)
    expect(own).toMatchObject([
      { action: 'saved-reply.added', actor: 'Camille', detail: '{"title":"Horaires"}' },
      { action: 'saved-reply.changed', detail: '{"title":"Accueil"}' },
      { action: 'saved-reply.removed', detail: '{"title":"Accueil"}' },
    ])
  })

  it('of one commune are nothing to another', async () => {
    const v = await village()
    const { id } = await addSavedReply(v.context, v.officer, hours)
    const communeId = await newCommune(v.context, 'Voisine')
    const stranger = { communeId, actor: 'Zoé' }
    expect(await listSavedReplies(v.context, communeId)).toEqual({ savedReplies: [] })
    await expect(changeSavedReply(v.context, stranger, id, hours)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(removeSavedReply(v.context, stranger, id)).rejects.toMatchObject({
      kind: 'not-found',
    })
    expect((await listSavedReplies(v.context, v.communeId)).savedReplies).toHaveLength(1)
  })

  itOnBoth('that are proposed are added to an empty list, once', async kind => {
    const v = await village({ database: kind })
    const { savedReplies } = await addUsualReplies(v.context, v.officer)
    expect(savedReplies).toHaveLength(8)
    expect(await addUsualReplies(v.context, v.officer)).toEqual({ savedReplies: [] })
    const kept = await listSavedReplies(v.context, v.communeId)
    expect(kept.savedReplies.toSorted((a, b) => a.id - b.id)).toEqual(savedReplies)
    const journal = await v.context.db.selectFrom('journal').select('action').execute()
    expect(journal).toEqual(Array(8).fill({ action: 'saved-reply.added' }))
  })
})
