import { describe, expect, it } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { planPost } from '../../server/events/plan-post.ts'
import { deleteEvent } from '../../server/events/rows.ts'
import { removeSeries } from '../../server/events/series.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { saveGroup } from '../../server/partners/groups.ts'
import { addPartner, changePartner, endPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import { shareFiguresOf, shareWeekFigures } from '../../server/shares/figures.ts'
import { proposeEvent, writeAgain } from '../../server/shares/propose.ts'
import { shareSentences } from '../../server/shares/sentences.ts'
import { listShares } from '../../server/shares/share-shape.ts'
import { recordAnswer, withdrawShare } from '../../server/shares/shares.ts'
import { shareTimes } from '../../server/shares/store-shares.ts'
import { feast } from '../support/approval.ts'
import { anEventChange } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { itOnBoth, onBothDatabases } from '../support/database/databases.ts'
import { somebodyWaits } from '../support/database/waiting.ts'
import { addChannel, addCommune, byOf, HOUR, MINUTE, run, runUntil } from '../support/publishing.ts'
import {
  lepine,
  linkIn,
  linkPageOf,
  offered,
  plain,
  type ShareWorld,
  send,
  shareWorld,
} from '../support/shares.ts'

const DAY = 24 * HOUR

describe('an offer (postgres)', () => {
  it('of an event that is deleted at the same moment is none', async () => {
    const { context, by, communeId, event, partner } = await shareWorld('postgres')
    const { db } = context
    let offered: Promise<unknown> | undefined
    await db.transaction().execute(async transaction => {
      await deleteEvent(transaction, event)
      const wanted = anOffer({ event, partners: [partner] })
      offered = proposeEvent(context, by, wanted).catch((error: unknown) => error)
      await somebodyWaits(db)
    })
    expect(await offered).toBeInstanceOf(Refusal)
    expect(await listShares(context, communeId, {})).toEqual([])
  })
})

describe('an offer', () => {
  itOnBoth(
    'that several make at the same moment is one, also where it is made anew',
    async kind => {
      const world = await shareWorld(kind)
      const { context, by, event, partner } = world
      const wanted = anOffer({ event, partners: [partner] })
      const offer = async () => {
        // Connections that are open already: anyone who waits for one comes too late to meet the others.
        await Promise.all(
          [1, 2, 3].map(() => context.db.selectFrom('share').select('id').execute()),
        )
        const made = await Promise.all([1, 2, 3].map(() => proposeEvent(context, by, wanted)))
        expect(made.map(({ shares }) => shares.length).toSorted()).toEqual([0, 0, 1])
        return made.flatMap(({ shares }) => shares)[0]?.id ?? 0
      }
      await withdrawShare(context, by, await offer())
      const id = await offer()
      const [share] = await listShares(context, by.communeId, { eventId: event })
      expect(share?.id).toBe(id)
      expect(share?.steps.map(({ what }) => what)).toEqual(['proposed', 'withdrawn', 'proposed'])
    },
  )

  it('is mailed once, with all that is needed to publish, and stands as proposed', async () => {
    const world = await shareWorld()
    const share = await offered(world)
    await send(world)
    expect(share).toMatchObject({
      state: 'proposed',
      partnerName: 'L’Épine',
      title: feast.title,
      proposedBy: 'Anne',
      steps: [{ what: 'proposed', by: 'Anne', via: 'tambour' }],
    })
    expect(world.mailer.mails).toHaveLength(1)
    const [mail] = world.mailer.mails
    expect(mail).toMatchObject({
      to: 'mairie@lepine.example',
      headers: {
        'List-Unsubscribe': expect.stringMatching(/^<https:\/\/tambour\.exemple\.fr\/voisin\//),
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
    expect(plain(mail?.subject ?? '')).toBe(
      'À annoncer chez vous : Feux de la Saint-Jean, Saint-Rémi',
    )
    expect(plain(mail?.text ?? '')).toContain('Saint-Rémi propose à L’Épine d’annoncer')
    expect(mail?.text).toContain('--- Pour Facebook')
    expect(mail?.text).toContain('--- En court')
    expect(mail?.attachments?.map(({ name, type }) => [name.split('.')[1], type])).toEqual([
      ['ics', 'text/calendar; charset=utf-8'],
    ])
    expect(Buffer.from(mail?.attachments?.[0]?.bytes ?? []).toString()).toContain('SEQUENCE:0')
  })

  it('is not mailed where its link would open nothing outside, which is said', async () => {
    const { context, by, event, partner } = await shareWorld()
    const wanted = anOffer({ event, partners: [partner] })
    const atHome = { publicUrl: 'http://localhost:3000', graphApiUrl: 'https://graph.facebook.com' }
    await expect(proposeEvent({ ...context, ...atHome }, by, wanted)).rejects.toMatchObject({
      kind: 'unavailable',
      sentence: shareSentences.noAddress,
    })
    await proposeEvent({ ...context, ...atHome, graphApiUrl: 'http://localhost:4000' }, by, wanted)
  })

  it('is answered by its link, which changes nothing by being looked at', async () => {
    const world = await shareWorld()
    const { id } = await offered(world)
    const ask = await linkPageOf(world)
    const page = await ask('GET')
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.text).toContain('Oui, je l’annonce')
    await ask('HEAD')
    const state = async () => (await listShares(world.context, world.communeId, { id }))[0]
    expect((await state())?.state).toBe('proposed')
    expect((await ask('POST', { act: 'accept' })).status).toBe(303)
    const kit = await ask('GET')
    expect(kit.text).toContain('Voici de quoi l’annoncer')
    expect((await ask('POST', { act: 'copied', piece: 'facebook' })).status).toBe(204)
    const file = await ask('POST', { act: 'take', piece: 'calendar' })
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="feux-de-la-saint-jean-2026-06-20.ics"',
    )
    const url = 'https://www.facebook.com/lepine/posts/1'
    expect((await ask('POST', { act: 'published', url })).status).toBe(303)
    expect(await state()).toMatchObject({
      state: 'published',
      answeredBy: 'Marie Petit',
      url,
      steps: [
        { what: 'proposed', via: 'tambour' },
        { what: 'accepted', via: 'link', by: 'Marie Petit' },
        { what: 'copied', detail: 'facebook' },
        { what: 'downloaded', detail: 'calendar' },
        { what: 'published', detail: url },
      ],
    })
    expect((await ask('GET')).text).toContain('C’est publié')
  })

  it('is declined with a reason, and can be taken up again', async () => {
    const world = await shareWorld()
    const { id } = await offered(world)
    const ask = await linkPageOf(world)
    await ask('POST', { act: 'decline', comment: 'Trop loin de chez nous' })
    const [share] = await listShares(world.context, world.communeId, { id })
    expect(share).toMatchObject({ state: 'declined', comment: 'Trop loin de chez nous' })
    expect((await ask('GET')).text).toContain('J’ai changé d’avis')
    await ask('POST', { act: 'accept' })
    expect((await listShares(world.context, world.communeId, { id }))[0]?.state).toBe('accepted')
  })

  it.each([
    ['another share’s number', (path: string) => path.replace(/\/partage\/\d+/, '/partage/9')],
    ['another contact’s', (path: string) => path.replace(/-\d+-/, '-9-')],
    ['a shorter signature', (path: string) => path.slice(0, -1)],
    ['another signature', (path: string) => `${path.slice(0, -2)}AA`],
    ['no signature', () => '/partage/1-1'],
  ])('has no page at %s', async (_what, other) => {
    const world = await shareWorld()
    await offered(world)
    const ask = await linkPageOf(world)
    const path = other(linkIn(world, 'partage'))
    expect((await ask('GET', undefined, path)).status).toBe(404)
    const { status } = await ask('POST', { act: 'decline', comment: '' }, path)
    expect(status).toBe(404)
    expect((await listShares(world.context, world.communeId, {}))[0]?.state).toBe('proposed')
  })

  it.each([
    ['refused', 'failed', { kind: 'failed', reason: verbatim('Non.'), again: false }],
    ['perhaps lost', 'unconfirmed', { kind: 'unknown', reason: verbatim('Coupé.') }],
  ] as const)(
    'whose mail is %s says so, and leaves once more when asked',
    async (_how, why, outcome) => {
      const world = await shareWorld()
      const { context, by, communeId, mailer } = world
      mailer.says = () => outcome
      const { id } = await offered(world)
      const [first] = mailer.mails
      const share = async () => (await listShares(context, communeId, { id }))[0]
      expect(await share()).toMatchObject({
        notReached: [{ name: 'Marie Petit', why, reason: outcome.reason }],
      })
      mailer.says = () => ({ kind: 'sent' })
      await Promise.all([writeAgain(context, by, id), writeAgain(context, by, id)])
      await writeAgain(context, by, id)
      await send(world)
      const again = mailer.mails.slice(1)
      expect(again.map(({ messageId }) => messageId)).toEqual([first?.messageId])
      expect(await share()).toMatchObject({
        state: 'proposed',
        notReached: [],
        steps: [{ what: 'proposed' }, { what: 'proposed', by: 'Anne' }],
      })
      const ask = await linkPageOf(world)
      await ask('POST', { act: 'decline' })
      await expect(writeAgain(context, by, id)).rejects.toThrow(shareSentences.cannotBe.fr)
    },
  )

  itOnBoth('reaches an address that was put right after the mail was refused', async kind => {
    const world = await shareWorld(kind)
    const { context, by, communeId, mailer, partner } = world
    mailer.says = () => ({ kind: 'failed', reason: verbatim('Inconnue.'), again: false })
    const { id } = await offered(world)
    const contacts = [{ name: 'Marie Petit', email: 'marie@lepine.example' }]
    await changePartner(context, by, partner, partnerNew.parse({ ...lepine, contacts }))
    expect((await listShares(context, communeId, { id }))[0]?.notReached).toEqual([
      { name: 'Marie Petit', why: 'not-written', reason: null },
    ])
    mailer.says = () => ({ kind: 'sent' })
    await writeAgain(context, by, id)
    await send(world)
    expect(mailer.mails.at(-1)?.to).toBe('marie@lepine.example')
    expect((await listShares(context, communeId, { id }))[0]?.notReached).toEqual([])
  })

  itOnBoth('is reminded of once, and not after an answer', async kind => {
    const world = await shareWorld(kind)
    await offered(world)
    for (let days = 0; days < 12; days++) {
      world.clock.advance(DAY)
      await send(world)
    }
    expect(world.mailer.mails.map(({ subject }) => plain(subject).split(' :')[0])).toEqual([
      'À annoncer chez vous',
      'Rappel, à annoncer chez vous',
    ])
    const answered = await shareWorld(kind)
    const { id } = await offered(answered)
    const wanted = { answer: 'declined', comment: '', url: null } as const
    await recordAnswer(answered.context, answered.by, id, wanted)
    answered.clock.advance(4 * DAY)
    await send(answered)
    expect(answered.mailer.mails).toHaveLength(1)
  })

  it('tells what changed to those who were offered it, and updates the same entry', async () => {
    const world = await shareWorld()
    const { context, by, event } = world
    await offered(world)
    const change = { kind: 'cancel', detail: 'L’orage.' } as const
    await changeEvent(context, by, event, anEventChange(change))
    await send(world)
    expect(world.mailer.mails).toHaveLength(1)
    world.clock.advance(MINUTE)
    await send(world)
    await send(world)
    expect(world.mailer.mails).toHaveLength(2)
    const mail = world.mailer.mails[1]
    expect(plain(mail?.subject ?? '')).toBe('Annulé : Feux de la Saint-Jean, Saint-Rémi')
    const [first, then] = world.mailer.mails.map(({ attachments }) =>
      Buffer.from(attachments?.find(({ name }) => name.endsWith('.ics'))?.bytes ?? []).toString(),
    )
    const uid = /UID:(.*)/.exec(first ?? '')?.[1]
    expect(uid).toBeTruthy()
    expect(then).toContain(`UID:${uid}`)
    expect(then).toContain('SEQUENCE:1')
    expect(then).toContain('STATUS:CANCELLED')
  })

  itOnBoth(
    'tells of a change that waits for approval once it is approved, and never of none',
    async kind => {
      const world = await shareWorld(kind)
      const { context, event } = world
      await offered(world)
      const { db } = context
      await db
        .updateTable('event')
        .set(({ eb }) => ({
          approval: 'pending',
          sequence: eb('sequence', '+', 1),
          place: 'Le pré',
        }))
        .where('id', '=', event)
        .execute()
      world.clock.advance(MINUTE)
      await send(world)
      expect(world.mailer.mails).toHaveLength(1)
      await db.updateTable('event').set({ approval: 'approved' }).where('id', '=', event).execute()
      for (let round = 0; round < 3; round += 1) {
        await send(world)
        world.clock.advance(MINUTE)
      }
      expect(world.mailer.mails).toHaveLength(2)
      expect(plain(world.mailer.mails[1]?.text ?? '')).toContain('Le pré')
    },
  )

  it('tells that it is off though nobody is shown it for the moment, and leads to no texts', async () => {
    const world = await shareWorld()
    const { context, by, event } = world
    await offered(world)
    await context.db.updateTable('event').set({ approval: 'pending' }).execute()
    await changeEvent(context, by, event, anEventChange({ kind: 'cancel', detail: '' }))
    for (let round = 0; round < 3; round += 1) {
      world.clock.advance(MINUTE)
      await send(world)
    }
    expect(world.mailer.mails).toHaveLength(2)
    const { subject, text = '', html = '' } = world.mailer.mails[1] ?? {}
    expect(plain(subject ?? '')).toBe('Annulé : Feux de la Saint-Jean, Saint-Rémi')
    expect(plain(text)).toContain('Annulé : Cet événement n’aura pas lieu.')
    expect(plain(text + html)).not.toContain('textes à jour')
  })

  it('speaks of a date that comes with a mail only where one does', async () => {
    const world = await shareWorld()
    const { context, by, event } = world
    await context.db.updateTable('partner').set({ pieces: '["poster"]' }).execute()
    await offered(world)
    await changeEvent(context, by, event, anEventChange({ kind: 'cancel', detail: '' }))
    world.clock.advance(MINUTE)
    await send(world)
    await send(world)
    const mail = world.mailer.mails[1]
    expect(mail?.attachments).toEqual([])
    expect(plain(mail?.text ?? '')).toContain('Si vous l’avez annoncé')
    expect(plain(mail?.text ?? '')).not.toContain('La date jointe')
  })

  itOnBoth('that was declined, or never left, is not told of changes', async kind => {
    const world = await shareWorld(kind, { quietUntil: '2026-12-31' })
    const { context, by, event } = world
    await offered(world)
    expect(world.mailer.mails).toEqual([])
    const change = { kind: 'cancel', detail: '' } as const
    await changeEvent(context, by, event, anEventChange(change))
    await send(world)
    world.clock.advance(MINUTE)
    await send(world)
    expect(world.mailer.mails).toEqual([])
  })

  it('is taken back, and its link says so', async () => {
    const world = await shareWorld()
    const { context, by } = world
    const { id } = await offered(world)
    const ask = await linkPageOf(world)
    await withdrawShare(context, by, id)
    await send(world)
    expect(plain(world.mailer.mails[1]?.subject ?? '')).toContain('Proposition retirée')
    expect((await ask('GET')).text).toContain('Proposition retirée')
    expect((await ask('POST', { act: 'accept' })).text).toContain('Proposition retirée')
    await expect(withdrawShare(context, by, id)).rejects.toThrow(shareSentences.wasWithdrawn.fr)
  })

  it('of a neighbour that was removed is taken back by a mail, but tells nothing more', async () => {
    const world = await shareWorld()
    const { context, by, event, partner } = world
    const { id } = await offered(world)
    await endPartner(context, by, partner, true)
    await changeEvent(context, by, event, anEventChange({ kind: 'cancel', detail: '' }))
    await send(world)
    world.clock.advance(MINUTE)
    await send(world)
    expect(world.mailer.mails).toHaveLength(1)
    await withdrawShare(context, by, id)
    await send(world)
    expect(plain(world.mailer.mails[1]?.subject ?? '')).toContain('Proposition retirée')
  })

  it('of an event that nobody is shown says neither that it is past, nor why, nor what changed', async () => {
    const world = await shareWorld()
    const { db } = world.context
    await offered(world)
    const ask = await linkPageOf(world)
    await ask('POST', { act: 'accept' })
    const change = { approval: 'pending', title: 'Fête secrète' } as const
    await db.updateTable('event').set(change).execute()
    const hidden = plain((await ask('GET')).text)
    expect(hidden).toContain('Rien à annoncer pour le moment')
    expect(hidden).toContain('Vous avez dit oui : c’est noté.')
    expect(hidden).not.toMatch(/passé|valid|Fête secrète/)
    await db.updateTable('event').set({ approval: 'approved' }).execute()
    expect((await ask('GET')).text).toContain('Fête secrète')
    world.clock.set(Date.parse('2026-07-01T00:00:00Z'))
    expect((await ask('GET')).text).toContain('C’est passé')
  })

  it.each([
    ['cancel', 'Il n’y a plus rien à annoncer', 'Annulé'],
    ['postpone', 'Il n’y a rien à annoncer avant la nouvelle date', 'Reporté'],
  ] as const)('of an event that is off asks nothing: %s', async (kind, said, afterwards) => {
    const world = await shareWorld()
    const { context, by, communeId, event } = world
    await offered(world)
    const ask = await linkPageOf(world)
    const change =
      kind === 'cancel'
        ? ({ kind, detail: '' } as const)
        : ({ kind, startLocal: null, endLocal: null, detail: '' } as const)
    await changeEvent(context, by, event, anEventChange(change))
    const page = plain((await ask('GET')).text)
    expect(page).toContain(said)
    expect(page).not.toContain('Oui, je l’annonce')
    expect((await ask('POST', { act: 'accept' })).status).toBe(409)
    expect((await listShares(context, communeId, {}))[0]?.state).toBe('proposed')
    await ask('POST', { act: 'decline', comment: '' })
    expect((await ask('GET')).text).not.toContain('J’ai changé d’avis')
    // Its old date is over: one that is put off is still to come.
    world.clock.set(Date.parse('2026-07-01T00:00:00Z'))
    const later = plain((await ask('GET')).text)
    expect(later).toContain(afterwards)
    expect(later).not.toContain('C’est passé')
  })

  it('of an event that is cancelled after a yes has texts that say so, and asks for no post', async () => {
    const world = await shareWorld()
    const { context, by, event } = world
    await offered(world)
    const ask = await linkPageOf(world)
    await ask('POST', { act: 'accept' })
    await changeEvent(context, by, event, anEventChange({ kind: 'cancel', detail: '' }))
    const page = plain((await ask('GET')).text)
    expect(page).toContain('voici les textes à jour')
    expect(page).not.toMatch(/Voici de quoi l’annoncer|J’ai publié/)
  })

  itOnBoth('of an event that is removed is told of as of one that is cancelled', async kind => {
    const world = await shareWorld(kind)
    const { context, by, communeId, event } = world
    const found = () => getEvent(context, communeId, event)
    expect(await found()).toMatchObject({ announced: false })
    await offered(world)
    expect(await found()).toMatchObject({ announced: true })
    await removeSeries(context, by, event, 'this')
    expect(await found()).toMatchObject({ status: 'cancelled', announced: true })
    await send(world)
    world.clock.advance(MINUTE)
    await send(world)
    expect(plain(world.mailer.mails[1]?.subject ?? '')).toContain('Annulé : Feux')
    // Asked again there is nothing more to say, until its day is over.
    await removeSeries(context, by, event, 'this')
    expect(await found()).toMatchObject({ status: 'cancelled', sequence: 1 })
    world.clock.set(Date.parse('2026-07-01T00:00:00Z'))
    await removeSeries(context, by, event, 'this')
    await expect(found()).rejects.toMatchObject({ kind: 'not-found' })
  })

  itOnBoth('that has not left, or was declined, keeps no event from its removal', async kind => {
    const quiet = await shareWorld(kind, { quietUntil: '2026-12-31' })
    const answered = await shareWorld(kind)
    const { id } = await offered(answered)
    await offered(quiet)
    const no = { answer: 'declined', comment: '', url: null } as const
    await recordAnswer(answered.context, answered.by, id, no)
    for (const { context, by, communeId, event } of [quiet, answered]) {
      await removeSeries(context, by, event, 'this')
      expect(await listShares(context, communeId, {})).toEqual([])
    }
  })

  it('of an event that was deleted leads nowhere, which is not the reader’s fault', async () => {
    const world = await shareWorld()
    await offered(world)
    const ask = await linkPageOf(world)
    await deleteEvent(world.context.db, world.event)
    const { status, text } = await ask('GET')
    expect(status).toBe(404)
    expect(text).toContain('a été supprimé')
  })

  it('is made anew after it was taken back, with another link', async () => {
    const world = await shareWorld()
    const { context, by } = world
    const { id } = await offered(world)
    const before = linkIn(world, 'partage')
    await withdrawShare(context, by, id)
    await send(world)
    world.clock.advance(HOUR)
    const again = await offered(world)
    expect(again).toMatchObject({ id, state: 'proposed' })
    expect(linkIn(world, 'partage')).not.toBe(before)
    const ask = await linkPageOf(world)
    expect((await ask('GET', undefined, before)).status).toBe(404)
  })

  it('goes to all of a group but those that cannot be offered anything, and says why', async () => {
    const world = await shareWorld()
    const { context, by, event, partner } = world
    await offered(world)
    const ended = await shareWorldPartner(world, 'Sarry', '51525')
    await endPartner(context, by, ended, true)
    const mute = await shareWorldPartner(world, 'Courtisols', '51193', [])
    const group = await saveGroup(context, by, null, {
      name: 'La CC',
      partners: [partner, ended, mute],
    })
    const made = await proposeEvent(context, by, anOffer({ event, groups: [group.id] }))
    expect(made.shares).toEqual([])
    expect(made.skipped.map(({ name, why }) => [name, why])).toEqual([
      ['Courtisols', 'nobody'],
      ['L’Épine', 'already'],
      ['Sarry', 'ended'],
    ])
  })

  itOnBoth(
    'counts in its week from the offer to the yes, whatever was said between',
    async kind => {
      const world = await shareWorld(kind)
      const { context, by, communeId, clock } = world
      const from = clock.now()
      const { id } = await offered(world)
      const answer = async (hours: number, said: 'accepted' | 'declined' | 'published') => {
        clock.advance(hours * HOUR)
        await recordAnswer(context, by, id, { answer: said, comment: '', url: null })
      }
      const figures = (to = clock.now() + 1) => shareWeekFigures(context, communeId, { from, to })
      expect(await figures()).toMatchObject({ events: 1, partners: 1, offers: 1, accepted: 0 })
      await answer(2, 'declined')
      await answer(4, 'accepted')
      const before = clock.now()
      await answer(1, 'published')
      expect(await figures(before)).toMatchObject({ accepted: 0, published: 0 })
      expect(await figures()).toMatchObject({ accepted: 1, published: 1, acceptMs: null })
      const told = { proposed: 1, accepted: 1, declined: 0, published: 1, answerMs: 2 * HOUR }
      expect(await shareFiguresOf(context, communeId)).toMatchObject({
        partners: [{ partner: world.partner, ...told }],
        events: [{ event: world.event, ...told }],
      })
      const [row] = await shareTimes(context.db, communeId)
      expect(row).toMatchObject({ acceptedAt: from + 6 * HOUR, answeredAt: from + 2 * HOUR })
      expect(await shareWeekFigures(context, communeId + 1, { from, to: from + DAY })).toBeNull()
    },
  )

  itOnBoth('is sent once by two processes at the same moment', async kind => {
    const world = await shareWorld(kind)
    const { context, by, event, partner } = world
    await proposeEvent(context, by, anOffer({ event, partners: [partner] }))
    await Promise.all([send(world), send(world), send(world)])
    expect(world.mailer.mails).toHaveLength(1)
  })

  it('on a page that was lent is published there, once, at the time that they chose', async () => {
    const { world, lender, ask } = await lentWorld()
    const { context, by } = world
    expect((await ask('GET')).text).toContain('datetime-local')
    for (const at of ['', 'demain', '2026-06-21T10:00', '2026-02-30T10:00', '1999-01-01T10:00']) {
      const refused = await ask('POST', { act: 'accept', at })
      expect([at, refused.status]).toEqual([at, 409])
    }
    const taken = await Promise.all([
      ask('POST', { act: 'accept', at: '2026-06-05T18:00' }),
      ask('POST', { act: 'accept', at: '2026-06-05T18:00' }),
    ])
    expect(taken.map(({ status }) => status)).toContain(303)
    await runUntil(world, Date.parse('2026-06-06T00:00:00Z'))
    await send(world)
    expect(world.network.postsOf('lepine')).toHaveLength(1)
    const [share] = await listShares(context, by.communeId, { partnerId: lender })
    expect(share).toMatchObject({
      state: 'published',
      answeredBy: 'Jean',
      url: expect.stringContaining('http'),
      urlSeenAt: expect.any(String),
    })
  })

  itOnBoth(
    'on a lent page of a network that takes little is published by the short text',
    async kind => {
      const world = await shareWorld(kind)
      const channel = await addChannel(world, 'lepine', { neighbour: 'L’Épine' })
      const lender = await shareWorldPartner(world, 'L’Épine, page', '51525', undefined, channel)
      const { context, by, event } = world
      const text = 'Un long programme, de la fanfare au bal. '.repeat(20)
      await context.db.updateTable('event').set({ text }).where('id', '=', event).execute()
      await proposeEvent(context, by, anOffer({ event, partners: [lender] }))
      await send(world)
      const ask = await linkPageOf(world)
      const [, shown = ''] = /<div class="said">([^<]*)<\/div>/.exec((await ask('GET')).text) ?? []
      expect((await ask('POST', { act: 'accept', at: '2026-06-05T18:00' })).status).toBe(303)
      await runUntil(world, Date.parse('2026-06-06T00:00:00Z'))
      const [post] = world.network.postsOf('lepine')
      expect([...(post?.text ?? '')].length).toBeLessThanOrEqual(300)
      expect(plain(post?.text ?? '')).not.toContain('Près de chez nous')
      expect(plain(shown)).toBe(plain(post?.text ?? ''))
    },
  )

  itOnBoth(
    'on a page that was lent is published by its own post alone, and seen once it is read back',
    async kind => {
      const world = await shareWorld(kind)
      const channel = await addChannel(world, 'lepine', { neighbour: 'L’Épine' })
      const lender = await shareWorldPartner(world, 'L’Épine, page', '51525', undefined, channel)
      const { context, by, event } = world
      const shared = async () => {
        await send(world)
        const [share] = await listShares(context, by.communeId, { partnerId: lender })
        return share
      }
      const ours = aPostToPlan({ text: 'Rappel', channels: [channel], times: ['2026-06-03T09:00'] })
      await planPost(context, by, ours, event)
      await proposeEvent(context, by, anOffer({ event, partners: [lender] }))
      await send(world)
      const ask = await linkPageOf(world)
      await ask('POST', { act: 'accept', at: '2026-06-05T18:00' })
      await runUntil(world, Date.parse('2026-06-04T00:00:00Z'))
      expect(world.network.postsOf('lepine')).toHaveLength(1)
      expect(await shared()).toMatchObject({ state: 'accepted', url: null, urlSeenAt: null })
      expect(plain((await ask('GET')).text)).toContain('prévue sur Page lepine, vendredi 5 juin')
      world.clock.set(Date.parse('2026-06-05T16:00:00Z'))
      world.network.onVerify.push('not-yet')
      await run(world)
      const published = await shared()
      expect(published).toMatchObject({ state: 'published', urlSeenAt: null })
      await runUntil(world, Date.parse('2026-06-06T00:00:00Z'))
      await shared()
      expect(await shared()).toMatchObject({ url: published?.url, urlSeenAt: expect.any(String) })
      const did = (await shared())?.steps.map(({ what }) => what)
      expect(did).toEqual(['proposed', 'accepted', 'published', 'seen'])
    },
  )

  it('on a page that was lent, accepted by telephone, announces no time', async () => {
    const { world, share, ask } = await lentWorld()
    const answer = { answer: 'accepted', comment: '', url: null } as const
    await recordAnswer(world.context, world.by, share, answer)
    const text = plain((await ask('GET')).text)
    expect(text).toContain('Merci !')
    expect(text).not.toContain('prévue')
  })

  it('on a page that was lent, where it did not go out, is not said to be planned', async () => {
    const { world, ask } = await lentWorld()
    await ask('POST', { act: 'accept', at: '2026-06-05T18:00' })
    expect(plain((await ask('GET')).text)).toContain('La publication est prévue sur')
    const failed = { state: 'failed', nextAt: null } as const
    await world.context.db.updateTable('delivery').set(failed).execute()
    expect(plain((await ask('GET')).text)).not.toContain('prévue')
  })

  onBothDatabases('each', kind => {
    it.each(['decline', 'withdraw'] as const)(
      'on a page that was lent is not published after a late %s',
      async how => {
        const { world, lender, share: offered, ask } = await lentWorld(kind)
        const { context, by } = world
        await ask('POST', { act: 'accept', at: '2026-06-05T18:00' })
        if (how === 'decline') await ask('POST', { act: 'decline', comment: '' })
        else await withdrawShare(context, by, offered)
        await runUntil(world, Date.parse('2026-06-06T00:00:00Z'))
        await send(world)
        expect(world.network.postsOf('lepine')).toEqual([])
        const [share] = await listShares(context, by.communeId, { partnerId: lender })
        expect(share?.state).toBe(how === 'decline' ? 'declined' : 'withdrawn')
      },
    )
  })

  it.each(['isOver', 'isOff'] as const)('of an event that takes place no more: %s', async why => {
    const world = await shareWorld()
    const { context, by, event, partner } = world
    if (why === 'isOver') world.clock.set(Date.parse('2026-07-01T00:00:00Z'))
    else {
      const change = { kind: 'cancel', detail: '' } as const
      await changeEvent(context, by, event, anEventChange(change))
    }
    const wanted = anOffer({ event, partners: [partner] })
    await expect(proposeEvent(context, by, wanted)).rejects.toThrow(shareSentences[why].fr)
  })

  it('of another commune is not there', async () => {
    const world = await shareWorld()
    const { context, event, partner } = world
    const { id } = await offered(world)
    const other = byOf(await addCommune(context, 'Valcourt'))
    const mine = await createEvent(context, other, { ...feast, times: [] })
    const to = (about: number) => anOffer({ event: about, partners: [partner] })
    await expect(proposeEvent(context, other, to(event))).rejects.toThrow('n’existe pas')
    const group = await saveGroup(context, world.by, null, { name: 'Sud', partners: [partner] })
    const toGroup = anOffer({ event: mine.id, groups: [group.id] })
    await expect(proposeEvent(context, other, toGroup)).rejects.toThrow('Ce groupe')
    await expect(proposeEvent(context, other, to(mine.id))).rejects.toThrow('Ce voisin')
    await expect(proposeEvent(context, other, to(mine.id))).rejects.toThrow('n’existe pas')
    await expect(withdrawShare(context, other, id)).rejects.toThrow('n’existe pas')
    const answer = { answer: 'accepted', comment: '', url: null } as const
    await expect(recordAnswer(context, other, id, answer)).rejects.toThrow('n’existe pas')
    expect(await listShares(context, other.communeId, {})).toEqual([])
  })
})

/** The event is offered to who lends a page, whose link has come. */
async function lentWorld(kind?: Parameters<typeof shareWorld>[0]) {
  const world = await shareWorld(kind)
  const channel = await addChannel(world, 'lepine', { neighbour: 'L’Épine' })
  const lender = await shareWorldPartner(world, 'L’Épine, page', '51525', undefined, channel)
  const wanted = anOffer({ event: world.event, partners: [lender] })
  const { shares } = await proposeEvent(world.context, world.by, wanted)
  await send(world)
  return { world, lender, share: shares[0]?.id ?? 0, ask: await linkPageOf(world) }
}

async function shareWorldPartner(
  { context, by }: ShareWorld,
  name: string,
  inseeCode: string,
  contacts = [{ name: 'Jean', email: `jean@${inseeCode}.example` }],
  channel: number | null = null,
): Promise<number> {
  const mode = channel === null ? 'mail' : 'page'
  const wanted = partnerNew.parse({ name, inseeCode, contacts, channel, mode })
  return (await addPartner(context, by, wanted)).id
}
