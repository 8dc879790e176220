import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeEvent, previewEventChange } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { createEvent, editEvent } from '../../server/events/plan-event.ts'
import { planPost } from '../../server/events/plan-post.ts'
import type { EventShape } from '../../server/events/shapes-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import { cancelDelivery, publishNow } from '../../server/publishing/deliveries.ts'
import { anEventChange, anEventEdit, anEventToPlan } from '../support/builders/events.ts'
import { aMediaOf } from '../support/builders/pictures.ts'
import { aPostToPlan } from '../support/builders/publishing.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import {
  addChannel,
  addCommune,
  byOf,
  deliveryOf,
  HOUR,
  journalActions,
  MINUTE,
  morning,
  publishingWorld,
  run,
  runUntil,
  type World,
} from '../support/publishing.ts'
import { says } from '../support/says.ts'

const feast = anEventToPlan()
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? ''
const to = (startLocal: string | null, detail = ''): EventChangeAsked => ({
  kind: 'postpone',
  startLocal,
  endLocal: null,
  detail,
})
const cancel: EventChangeAsked = { kind: 'cancel', detail: '' }
const reinstate: EventChangeAsked = { kind: 'reinstate', detail: '' }

async function aWorld(kind: DatabaseKind = 'sqlite') {
  const world = await publishingWorld(kind)
  return { ...world, a: await addChannel(world, 'a'), b: await addChannel(world, 'b') }
}

/** Announced on two channels; the one of 5 June is out on the first, a week later on both. */
async function announced(kind: DatabaseKind = 'sqlite') {
  const world = await aWorld(kind)
  const { context, by, a, b } = world
  const { id } = await createEvent(context, by, {
    ...feast,
    channels: [a],
    times: ['2026-06-05T18:00', '2026-06-19T18:00'],
  })
  const { text } = feast
  const composed = plain((await getEvent(context, by.communeId, id)).deliveries[0]?.text)
  await planPost(
    context,
    by,
    aPostToPlan({ text: composed || text, channels: [b], times: ['2026-06-18T09:00'] }),
    id,
  )
  await runUntil(world, Date.parse('2026-06-06T08:00:00Z'))
  return { ...world, id }
}

/** As a person does it: looks, then presses. */
async function change(
  { context, by }: World,
  id: number,
  asked: EventChangeAsked,
  texts: Record<string, string> = {},
): Promise<EventShape> {
  const { sequence } = await previewEventChange(context, by, id, asked)
  return await changeEvent(context, by, id, anEventChange(asked, sequence, { texts }))
}

/** The steps of a plan, as its posts keep them. */
async function asStep({ context }: World, id: number, days: number, time: string) {
  const { postId } = await context.db
    .selectFrom('delivery')
    .innerJoin('variant', 'variant.id', 'delivery.variantId')
    .select('postId')
    .where('delivery.id', '=', id)
    .executeTakeFirstOrThrow()
  await context.db
    .updateTable('post')
    .set({ stepName: `J${days}`, stepDays: days, stepTime: time, stepText: '' })
    .where('id', '=', postId)
    .execute()
}

const firstLines = ({ network }: World, page: string) =>
  network.postsOf(page).map(({ text }) => plain(text).split('\n')[0])

async function refusal(work: Promise<unknown>): Promise<string> {
  return plain(
    await work.then(
      () => 'accepted',
      (error: Error) => error.message,
    ),
  )
}

describe('an event that changes', () => {
  describe('put off', () => {
    itOnBoth('shows what will happen, and does nothing yet', async kind => {
      const world = await announced(kind)
      const { context, by, id, communeId } = world
      const before = await getEvent(context, communeId, id)
      const plan = await previewEventChange(
        context,
        by,
        id,
        to('2026-06-27T21:00', 'Orage annoncé.'),
      )
      expect(plan).toMatchObject({
        sequence: 0,
        status: 'planned',
        startLocal: '2026-06-27T21:00',
        deliveries: [
          {
            becomes: 'moves',
            from: '2026-06-18T09:00',
            to: '2026-06-25T09:00',
            keepsDistance: true,
          },
          {
            becomes: 'moves',
            from: '2026-06-19T18:00',
            to: '2026-06-26T18:00',
            namesOldDay: false,
          },
        ],
        notices: [{ channel: world.a, channelName: 'Page a' }],
        silent: [],
        underWay: [],
      })
      expect(plain(plan.notices[0]?.text)).toMatch(
        /^REPORTÉ : Feux de la Saint-Jean\n\nInitialement prévu le samedi 20 juin 2026 à 21 h, cet événement aura lieu le samedi 27 juin 2026 à 21 h\.\nPlace de la Mairie\n\nOrage annoncé\./,
      )
      expect(await getEvent(context, communeId, id)).toEqual(before)
      expect(await journalActions(world)).not.toContain('event.postponed')
    })

    it('moves what is planned, in words of the new date, and tells where it was announced', async () => {
      const world = await announced()
      const changed = await change(world, world.id, to('2026-06-27T21:00'))
      expect(changed).toMatchObject({
        status: 'planned',
        startLocal: '2026-06-27T21:00',
        previousStartLocal: '2026-06-20T21:00',
        sequence: 1,
      })
      await runUntil(world, Date.parse('2026-07-10T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual([
        'Feux de la Saint-Jean',
        'REPORTÉ : Feux de la Saint-Jean',
        'Feux de la Saint-Jean',
      ])
      const [, notice, last] = world.network.postsOf('a')
      expect((notice?.at ?? 0) - Date.parse('2026-06-06T08:00:00Z')).toBe(30_000)
      expect(plain(last?.text)).toContain('Samedi 27 juin 2026')
      expect(last?.at).toBe(Date.parse('2026-06-26T16:00:00Z'))
      // Nothing was said there before.
      expect(firstLines(world, 'b')).toEqual(['Feux de la Saint-Jean'])
      expect(await journalActions(world)).toContain('event.postponed')
    })

    itOnBoth('is not called put off where nothing about it went out yet', async kind => {
      const world = await aWorld(kind)
      const { context, by, a } = world
      const event = await createEvent(context, by, {
        ...feast,
        channels: [a],
        times: ['2026-06-13T18:30'],
      })
      // Nor on the agenda.
      await world.context.db.updateTable('event').set({ listed: 0 }).execute()
      const moved = await change(world, event.id, to('2026-06-27T21:00'))
      expect(moved).toMatchObject({ previousStartLocal: null, startLocal: '2026-06-27T21:00' })
      await change(world, event.id, to(null))
      const back = await change(world, event.id, to('2026-07-04T21:00'))
      expect(back).toMatchObject({ status: 'planned', previousStartLocal: null })
      await runUntil(world, Date.parse('2026-07-10T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual(['Feux de la Saint-Jean'])
    })

    itOnBoth(
      'is done once when it is pressed twice, and refused when it changed meanwhile',
      async kind => {
        const world = await announced(kind)
        const { context, by, id } = world
        const asked = to('2026-06-27T21:00')
        const press = () => changeEvent(context, by, id, anEventChange(asked))
        const [one, other] = await Promise.all([press(), press()])
        expect(one.sequence).toBe(1)
        expect(other.sequence).toBe(1)
        expect(one.deliveries.filter(({ kind }) => kind === 'notice')).toHaveLength(1)
        const stale = changeEvent(context, by, id, anEventChange(cancel))
        expect(await refusal(stale)).toContain('a changé entre-temps')
      },
    )

    it('sends two notices when it is put off twice, and none of a date that is over again', async () => {
      const world = await announced()
      await change(world, world.id, to('2026-06-27T21:00'))
      await runUntil(world, world.clock.now() + MINUTE)
      await change(world, world.id, to('2026-07-04T21:00'))
      await runUntil(world, world.clock.now() + MINUTE)
      const notices = world.network
        .postsOf('a')
        .slice(1)
        .map(({ text }) => plain(text))
      expect(notices).toHaveLength(2)
      expect(notices[1]).toContain('prévu le samedi 27 juin 2026 à 21 h')
      expect(notices[1]).toContain('aura lieu le samedi 4 juillet 2026')
    })

    it('tells only the last date when the first notice had not left', async () => {
      const world = await announced()
      await change(world, world.id, to('2026-06-27T21:00'))
      await change(world, world.id, to('2026-07-04T21:00'))
      await runUntil(world, world.clock.now() + MINUTE)
      const notices = world.network
        .postsOf('a')
        .slice(1)
        .map(({ text }) => plain(text))
      expect(notices).toHaveLength(1)
      expect(notices[0]).toContain('prévu le samedi 20 juin 2026 à 21 h')
      expect(notices[0]).toContain('aura lieu le samedi 4 juillet 2026')
    })

    it('is undone within half a minute without a word', async () => {
      const world = await announced()
      await change(world, world.id, to('2026-06-27T21:00'))
      const undone = await change(world, world.id, to('2026-06-20T21:00'))
      expect(undone).toMatchObject({ previousStartLocal: null, startLocal: '2026-06-20T21:00' })
      await runUntil(world, Date.parse('2026-06-21T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual(['Feux de la Saint-Jean', 'Feux de la Saint-Jean'])
      expect(plain(world.network.postsOf('a').at(-1)?.text)).toContain('Samedi 20 juin 2026')
    })

    itOnBoth(
      'moves the steps of its plan by their plan, and skips those that would be past',
      async kind => {
        const world = await aWorld(kind)
        const { context, by, a } = world
        const event = await createEvent(context, by, {
          ...feast,
          channels: [a],
          times: ['2026-06-13T18:30'],
        })
        const [step] = event.deliveries
        await asStep(world, step?.id ?? 0, -7, '18:30')
        const sooner = await change(world, event.id, to('2026-06-08T21:00'))
        expect(sooner.deliveries).toMatchObject([
          {
            state: 'cancelled',
            dueLocal: '2026-06-01T18:30',
            reason: says(/passée/),
          },
        ])
        const later = await change(world, event.id, to('2026-11-07T21:00'))
        expect(later.deliveries).toMatchObject([
          // The clocks have changed in between.
          { state: 'scheduled', dueLocal: '2026-10-31T18:30', dueAt: '2026-10-31T17:30:00.000Z' },
        ])
        expect(plain(later.deliveries[0]?.text)).toContain('7 novembre 2026')
      },
    )

    it('waits for its date: nothing leaves, and all comes back with it', async () => {
      const world = await announced()
      const { context, by, id } = world
      const put = await change(world, id, to(null))
      expect(put).toMatchObject({ status: 'postponed', startLocal: '2026-06-20T21:00' })
      const held = put.deliveries.filter(({ state }) => state === 'draft')
      expect(held).toHaveLength(2)
      expect(await refusal(publishNow(context, by, held[0]?.id ?? 0))).toContain('sa nouvelle date')
      const post = aPostToPlan({ channels: [world.a], times: ['2026-06-10T09:00'] })
      expect(await refusal(planPost(context, by, post, id))).toContain('reporté sans date')
      const edit = anEventEdit({ startLocal: '2026-06-21T21:00' })
      expect(await refusal(editEvent(context, by, id, edit))).toContain('Reporter')
      await runUntil(world, Date.parse('2026-07-01T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual([
        'Feux de la Saint-Jean',
        'REPORTÉ : Feux de la Saint-Jean',
      ])
      expect(plain(world.network.postsOf('a')[1]?.text)).toContain('nouvelle date à venir')
      const back = await change(world, id, to('2026-07-18T21:00'))
      expect(back).toMatchObject({ status: 'planned', previousStartLocal: '2026-06-20T21:00' })
      await runUntil(world, Date.parse('2026-07-19T08:00:00Z'))
      expect(world.network.postsOf('b').map(({ at }) => at)).toEqual([
        Date.parse('2026-07-16T07:00:00Z'),
      ])
      expect(plain(world.network.postsOf('a')[2]?.text)).toContain(
        'aura lieu le samedi 18 juillet 2026',
      )
      expect(plain(world.network.postsOf('a')[3]?.text)).toContain('Samedi 18 juillet 2026')
    })

    it('says which text, written by hand, still names the old day', async () => {
      const world = await aWorld()
      const { context, by, a } = world
      const event = await createEvent(context, by, {
        ...feast,
        channels: [a],
        times: ['2026-06-13T18:30'],
        texts: { [a]: 'Tous à la place le 20 juin !' },
      })
      const plan = await previewEventChange(context, by, event.id, to('2026-06-27T21:00'))
      expect(plan.deliveries).toMatchObject([{ namesOldDay: true }])
    })

    itOnBoth(
      'moves reminders, and does away with those of an event that is off until it is on',
      async kind => {
        const world = await aWorld(kind)
        const { context, by, communeId } = world
        const { id } = await createEvent(context, by, feast)
        const reminder = {
          communeId,
          eventId: id,
          stepName: 'Arrêté',
          stepDays: -15,
          stepTime: '09:00',
          text: '',
          dueLocal: '2026-06-05T09:00',
          dueAt: Date.parse('2026-06-05T07:00:00Z'),
          doneAt: null,
          doneBy: null,
          createdAt: morning,
        }
        await context.db
          .insertInto('reminder')
          .values([reminder, { ...reminder, doneAt: morning, doneBy: 'Anne' }])
          .execute()
        const rows = () =>
          context.db
            .selectFrom('reminder')
            .select(['dueLocal', 'doneAt', 'doneBy'])
            .orderBy('id')
            .execute()
        await change(world, id, to('2026-06-27T21:00'))
        expect(await rows()).toEqual([
          { dueLocal: '2026-06-12T09:00', doneAt: null, doneBy: null },
          { dueLocal: '2026-06-05T09:00', doneAt: morning, doneBy: 'Anne' },
        ])
        await change(world, id, cancel)
        expect((await rows())[0]).toMatchObject({ doneAt: morning, doneBy: null })
        await change(world, id, reinstate)
        expect((await rows())[0]).toMatchObject({ dueLocal: '2026-06-12T09:00', doneAt: null })
      },
    )

    it.each<[string, EventChangeAsked, string]>([
      ['to the date that it has', to('2026-06-20T21:00'), 'C’est déjà la date'],
      ['to a date that is past', to('2026-06-01T21:00'), 'déjà passée'],
      ['to a date that does not exist', to('2026-06-31T21:00'), 'n’existe pas'],
      [
        'so that it ends before it begins',
        {
          ...to('2026-06-27T21:00'),
          kind: 'postpone',
          startLocal: '2026-06-27T21:00',
          endLocal: '2026-06-27T20:00',
        },
        'finit avant',
      ],
      ['while it was never cancelled', reinstate, 'n’est pas annulé'],
    ])('is refused %s', async (_what, asked, sentence) => {
      const { context, by } = await aWorld()
      const { id } = await createEvent(context, by, feast)
      expect(await refusal(previewEventChange(context, by, id, asked))).toContain(sentence)
    })

    it('is of its commune alone, and of no event that is over', async () => {
      const world = await aWorld()
      const { context, by, clock } = world
      const { id } = await createEvent(context, by, feast)
      const other = byOf(await addCommune(context, 'Voisine'))
      expect(await refusal(previewEventChange(context, other, id, cancel))).toContain(
        'n’existe pas',
      )
      clock.set('2026-06-21T08:00:00Z')
      expect(await refusal(previewEventChange(context, by, id, cancel))).toContain('est passé')
    })
  })

  describe('cancelled', () => {
    it('stops what is left and tells where it was announced, with the words given by hand', async () => {
      const world = await announced()
      const changed = await change(world, world.id, cancel, { [world.a]: 'ANNULÉ, pardon.' })
      expect(changed.status).toBe('cancelled')
      await runUntil(world, Date.parse('2026-06-25T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual(['Feux de la Saint-Jean', 'ANNULÉ, pardon.'])
      expect(firstLines(world, 'b')).toEqual([])
      expect(await refusal(change(world, world.id, cancel))).toContain('déjà annulé')
    })

    it('comes back with all that was planned, in silence while its notice has not left', async () => {
      const world = await announced()
      await change(world, world.id, cancel)
      world.clock.advance(20_000)
      const back = await change(world, world.id, reinstate)
      expect(back.status).toBe('planned')
      await runUntil(world, Date.parse('2026-06-25T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual(['Feux de la Saint-Jean', 'Feux de la Saint-Jean'])
      expect(firstLines(world, 'b')).toEqual(['Feux de la Saint-Jean'])
    })

    it('says that it takes place after all where its notice is out', async () => {
      const world = await announced()
      await change(world, world.id, cancel)
      await runUntil(world, world.clock.now() + HOUR)
      await change(world, world.id, reinstate)
      await runUntil(world, world.clock.now() + HOUR)
      expect(firstLines(world, 'a').slice(1)).toEqual([
        'ANNULÉ : Feux de la Saint-Jean',
        'MAINTENU : Feux de la Saint-Jean',
      ])
    })

    it('is put off again, and not on its old day, when it comes back without a date', async () => {
      const world = await announced()
      await change(world, world.id, to(null))
      await runUntil(world, world.clock.now() + HOUR)
      await change(world, world.id, cancel)
      expect(await change(world, world.id, reinstate)).toMatchObject({ status: 'postponed' })
      await runUntil(world, Date.parse('2026-06-25T08:00:00Z'))
      expect(firstLines(world, 'a')).toEqual([
        'Feux de la Saint-Jean',
        'REPORTÉ : Feux de la Saint-Jean',
      ])
    })

    it('does not bring back what a person gave up', async () => {
      const world = await announced()
      const { context, by, communeId, id } = world
      const [, second] = (await getEvent(context, communeId, id)).deliveries
      await change(world, id, to(null))
      await cancelDelivery(context, by, second?.id ?? 0)
      await change(world, id, to('2026-07-18T21:00'))
      const kept = await deliveryOf(world, second?.id ?? 0)
      expect(kept.state).toBe('cancelled')
    })

    it('tells also where a sending is under way, which is not sent again', async () => {
      const world = await aWorld()
      const { context, by, a, network, clock } = world
      const times = ['2026-06-05T18:00']
      const { id } = await createEvent(context, by, { ...feast, channels: [a], times })
      clock.set('2026-06-05T16:00:00Z')
      network.onPublish.push('lose')
      network.onFind.push('unreadable')
      await run(world)
      const plan = await previewEventChange(context, by, id, cancel)
      expect(plan.underWay).toEqual(['Page a'])
      expect(plan.notices).toHaveLength(1)
      await change(world, id, cancel)
      await runUntil(world, clock.now() + 6 * HOUR)
      expect(firstLines(world, 'a')).toEqual(['ANNULÉ : Feux de la Saint-Jean'])
      const { deliveries } = await getEvent(context, by.communeId, id)
      expect(deliveries[0]).toMatchObject({ state: 'cancelled' })
    })

    it('says where no notice can go, and why', async () => {
      const world = await announced()
      const { context, a, id, by } = world
      await context.db
        .updateTable('channel')
        .set({ state: 'disconnected' })
        .where('id', '=', a)
        .execute()
      const plan = await previewEventChange(context, by, id, cancel)
      expect(plan.notices).toEqual([])
      expect(plan.silent).toMatchObject([
        { channelName: 'Page a', reason: { fr: expect.stringContaining('déconnecté') } },
      ])
      expect((await change(world, id, cancel)).status).toBe('cancelled')
    })

    it('shows one picture of the event where the network wants one', async () => {
      const world = await aWorld()
      const { context, by, communeId, a, network } = world
      network.connector.manifest.limits.needsImage = true
      const picture = {
        communeId,
        sha256: 'x',
        type: 'image/jpeg',
        width: 4,
        height: 3,
        size: 3,
        alt: 'Affiche',
        bytes: Uint8Array.of(1),
        createdAt: morning,
      }
      const media = await aMediaOf(context.db, picture)
      const { id } = await createEvent(context, by, {
        ...feast,
        media: [media.id],
        channels: [a],
        times: ['2026-06-05T18:00'],
      })
      await runUntil(world, Date.parse('2026-06-06T08:00:00Z'))
      await change(world, id, cancel)
      await runUntil(world, world.clock.now() + MINUTE)
      expect(network.postsOf('a').map(({ alts }) => alts)).toEqual([['Affiche'], ['Affiche']])
    })
  })

  itOnBoth(
    'never announces a date that is not so, nor tells one change twice on a channel',
    async kind => {
      const days = ['2026-06-20', '2026-06-27', '2026-07-04', '2026-06-12']
      const act = fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom(...days).map(day => ({ kind: 'to' as const, day })),
        },
        { weight: 2, arbitrary: fc.constant({ kind: 'undated' as const }) },
        { weight: 2, arbitrary: fc.constant({ kind: 'cancel' as const }) },
        { weight: 2, arbitrary: fc.constant({ kind: 'reinstate' as const }) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(...days).map(day => ({ kind: 'edit' as const, day })),
        },
        { weight: 2, arbitrary: fc.constant({ kind: 'lose' as const }) },
        {
          weight: 6,
          arbitrary: fc
            .integer({ min: 1, max: 9000 })
            .map(minutes => ({ kind: 'wait' as const, minutes })),
        },
      )
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async acts => {
          const world = await aWorld('sqlite')
          const { context, by, a, b, network, clock, communeId } = world
          const times = [
            '2026-06-04T18:00',
            '2026-06-13T18:00',
            '2026-06-19T18:00',
            '2026-06-21T10:00',
          ]
          const { id } = await createEvent(context, by, { ...feast, channels: [a, b], times })
          const { channels: _, times: __, texts: ___, ...edit } = feast
          /** What was so, from when on. */
          const truths: { from: number; status: string; day: string; sequence: number }[] = []
          const note = async () => {
            const { status, startLocal, sequence } = await getEvent(context, communeId, id)
            truths.push({ from: clock.now(), status, day: startLocal.slice(0, 10), sequence })
          }
          await note()
          for (const one of acts) {
            clock.advance(1)
            if (one.kind === 'wait') await runUntil(world, clock.now() + one.minutes * MINUTE)
            else if (one.kind === 'lose') network.onPublish.push('lose')
            else {
              const work =
                one.kind === 'edit'
                  ? editEvent(context, by, id, { ...edit, startLocal: `${one.day}T21:00` })
                  : change(
                      world,
                      id,
                      one.kind === 'to'
                        ? to(`${one.day}T21:00`)
                        : one.kind === 'undated'
                          ? to(null)
                          : one.kind === 'cancel'
                            ? cancel
                            : reinstate,
                    )
              expect(await refusal(work)).not.toMatch(/^(?!accepted).*(undefined|Error|constraint)/)
            }
            await note()
          }
          await runUntil(world, Date.parse('2026-08-01T08:00:00Z'))
          for (const post of network.posts) {
            const truth = truths.findLast(({ from }) => from <= post.at)
            const text = plain(post.text)
            const days = [...text.matchAll(/(\d{1,2}) (juin|juillet) 2026/g)].map(
              ([, day, month]) => `2026-0${month === 'juin' ? 6 : 7}-${day?.padStart(2, '0')}`,
            )
            const told = /^(REPORTÉ|ANNULÉ|MAINTENU)/.exec(text)?.[1]
            const saysOff = told === 'ANNULÉ' || text.includes('nouvelle date à venir')
            expect(saysOff, text).toBe(truth?.status !== 'planned')
            if (!saysOff) expect(days.at(-1), text).toBe(truth?.day)
          }
          const notices = await context.db
            .selectFrom('post')
            .innerJoin('variant', 'variant.postId', 'post.id')
            .select(['post.tellsSequence', 'variant.channelId'])
            .where('post.kind', '=', 'notice')
            .execute()
          const told = notices.map(one => `${one.tellsSequence} ${one.channelId}`)
          expect(new Set(told).size).toBe(told.length)
        }),
        { numRuns: kind === 'sqlite' ? 5 : 1 },
      )
    },
  )
})
