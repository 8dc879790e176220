import { describe, expect, it } from 'vitest'
import { changeCommune } from '../../server/hours/change-commune.ts'
import { chooseCommune } from '../../server/partners/directory.ts'
import { communeOf, communeShapeOf } from '../../server/people/commune.ts'
import { aCommuneEdit } from '../support/builders/people.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { publishingWorld } from '../support/publishing.ts'

describe('the commune’s postcode', () => {
  it('is that of its INSEE code, where it has one alone', async () => {
    const { context, by, communeId } = await publishingWorld()
    const postcode = async () => communeShapeOf(await communeOf(context, communeId)).postcode
    expect(await postcode()).toBeNull()
    await chooseCommune(context, by, '51231')
    expect(await postcode()).toBe('51460')
    await chooseCommune(context, by, '33063')
    // Bordeaux has several.
    expect(await postcode()).toBeNull()
  })

  itOnBoth('is what its people wrote, also when they took it away', async kind => {
    const { context, by, communeId } = await publishingWorld(kind)
    const postcode = async () => communeShapeOf(await communeOf(context, communeId)).postcode
    const write = async (said: string | null) =>
      await changeCommune(
        context,
        communeId,
        aCommuneEdit({ name: 'L’Épine', postcode: said }),
        'Anne',
      )
    await write('51000')
    await chooseCommune(context, by, '51231')
    expect(await postcode()).toBe('51000')
    await write(null)
    await chooseCommune(context, by, '51231')
    expect(await postcode()).toBeNull()
  })

  it('is looked up though a form was saved before, in which there was none to take away', async () => {
    const { context, by, communeId } = await publishingWorld()
    const name = 'L’Épine'
    await changeCommune(context, communeId, aCommuneEdit({ name, postcode: null }), 'Anne')
    await chooseCommune(context, by, '51231')
    expect((await communeOf(context, communeId)).postcode).toBe('51460')
  })
})
