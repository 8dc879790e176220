import { describe, expect, it } from 'vitest'
import { findAgendaEvent, upcomingEvents } from '../../server/agenda/agenda.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { localTimeOf } from '../../server/language/instant.ts'
import { searchCommunes } from '../../server/partners/directory.ts'
import { addPartner, addPartners } from '../../server/partners/partners.ts'
import { findPartner } from '../../server/partners/rows.ts'
import { partnerNew, partnersNew } from '../../server/partners/shapes.ts'
import { addPerson } from '../../server/people/people.ts'
import type { Actor } from '../../server/people/rules/role.ts'
import { setInseeCode } from '../../server/people/store/communes.ts'
import {
  declineOffer,
  followOffer,
  listOffers,
  takeOffer,
  takePictures,
} from '../../server/shares/offers.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { countOffers } from '../../server/shares/rows.ts'
import { listShares } from '../../server/shares/share-shape.ts'
import { withdrawShare } from '../../server/shares/shares.ts'
import { feast } from '../support/approval.ts'
import { needApproval } from '../support/builders/approval.ts'
import { anEventChange } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { aMediaOf } from '../support/builders/pictures.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  HOUR,
  publishingWorld,
  runUntil,
} from '../support/publishing.ts'
import { send } from '../support/shares.ts'

const lepine = { name: 'L’Épine', inseeCode: '51231', mode: 'installation' as const }

describe('a neighbour on the same installation', () => {
  /** Saint-Rémi offers its feast to L’Épine, both on one Tambour, and there is no mail server. */
  async function world(database: DatabaseKind = 'sqlite') {
    const world = await publishingWorld(database)
    const { context, by } = world
    const there = await addCommune(context, 'L’Épine')
    await setInseeCode(context.db, there, lepine.inseeCode)
    const image = { sha256: 'affiche', type: 'image/png', width: 4, height: 3, size: 3 }
    const { id: media } = await aMediaOf(context.db, {
      communeId: world.communeId,
      ...image,
      bytes: Buffer.from([1, 2, 3]),
      alt: 'Un feu',
      createdAt: context.clock.now(),
    })
    const wanted = { ...feast, times: [], channels: [], media: [media] }
    const { id: event } = await createEvent(context, by, wanted)
    const { id: partner } = await addPartner(context, by, partnerNew.parse(lepine))
    const ask = anOffer({ event, partners: [partner] })
    const propose = () => proposeEvent(context, by, ask)
    const theirs = byOf(there)
    const offered = async () => {
      await propose()
      const [offer] = await listOffers(context, there)
      if (offer === undefined) throw new Error('nothing is offered')
      return offer
    }
    const stateOf = async (id: number) => (await listShares(context, world.communeId, { id }))[0]
    return { ...world, there, theirs, event, partner, media, propose, offered, stateOf }
  }

  itOnBoth('is found by its code, and by typing; elsewhere there is none', async kind => {
    const { context, by, communeId, there } = await world(kind)
    const [found] = await searchCommunes(context, communeId, '51231')
    expect(found).toMatchObject({ code: '51231', isHere: true })
    const [self] = await searchCommunes(context, there, '51231')
    expect(self?.isHere).toBe(false)
    const sarry = partnerNew.parse({ name: 'Sarry', inseeCode: '51525', mode: 'installation' })
    await expect(addPartner(context, by, sarry)).rejects.toMatchObject({
      kind: 'bad-request',
      field: 'mode',
    })
    const third = byOf(await addCommune(context, 'Fagnières'))
    const several = partnersNew.parse({
      partners: [
        { name: 'L’Épine', inseeCode: '51231' },
        { name: 'Sarry', inseeCode: '51525' },
      ],
    })
    await addPartners(context, third, several)
    const rows = await context.db
      .selectFrom('partner')
      .select(['name', 'mode', 'partnerCommuneId'])
      .where('communeId', '=', third.communeId)
      .orderBy('name')
      .execute()
    expect(rows).toEqual([
      { name: 'L’Épine', mode: 'installation', partnerCommuneId: there },
      { name: 'Sarry', mode: 'mail', partnerCommuneId: null },
    ])
  })

  it('is found by its name where neither has a code, and nowhere else', async () => {
    const { context, there } = await world()
    const sarry = await addCommune(context, 'Sarry')
    const by = byOf(there)
    const named = partnerNew.parse({ name: 'sarry', mode: 'installation' })
    const wrong = partnerNew.parse({ ...named, inseeCode: '51525' })
    await expect(addPartner(context, by, wrong)).rejects.toMatchObject({ field: 'mode' })
    const { id } = await addPartner(context, by, named)
    const row = await findPartner(context.db, there, id)
    expect(row).toMatchObject({ mode: 'installation', partnerCommuneId: sarry })
  })

  it('finds an offer on its screens, without a mail, and nobody else does', async () => {
    const { context, communeId, there, offered, propose } = await world()
    const offer = await offered()
    expect(offer).toMatchObject({
      commune: 'Saint-Rémi',
      title: feast.title,
      state: 'proposed',
      event: null,
      pictures: [{ alt: 'Un feu', url: expect.stringMatching(/^\/agenda\/\w{8}\/\d+\.jpg$/) }],
    })
    expect(await context.db.selectFrom('mail').selectAll().execute()).toEqual([])
    expect(await countOffers(context.db, there, context.clock.now())).toBe(1)
    expect(await listOffers(context, communeId)).toEqual([])
    expect((await propose()).skipped).toMatchObject([{ why: 'already' }])
  })

  itOnBoth(
    'takes it once into its own calendar, in its own words, with the pictures',
    async kind => {
      const { context, there, theirs, offered, stateOf, media, event } = await world(kind)
      const offer = await offered()
      const copies = await takePictures(context, theirs, offer.id)
      expect(await takePictures(context, theirs, offer.id)).toEqual(copies)
      expect(copies).toMatchObject([{ alt: 'Un feu' }])
      expect(copies[0]?.id).not.toBe(media)
      const both = await Promise.allSettled([
        takeOffer(context, theirs, offer.id, { text: 'Chez nos voisins !' }),
        takeOffer(context, theirs, offer.id, { text: 'Chez nos voisins !' }),
      ])
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const rows = await context.db
        .selectFrom('event')
        .selectAll()
        .where('communeId', '=', there)
        .execute()
      expect(rows).toMatchObject([
        { title: feast.title, text: 'Chez nos voisins !', startLocal: feast.startLocal },
      ])
      const own = await getEvent(context, there, rows[0]?.id ?? 0)
      expect(own.media.map(({ id }) => id)).toEqual(copies.map(({ id }) => id))
      expect(await stateOf(offer.id)).toMatchObject({
        state: 'accepted',
        answeredBy: 'Anne',
        steps: [{ what: 'proposed' }, { what: 'accepted', by: 'Anne', via: 'tambour' }],
      })
      expect(await listOffers(context, there)).toMatchObject([{ event: own.id, hasChanged: false }])
      expect(await countOffers(context.db, there, context.clock.now())).toBe(0)
      await expect(declineOffer(context, theirs, offer.id, '')).rejects.toMatchObject({
        kind: 'conflict',
      })
      // The original is as it was.
      expect(await getEvent(context, 1, event)).toMatchObject({ text: feast.text })
    },
  )

  it('says whose it is, for as long as the original is there for everybody', async () => {
    const { context, by, there, theirs, event, communeId, offered } = await world()
    const original = await getEvent(context, communeId, event)
    const own = await takeOffer(context, theirs, (await offered()).id, {})
    const origin = async () => (await findAgendaEvent(context, own.slug))?.origin
    const page = { slug: original.slug, title: original.title }
    expect(await origin()).toEqual({ communeId, name: 'Saint-Rémi', postcode: null, page })
    expect((await findAgendaEvent(context, original.slug))?.origin).toBeNull()
    // Who reads of both communes is told of it once, who reads of one is told of its own.
    const told = async (commune?: number) =>
      (await upcomingEvents(context, commune)).map(({ slug }) => slug)
    expect(await told()).toEqual([original.slug])
    expect(await told(there)).toEqual([own.slug])
    await context.db.updateTable('event').set({ listed: 0 }).where('id', '=', event).execute()
    expect(await origin()).toEqual({ communeId, name: 'Saint-Rémi', postcode: null, page: null })
    expect(await told()).toEqual([own.slug])
    await removeSeries(context, by, event, 'this')
    expect(await origin()).toEqual({ communeId, name: 'Saint-Rémi', postcode: null, page: null })
  })

  itOnBoth('stays whose it was when it is offered on, and comes home as one’s own', async kind => {
    const { context, theirs, communeId, event, offered } = await world(kind)
    const own = await takeOffer(context, theirs, (await offered()).id, {})
    const third = byOf(await addCommune(context, 'Sarry'))
    await setInseeCode(context.db, third.communeId, '51525')
    await setInseeCode(context.db, communeId, '51513')
    const offerOn = async (to: Actor, name: string, inseeCode: string) => {
      const wanted = { name, inseeCode, mode: 'installation' as const }
      const { id } = await addPartner(context, theirs, partnerNew.parse(wanted))
      const offer = anOffer({ event: own.id, partners: [id] })
      const { shares } = await proposeEvent(context, theirs, offer)
      return await takeOffer(context, to, shares[0]?.id ?? 0, {})
    }
    const originOf = (id: number) =>
      context.db
        .selectFrom('event')
        .select(['originCommuneId', 'originEventId'])
        .where('id', '=', id)
        .executeTakeFirst()
    const onwards = await offerOn(third, 'Sarry', '51525')
    expect(await originOf(onwards.id)).toEqual({ originCommuneId: communeId, originEventId: event })
    const home = await offerOn(byOf(communeId), 'Saint-Rémi', '51513')
    expect(await originOf(home.id)).toEqual({ originCommuneId: null, originEventId: null })
  })

  it('publishes by its own approval and plan, which the offer shows', async () => {
    const w = await world()
    const { context, clock, there, theirs, offered, stateOf } = w
    const channel = await addChannel({ context, communeId: there }, 'lepine')
    const offer = await offered()
    const at = localTimeOf(clock.now() + HOUR, 'Europe/Paris')
    const made = await takeOffer(context, theirs, offer.id, {
      channels: [channel],
      times: [at],
      media: [],
    })
    expect(made.deliveries).toHaveLength(1)
    await runUntil(w, clock.now() + 3 * HOUR)
    await send(w)
    const share = await stateOf(offer.id)
    expect(share).toMatchObject({ state: 'published', url: expect.any(String) })
    expect(share?.steps.at(-1)).toMatchObject({ what: 'published', via: 'tambour-itself' })
  })

  it('asks its own people to approve what it takes', async () => {
    const { context, there, theirs, offered } = await world()
    const channel = await addChannel({ context, communeId: there }, 'lepine')
    const mayor = { name: 'Maire', email: 'maire@exemple.fr', role: 'administrator' } as const
    await addPerson(
      context,
      there,
      aPersonToAdd({ ...mayor, password: 'tambour-de-ville-1' }),
      'test',
    )
    await needApproval(context, theirs, { roles: ['administrator'], approvers: [] })
    const offer = await offered()
    const at = localTimeOf(context.clock.now() + HOUR, 'Europe/Paris')
    const own = { channels: [channel], times: [at], media: [] }
    const made = await takeOffer(context, theirs, offer.id, own)
    expect(made.deliveries.map(({ state }) => state)).toEqual(['awaiting-approval'])
  })

  it('declines, and may be offered it anew', async () => {
    const { context, there, theirs, offered, stateOf, propose } = await world()
    const offer = await offered()
    await declineOffer(context, theirs, offer.id, 'Trop loin')
    expect(await stateOf(offer.id)).toMatchObject({ state: 'declined', comment: 'Trop loin' })
    expect(await listOffers(context, there)).toEqual([])
    await propose()
    expect(await listOffers(context, there)).toMatchObject([{ state: 'proposed' }])
  })

  itOnBoth('sees what changed of the original, and follows it by one press', async kind => {
    const { context, by, there, theirs, event, offered, communeId } = await world(kind)
    const offer = await offered()
    const own = await takeOffer(context, theirs, offer.id, { title: 'Les feux des voisins' })
    const change = async (kind: 'postpone' | 'cancel' | 'reinstate', startLocal?: string) => {
      const { sequence } = await getEvent(context, communeId, event)
      const asked =
        kind === 'postpone'
          ? { kind, startLocal: startLocal ?? null, endLocal: null, detail: '' }
          : { kind, detail: '' }
      await changeEvent(context, by, event, anEventChange(asked, sequence))
    }
    const seen = async () => (await listOffers(context, there))[0]
    const day = feast.startLocal.slice(0, 8)
    for (const [kind, startLocal, status] of [
      ['postpone', undefined, 'postponed'],
      ['postpone', `${day}28T20:00`, 'planned'],
      ['cancel', undefined, 'cancelled'],
      ['reinstate', undefined, 'planned'],
    ] as const) {
      await change(kind, startLocal)
      expect(await seen()).toMatchObject({ hasChanged: true, status, event: own.id })
      const followed = await followOffer(context, theirs, offer.id)
      expect(followed).toMatchObject({ status, title: 'Les feux des voisins' })
      if (startLocal !== undefined) expect(followed.startLocal).toBe(startLocal)
      const { sequence } = await getEvent(context, there, own.id)
      await followOffer(context, theirs, offer.id)
      expect((await getEvent(context, there, own.id)).sequence).toBe(sequence)
      expect(await seen()).toMatchObject({ hasChanged: false })
    }
  })

  it('keeps what it made when the offer is taken back, and may take it anew once its own is gone', async () => {
    const { context, by, there, theirs, offered } = await world()
    const offer = await offered()
    const own = await takeOffer(context, theirs, offer.id, {})
    await removeSeries(context, theirs, own.id, 'this')
    expect(await listOffers(context, there)).toMatchObject([{ event: null, state: 'accepted' }])
    const again = await takeOffer(context, theirs, offer.id, {})
    await withdrawShare(context, by, offer.id)
    expect(await listOffers(context, there)).toMatchObject([
      { event: again.id, state: 'withdrawn' },
    ])
    await expect(takeOffer(context, theirs, offer.id, {})).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('is no other commune: anyone who is not offered it finds nothing', async () => {
    const { context, by, offered } = await world()
    const offer = await offered()
    const stranger = byOf(await addCommune(context, 'Sarry'))
    for (const one of [stranger, by]) {
      const gone = { kind: 'not-found' }
      await expect(takeOffer(context, one, offer.id, {})).rejects.toMatchObject(gone)
      await expect(takePictures(context, one, offer.id)).rejects.toMatchObject(gone)
      await expect(declineOffer(context, one, offer.id, '')).rejects.toMatchObject(gone)
      await expect(followOffer(context, one, offer.id)).rejects.toMatchObject(gone)
    }
  })
})
