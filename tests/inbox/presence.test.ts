import { describe, expect, it } from 'vitest'
import { mergeConversations } from '../../server/inbox/override/merges.ts'
import { notePresence } from '../../server/inbox/readings.ts'
import { addPerson } from '../../server/people/people.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { newCommune, type Village, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

async function responder({ context, communeId }: Village, name: string) {
  const email = `${name.toLowerCase()}@exemple.fr`
  const person = { name, email, role: 'responder', password: 'tambour battant 12' } as const
  return {
    communeId,
    userId: (await addPerson(context, communeId, aPersonToAdd(person), 'test')).id,
  }
}

describe('notePresence', () => {
  it('tells who else has a conversation open, or one that is joined with it', async () => {
    const v = await village({ now: '2026-06-02T10:12' })
    await v.receive(
      thread('post-1', [from('Ann', ten, 'Il faut réserver ?')]),
      thread('post-2', [from('Bob', ten, 'Il faut réserver ?')]),
    )
    const rows = await v.context.db.selectFrom('conversation').select('id').orderBy('id').execute()
    const [first = 0, second = 0] = rows.map(({ id }) => id)
    const [camille, bernard] = [await responder(v, 'Camille'), await responder(v, 'Bernard')]
    const by = (
      who: { communeId: number; userId: string | null },
      id: number,
      doing: 'reading' | 'writing',
    ) => notePresence(v.context, who, id, { window: 'une-fenetre', doing })

    expect(await by(camille, second, 'writing')).toEqual([])
    expect(await by(bernard, first, 'reading')).toEqual([])
    await mergeConversations(v.context, v.officer, first, second)
    await by(camille, second, 'writing')
    expect(await by(bernard, first, 'reading')).toEqual([{ name: 'Camille', doing: 'writing' }])
    expect(await by({ ...bernard, userId: null }, second, 'reading')).toEqual([
      { name: 'Bernard', doing: 'reading' },
      { name: 'Camille', doing: 'writing' },
    ])
    const elsewhere = { ...bernard, communeId: await newCommune(v.context, 'Ailleurs') }
    await expect(by(elsewhere, first, 'reading')).rejects.toMatchObject({ kind: 'not-found' })
  })
})
