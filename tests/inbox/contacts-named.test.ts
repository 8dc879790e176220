import { describe, expect, it } from 'vitest'
import { contactsNamed } from '../../server/inbox/store/search.ts'
import { aContact } from '../support/builders/messages.ts'
import { openTestDatabase } from '../support/database/databases.ts'
import { communeWithChannel } from '../support/stored.ts'

const names = ['Martin Anne', 'Martinez Luc', 'Anne Martin', 'Martine Anneau', 'Ann Mar']

describe('people by what their name begins with', () => {
  async function village() {
    const { db } = await openTestDatabase('sqlite')
    const { communeId, channelId } = await communeWithChannel(db)
    for (const name of names) await aContact(db, { id: channelId, communeId }, name)
    return async (words: string[], limit = 10, options = {}) =>
      (await contactsNamed(db, communeId, words, limit, options)).map(({ name }) => name)
  }

  it('finds each once, whole or as the beginning of a longer name', async () => {
    const named = await village()
    expect((await named(['martin'])).toSorted()).toEqual(
      ['Anne Martin', 'Martin Anne', 'Martine Anneau', 'Martinez Luc'].toSorted(),
    )
    expect((await named(['ann', 'mar'])).toSorted()).toEqual(
      ['Ann Mar', 'Anne Martin', 'Martin Anne', 'Martine Anneau'].toSorted(),
    )
    expect(await named(['zinc'])).toEqual([])
    expect(await named([])).toEqual([])
  })

  it('finds no more than are wanted, and anyone who has the very words among them', async () => {
    const named = await village()
    expect(await named(['martin'], 3)).toHaveLength(3)
    expect((await named(['martin', 'anne'], 2)).length).toBe(2)
    expect(await named(['martin'], 10, { areWhole: true })).toEqual(
      expect.arrayContaining(['Anne Martin', 'Martin Anne']),
    )
  })
})
