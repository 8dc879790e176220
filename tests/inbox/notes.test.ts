import { describe, expect, it } from 'vitest'
import { forReaders, getConversation, listConversations } from '../../server/inbox/conversations.ts'
import { changeNote, removeNote, restoreNote, writeNote } from '../../server/inbox/notes.ts'
import { mergeConversations, splitConversation } from '../../server/inbox/override/merges.ts'
import { removePerson } from '../../server/people/people.ts'
import { copyPerson } from '../../server/privacy/copy-person.ts'
import { erasePerson } from '../../server/privacy/erase-person.ts'
import { expiringMessages } from '../../server/privacy/expiring.ts'
import { findPerson } from '../../server/privacy/find-person.ts'
import { replyCsv } from '../../server/reply-times/reply-csv.ts'
import { today } from '../../server/today/today.ts'
import { addTestPerson } from '../support/app.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { figures, MINUTE, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

/** Ann waits in public and Bob in private; Anne administers, Bruno answers, Carole reads. */
async function house(kind: DatabaseKind = 'sqlite') {
  const v = await village({ database: kind, now: '2026-06-02T10:05' })
  const { context, communeId } = v
  await v.receive(
    thread('t1', [from('Ann', ten, 'La salle est-elle libre ?')]),
    thread('t2', [from('Bob Durand', ten + MINUTE, 'Un lampadaire est éteint.')], {
      visibility: 'private',
    }),
  )
  const rows = await context.db.selectFrom('conversation').select(['id', 'remoteId']).execute()
  const idOf = (remoteId: string) => rows.find(row => row.remoteId === remoteId)?.id ?? 0
  const person = async (name: string, role: 'administrator' | 'responder' | 'councillor') => ({
    communeId,
    userId: await addTestPerson(v, name, role),
    actor: name,
  })
  const anne = await person('Anne', 'administrator')
  const bruno = await person('Bruno', 'responder')
  const carole = await person('Carole', 'councillor')
  let count = 0
  const write = (who: typeof anne, one: string, text: string, mentions: string[] = []) =>
    writeNote(context, who, idOf(one), { text, mentions, key: `note-numéro-${++count}` })
  const notes = async (one: string) =>
    (await getConversation(context, communeId, idOf(one))).notes.map(({ text }) => text)
  return { ...v, idOf, anne, bruno, carole, write, notes }
}

describe('internal notes', () => {
  itOnBoth('are written once, changed by who wrote them, deleted and taken back', async kind => {
    const h = await house(kind)
    const { context, communeId, anne, bruno, clock } = h
    const said = { text: 'Vu avec la voirie', mentions: [anne.userId], key: 'une-seule-fois' }
    const [note, again] = await Promise.all([
      writeNote(context, bruno, h.idOf('t2'), said),
      writeNote(context, bruno, h.idOf('t2'), said),
    ])
    expect(again).toEqual(note)
    expect(note).toMatchObject({
      conversation: h.idOf('t2'),
      author: { id: bruno.userId, name: 'Bruno' },
      text: 'Vu avec la voirie',
      mentions: [{ id: anne.userId, name: 'Anne' }],
      editedAt: null,
    })
    clock.advance(MINUTE)
    const change = { text: 'Vu avec les eaux', mentions: [] }
    await expect(changeNote(context, anne, note.id, change)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(removeNote(context, anne, note.id, false)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await changeNote(context, bruno, note.id, change)).toMatchObject({
      ...change,
      editedAt: '2026-06-02T08:06:00.000Z',
    })
    // An administrator may delete anybody's.
    await removeNote(context, anne, note.id, true)
    expect(await h.notes('t2')).toEqual([])
    await expect(changeNote(context, bruno, note.id, change)).rejects.toMatchObject({
      kind: 'not-found',
    })
    await restoreNote(context, anne, note.id, true)
    await restoreNote(context, anne, note.id, true)
    expect(await h.notes('t2')).toEqual(['Vu avec les eaux'])
    const journal = await context.db.selectFrom('journal').selectAll().orderBy('id').execute()
    const lines = journal.filter(({ action }) => action.startsWith('note.'))
    const subject = `conversation:${h.idOf('t2')}`
    expect(lines.map(line => [line.actor, line.action, line.subject, line.detail])).toEqual([
      ['Bruno', 'note.written', subject, null],
      ['Bruno', 'note.changed', subject, null],
      ['Anne', 'note.removed', subject, null],
      ['Anne', 'note.restored', subject, null],
    ])
    const elsewhere = { ...bruno, communeId: communeId + 1 }
    await expect(changeNote(context, elsewhere, note.id, change)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('are for those who may answer, and mention nobody else', async () => {
    const h = await house()
    await expect(h.write(h.anne, 't1', 'Pour Carole', [h.carole.userId])).rejects.toMatchObject({
      kind: 'bad-request',
    })
    await h.write(h.anne, 't1', 'Entre nous')
    expect(await h.notes('t1')).toEqual(['Entre nous'])
    const shown = forReaders(await getConversation(h.context, h.communeId, h.idOf('t1')))
    expect(shown.notes).toEqual([])
  })

  it('are of all that is joined, and of their own once it is parted', async () => {
    const h = await house()
    await h.write(h.anne, 't1', 'un')
    h.clock.advance(MINUTE)
    await h.write(h.bruno, 't2', 'deux')
    await mergeConversations(h.context, h.officer, h.idOf('t1'), h.idOf('t2'))
    expect([await h.notes('t1'), await h.notes('t2')]).toEqual([
      ['un', 'deux'],
      ['un', 'deux'],
    ])
    await splitConversation(h.context, h.officer, h.idOf('t1'), h.idOf('t2'))
    expect([await h.notes('t1'), await h.notes('t2')]).toEqual([['un'], ['deux']])
  })

  itOnBoth('keep their author’s name, as answers do, until no account has it', async kind => {
    const h = await house(kind)
    await h.write(h.bruno, 't1', 'À suivre', [h.bruno.userId])
    const shown = async () =>
      (await getConversation(h.context, h.communeId, h.idOf('t1'))).notes.map(
        ({ text, author, mentions }) => [text, author?.name, mentions.length],
      )
    await removePerson(h.context, h.communeId, h.bruno.userId, 'Anne')
    expect(await shown()).toEqual([['À suivre', 'Bruno', 1]])
    await h.context.db.deleteFrom('user').where('id', '=', h.bruno.userId).execute()
    expect(await shown()).toEqual([['À suivre', undefined, 0]])
  })

  itOnBoth('change no figure, and are in nothing that leaves the house', async kind => {
    const h = await house(kind)
    const { context, communeId, officer } = h
    const state = async () => {
      const { conversations } = await listConversations(context, communeId, {})
      const june = { from: '2026-06-01', to: '2026-06-30' }
      const sheets = []
      for await (const part of await replyCsv(context, communeId, june)) sheets.push(part)
      for await (const part of await expiringMessages(context, officer)) sheets.push(part)
      const day = await today(context, communeId)
      return JSON.stringify([await figures(h), conversations, day, sheets])
    }
    const before = await state()
    await h.write(h.bruno, 't1', 'Ne répondez pas : jargonaute', [h.anne.userId])
    await h.write(h.anne, 't2', 'Merci, c’est réglé. jargonaute')
    expect(await state()).toBe(before)
    const search = { search: 'jargonaute' }
    expect((await listConversations(context, communeId, search)).conversations).toEqual([])
  })

  it('go with a person, and are told to them', async () => {
    const h = await house()
    const { context, communeId, anne } = h
    await h.write(h.bruno, 't2', 'Il appelle souvent')
    await h.write(h.bruno, 't1', 'Rien à voir avec lui')
    await h.write(h.anne, 't1', 'Voir aussi M. Durand')
    const kept = async () =>
      (await context.db.selectFrom('note').select('text').orderBy('id').execute()).map(
        ({ text }) => text,
      )
    const found = await findPerson(context, communeId, 'durand')
    const named = { conversationId: h.idOf('t1'), text: 'Voir aussi M. Durand' }
    expect(found.notes).toMatchObject([named])
    const residents = found.residents.map(({ id }) => id)
    const copy = await copyPerson(context, anne, residents)
    const told = copy.conversations.flatMap(({ notes }) => notes.map(({ text }) => text))
    expect(told).toEqual(['Il appelle souvent'])
    const chosen = { residents, quotes: [], notes: found.notes.map(({ id }) => id) }
    await erasePerson(context, anne, chosen, {
      databaseUrl: 'postgres://x',
      backupTo: null,
      backupKeep: 14,
    })
    expect(await kept()).toEqual(['Rien à voir avec lui'])
  })
})
