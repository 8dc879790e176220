import { describe, expect, it } from 'vitest'
import { agendaGroups } from '../../server/agenda/agenda.ts'
import { chooseCommune } from '../../server/partners/directory.ts'
import { removeGroup, saveGroup } from '../../server/partners/groups.ts'
import { listPartners } from '../../server/partners/partner-shape.ts'
import {
  addPartner,
  addPartners,
  changePartner,
  endPartner,
} from '../../server/partners/partners.ts'
import { partnerSentences } from '../../server/partners/sentences.ts'
import { partnerNew, partnersNew } from '../../server/partners/shapes.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import { itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  journalActions,
  publishingWorld,
} from '../support/publishing.ts'

const lepine = { name: 'L’Épine', inseeCode: '51231' }
const clerk = { name: 'Marie Petit', email: 'Mairie@Lepine.example' }

describe('partners', () => {
  it('are added with their contacts and groups, once', async () => {
    const { context, by } = await publishingWorld()
    const group = await saveGroup(context, by, null, { name: 'La CC', partners: [] })
    const wanted = partnerNew.parse({ ...lepine, contacts: [clerk], groups: [group.id] })
    const added = await addPartner(context, by, wanted)
    expect(added).toMatchObject({
      ...lepine,
      population: expect.any(Number),
      mode: 'mail',
      contacts: [{ name: 'Marie Petit', email: 'mairie@lepine.example', unsubscribedAt: null }],
      groups: [group.id],
      notReachable: null,
    })
    await expect(addPartner(context, by, wanted)).rejects.toThrow(
      partnerSentences.already('L’Épine').fr,
    )
    expect(await journalActions({ context })).toContain('partner.added')
  })

  itOnBoth('are a choice in the public agenda by the group that says so', async kind => {
    const { context, by, communeId } = await publishingWorld(kind)
    const there = await addCommune(context, 'L’Épine')
    await setInseeCode(context.db, there, lepine.inseeCode)
    const { id } = await addPartner(context, by, partnerNew.parse(lepine))
    const { id: office } = await addPartner(context, by, partnerNew.parse({ name: 'Office' }))
    const partners = [id, office]
    const group = await saveGroup(context, by, null, { name: 'La CC', partners })
    expect(group.inAgenda).toBe(false)
    expect(await agendaGroups(context, communeId)).toEqual([])
    const shown = { name: 'La CC', partners, inAgenda: true }
    expect(await saveGroup(context, by, group.id, shown)).toEqual({ id: group.id, ...shown })
    await saveGroup(context, by, null, { name: 'Vide', partners: [], inAgenda: true })
    expect(await agendaGroups(context, communeId)).toEqual([
      {
        value: String(group.id),
        name: 'La CC',
        partners: expect.toSatisfy(
          (ids: number[]) => new Set(ids).symmetricDifference(new Set(partners)).size === 0,
        ),
        communes: [there],
      },
      { value: expect.any(String), name: 'Vide', partners: [], communes: [] },
    ])
    expect(await agendaGroups(context, there)).toEqual([])
    const { groups } = await listPartners(context, by)
    expect(groups.map(({ inAgenda }) => inAgenda)).toEqual([true, true])
  })

  it('are offered nothing once they were taken out, and come back as they were', async () => {
    const { context, by } = await publishingWorld()
    const wanted = partnerNew.parse({ ...lepine, contacts: [clerk] })
    const { id } = await addPartner(context, by, wanted)
    await endPartner(context, by, id, true)
    const [ended] = (await listPartners(context, by)).partners
    expect(ended).toMatchObject({ id, notReachable: 'ended' })
    const again = await addPartner(context, by, wanted)
    expect(again).toMatchObject({ id, notReachable: null, contacts: ended?.contacts })
  })

  itOnBoth(
    'come by the intercommunality, without the commune itself and without those that are known',
    async kind => {
      const { context, by } = await publishingWorld(kind)
      await chooseCommune(context, by, '51108')
      await addPartner(context, by, partnerNew.parse(lepine))
      const asked = partnersNew.parse({
        partners: [
          { name: 'Châlons-en-Champagne', inseeCode: '51108' },
          { name: "L'Épine", inseeCode: '51231' },
          { name: 'Sarry', inseeCode: '51525' },
        ],
        group: 'L’agglomération',
      })
      const made = await addPartners(context, by, asked)
      expect(made).toEqual({ added: [expect.any(Number)], known: 1 })
      const { partners, groups, ours } = await listPartners(context, by)
      expect(partners.map(({ name }) => name)).toEqual(['L’Épine', 'Sarry'])
      expect(groups).toEqual([
        {
          id: expect.any(Number),
          name: 'L’agglomération',
          partners: partners.map(({ id }) => id),
          inAgenda: false,
        },
      ])
      expect(ours?.name).toBe('Châlons-en-Champagne')
      expect(await addPartners(context, by, asked)).toEqual({ added: [], known: 2 })
    },
  )

  it('of a list that names an address twice have it once', async () => {
    const { context, by } = await publishingWorld()
    const twice = [clerk, { name: 'La même', email: clerk.email.toLowerCase() }]
    const asked = partnersNew.parse({ partners: [{ ...lepine, contacts: twice }] })
    await addPartners(context, by, asked)
    const [partner] = (await listPartners(context, by)).partners
    expect(partner?.contacts.map(({ name }) => name)).toEqual(['Marie Petit'])
  })

  itOnBoth('keep a contact’s wish not to be written to when their card is changed', async kind => {
    const { context, by } = await publishingWorld(kind)
    const wanted = partnerNew.parse({ ...lepine, contacts: [clerk] })
    const { id, contacts } = await addPartner(context, by, wanted)
    await context.db
      .updateTable('partnerContact')
      .set({ unsubscribedAt: context.clock.now() })
      .where('id', '=', contacts[0]?.id ?? 0)
      .execute()
    const renamed = [{ ...clerk, name: 'Marie Petit-Durand' }]
    const changed = await changePartner(context, by, id, { ...wanted, contacts: renamed })
    expect(changed.contacts).toMatchObject([
      { name: 'Marie Petit-Durand', unsubscribedAt: expect.any(String) },
    ])
    expect(changed.notReachable).toBe('nobody')
  })

  it('receive on a page that they lent, and on no page of ours', async () => {
    const world = await publishingWorld()
    const { context, by } = world
    const own = await addChannel(world, '1')
    const wanted = partnerNew.parse({ ...lepine, mode: 'page', channel: own })
    await expect(addPartner(context, by, wanted)).rejects.toThrow('est un canal de votre commune')
    await expect(addPartner(context, by, { ...wanted, channel: null })).rejects.toThrow(
      partnerSentences.pageMissing.fr,
    )
  })

  it('of another commune are not there', async () => {
    const { context, by } = await publishingWorld()
    const { id } = await addPartner(context, by, partnerNew.parse(lepine))
    const group = await saveGroup(context, by, null, { name: 'La CC', partners: [id] })
    const other = byOf(await addCommune(context, 'Valcourt'))
    const wanted = partnerNew.parse({ name: 'Sarry', inseeCode: '51525' })
    await expect(changePartner(context, other, id, wanted)).rejects.toThrow('n’existe pas')
    await expect(endPartner(context, other, id, true)).rejects.toThrow('n’existe pas')
    await expect(removeGroup(context, other, group.id)).rejects.toThrow('n’existe pas')
    await expect(saveGroup(context, other, null, { name: 'x', partners: [id] })).rejects.toThrow(
      'n’existe pas',
    )
    await expect(addPartner(context, other, { ...wanted, groups: [group.id] })).rejects.toThrow(
      'n’existe pas',
    )
    expect((await listPartners(context, other)).partners).toEqual([])
  })
})
