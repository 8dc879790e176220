import { describe, expect, it } from 'vitest'
import {
  addMember,
  endCommittee,
  listCommittees,
  mailLink,
  renewLink,
  revokeLink,
  saveCommittee,
} from '../../server/committees/committees.ts'
import { listProposals } from '../../server/committees/proposal-shape.ts'
import {
  acceptProposal,
  askAbout,
  declineProposal,
  undoDecision,
} from '../../server/committees/proposals.ts'
import { mostPerHour } from '../../server/committees/rules-link-use.ts'
import { committeeSentences as say } from '../../server/committees/sentences.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { removeSeries } from '../../server/events/series.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { shareMails } from '../../server/shares/mail.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { aCommitteeToSave, aMemberToAdd } from '../support/builders/committees.ts'
import { anEventChange, anEventEdit } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import {
  asProposed,
  ball,
  type CommitteeWorld,
  committeeWorld,
  formOf,
  onlyProposal,
  pathOf,
  send,
  stampIn,
  visitorOf,
} from '../support/committees.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { allEvents } from '../support/planned.ts'
import { addCommune, byOf, HOUR, MINUTE, runUntil } from '../support/publishing.ts'
import { lepine, plain } from '../support/shares.ts'

async function proposed(world: CommitteeWorld) {
  const visitor = await visitorOf(world)
  await visitor.propose()
  return { visitor, proposal: await onlyProposal(world) }
}

describe('a proposal', () => {
  it('comes by a form without script, and its page says what happens next', async () => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const page = await visitor.look()
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const sent = await visitor.propose()
    expect(sent.status).toBe(303)
    const after = await visitor.look(sent.location ?? '')
    expect(plain(after.text)).toContain('C’est envoyé. Merci !')
    expect(after.text).toContain('Bal du 4 juillet')
    expect(after.text).toContain('Reçue.')
    expect(await onlyProposal(world)).toMatchObject({
      committeeName: 'Comité des fêtes',
      memberName: 'Paul Roux',
      startLocal: '2026-07-04T18:30',
      endLocal: '2026-07-05T02:00',
      state: 'received',
      steps: [{ what: 'received', by: 'Paul Roux', via: 'link' }],
    })
    await send(world)
    expect(world.mailer.mails).toEqual([])
  })

  it('promises a mail where one can leave alone, and announcements to nobody', async () => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const receipt = async () => plain((await visitor.look(`${world.path}?recu=1`)).text)
    await visitor.propose()
    expect(await receipt()).toContain('Vous recevez sa réponse par courriel')
    expect(await receipt()).toContain('pose une question si besoin, puis décide')
    world.context.mailer = null
    expect(await receipt()).not.toContain('par courriel')
    expect(await receipt()).toContain('Vous verrez sa réponse ici')
  })

  itOnBoth('that is sent twice, at once or later, is one', async kind => {
    const world = await committeeWorld(kind)
    const visitor = await visitorOf(world)
    const stamp = stampIn((await visitor.look()).text)
    world.clock.advance(10_000)
    const form = () => formOf({ ...ball, site: '', stamp })
    const answers = await Promise.all([visitor.post(form()), visitor.post(form())])
    answers.push(await visitor.post(form()))
    expect(answers.map(({ status, location }) => [status, location])).toEqual(
      answers.map(() => [303, answers[0]?.location]),
    )
    await onlyProposal(world)
    // Gone back to, corrected and sent again, it is still one, with the later words.
    await visitor.post(formOf({ ...ball, title: 'Bal musette', site: '', stamp }))
    expect(await onlyProposal(world)).toMatchObject({
      title: 'Bal musette',
      steps: [{ what: 'received' }, { what: 'reworded' }],
    })
  })

  it('becomes an event with its plan, once, however often it is accepted', async () => {
    const world = await committeeWorld()
    const { context, communeId, by } = world
    const { visitor, proposal } = await proposed(world)
    const wanted = asProposed(world, proposal)
    const twice = await Promise.all([
      acceptProposal(context, by, proposal.id, wanted),
      acceptProposal(context, by, proposal.id, wanted),
    ])
    expect(twice[0]).toEqual(twice[1])
    expect(twice[0]).toMatchObject({ state: 'accepted', changed: [] })
    const [event, ...more] = await allEvents(context, communeId)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      title: ball.title,
      planName: 'Fête',
      deliveries: [{ dueLocal: '2026-07-03T18:00' }],
    })
    const page = plain((await visitor.look()).text)
    expect(page).toContain('Acceptée.')
    expect(page).toContain('Vendredi 3 juillet 2026 à 18 h, sur Page village')
    world.clock.advance(2 * MINUTE)
    await send(world)
    await send(world)
    expect(world.mailer.mails.map(({ to, subject }) => [to, plain(subject)])).toEqual([
      ['paul@exemple.fr', 'Accepté : Bal du 4 juillet, Saint-Rémi'],
    ])
    expect(world.mailer.mails[0]?.text).toContain(world.path)
  })

  it('promises no announcement, nor the agenda, where there is none', async () => {
    const world = await committeeWorld()
    const { context, by } = world
    const { visitor, proposal } = await proposed(world)
    const { event } = await acceptProposal(context, by, proposal.id, {
      ...asProposed(world, proposal),
      plan: null,
    })
    world.clock.advance(2 * MINUTE)
    await send(world)
    expect(plain(world.mailer.mails[0]?.text ?? '')).not.toContain('Les dates de chaque annonce')
    expect(plain((await visitor.look()).text)).toContain('Elle est à l’agenda de la commune.')
    const refused = { approval: 'refused' } as const
    await context.db.updateTable('event').set(refused).where('id', '=', event).execute()
    expect(plain((await visitor.look()).text)).not.toContain('Elle est à l’agenda')
  })

  it('tells where it was published, and what the mairie changed', async () => {
    const world = await committeeWorld()
    const { context, communeId, by } = world
    const { visitor, proposal } = await proposed(world)
    const wanted = { ...asProposed(world, proposal), title: 'Grand bal' }
    const { event } = await acceptProposal(context, by, proposal.id, wanted)
    if (event === null) throw new Error('no event')
    const { text, startLocal, endLocal } = proposal
    const edit = { title: 'Grand bal', text, startLocal, endLocal, place: 'Salle des fêtes' }
    await editEvent(context, by, event, anEventEdit(edit))
    const page = plain((await visitor.look()).text)
    expect(page).toContain('Modifié par la mairie :')
    expect(page).toMatch(/Le titre : <span class="said">Grand bal/)
    expect(page).toMatch(/Le lieu : <span class="said">Salle des fêtes/)
    expect(await onlyProposal(world)).toMatchObject({ changed: ['title', 'place'] })
    await runUntil(world, Date.parse('2026-07-03T16:30:00Z'))
    const [delivery] = (await getEvent(context, communeId, event)).deliveries
    expect(delivery?.url).toBeTruthy()
    expect((await visitor.look()).text).toContain(`href="${delivery?.url}"`)
  })

  it('is told of later when it is cancelled, put off, or takes place after all', async () => {
    const world = await committeeWorld()
    const { context, by, mailer } = world
    const { visitor, proposal } = await proposed(world)
    const { event } = await acceptProposal(context, by, proposal.id, asProposed(world, proposal))
    if (event === null) throw new Error('no event')
    world.clock.advance(2 * MINUTE)
    await send(world)
    const tell = async () => {
      await send(world)
      world.clock.advance(MINUTE)
      await send(world)
    }
    const cancel = anEventChange({ kind: 'cancel' })
    await changeEvent(context, by, event, cancel)
    await tell()
    expect((await visitor.look()).text).toContain('Annulée par la mairie')
    const back = anEventChange({ kind: 'reinstate' }, 1)
    await changeEvent(context, by, event, back)
    await tell()
    // What is corrected without being put off stands on the page alone.
    const { title, text, startLocal, endLocal } = proposal
    const edit = { title, text, startLocal, endLocal, place: 'Salle des fêtes' }
    await editEvent(context, by, event, anEventEdit(edit))
    await tell()
    expect(mailer.mails.map(({ subject }) => plain(subject).split(' :')[0])).toEqual([
      'Accepté',
      'Annulé',
      'Maintenu',
    ])
    const later = { startLocal: '2026-07-11T18:30', endLocal: null }
    const postpone = { kind: 'postpone', ...later, detail: '' } as const
    await changeEvent(context, by, event, anEventChange(postpone, 3))
    await tell()
    await editEvent(context, by, event, anEventEdit({ ...edit, ...later, place: 'Le stade' }))
    await tell()
    expect(mailer.mails.map(({ subject }) => plain(subject).split(' :')[0]).slice(3)).toEqual([
      'Reporté',
    ])
  })

  itOnBoth(
    'is told of as whole days, where it lasts some, on its page and in mails',
    async kind => {
      const world = await committeeWorld(kind)
      const { context, by, mailer } = world
      const { visitor, proposal } = await proposed(world)
      const days = { startLocal: '2026-07-04T00:00', endLocal: '2026-07-05T23:59' }
      const wanted = { ...asProposed(world, proposal), ...days, plan: null, channels: [] }
      const { event } = await acceptProposal(context, by, proposal.id, wanted)
      if (event === null) throw new Error('no event')
      const page = plain((await visitor.look()).text)
      expect(page).toContain('Du samedi 4 juillet au dimanche 5 juillet 2026')
      expect(page).toContain('La date : <span class="said">samedi 4 juillet 2026<')
      world.clock.advance(2 * MINUTE)
      await send(world)
      const later = { startLocal: '2026-07-11T00:00', endLocal: '2026-07-12T23:59' }
      const postpone = { kind: 'postpone', ...later, detail: '' } as const
      await changeEvent(context, by, event, anEventChange(postpone))
      world.clock.advance(2 * MINUTE)
      await send(world)
      world.clock.advance(2 * MINUTE)
      await send(world)
      const told = plain(mailer.mails.at(-1)?.text ?? '').replaceAll('\n', ' ')
      expect(told).toContain(
        'Initialement prévu le samedi 4 juillet 2026, cet événement a lieu le samedi 11 juillet 2026.',
      )
      for (const text of [page, told]) expect(text).not.toMatch(/(à 0 h|23 h 59)/)
      const hours = { startLocal: '2026-07-11T18:30', endLocal: null }
      const put = { kind: 'postpone', ...hours, detail: '' } as const
      await changeEvent(context, by, event, anEventChange(put, 1))
      world.clock.advance(2 * MINUTE)
      await send(world)
      world.clock.advance(2 * MINUTE)
      await send(world)
      expect(plain(mailer.mails.at(-1)?.text ?? '').replaceAll('\n', ' ')).toContain(
        'Initialement prévu le samedi 11 juillet 2026, cet événement a lieu le samedi 11 juillet 2026 à 18 h 30.',
      )
    },
  )

  itOnBoth('is asked about, answered once, and then declined with why', async kind => {
    const world = await committeeWorld(kind)
    const { context, by, mailer } = world
    const { visitor, proposal } = await proposed(world)
    await askAbout(context, by, proposal.id, 'Faut-il réserver ?')
    world.clock.advance(2 * MINUTE)
    await send(world)
    expect(plain(mailer.mails[0]?.text ?? '')).toContain('Faut-il réserver ?')
    expect((await visitor.look()).text).toContain('Répondre à la mairie')
    expect((await visitor.answer(proposal.id, ' ')).status).toBe(409)
    // As long as its field takes it, where a form sends two signs for each end of a line.
    const long = `Non,${'\n'.repeat(1000)}entrée libre.`
    const sent = long.replaceAll('\n', '\r\n')
    expect((await visitor.answer(proposal.id, sent)).status).toBe(303)
    expect((await visitor.answer(proposal.id, sent)).status).toBe(303)
    expect((await visitor.answer(proposal.id, 'Autre chose.')).status).toBe(409)
    expect(await onlyProposal(world)).toMatchObject({
      state: 'received',
      steps: [
        { what: 'received' },
        { what: 'asked', comment: 'Faut-il réserver ?' },
        { what: 'answered', comment: long, via: 'link' },
      ],
    })
    await declineProposal(context, by, proposal.id, 'La place est prise.')
    world.clock.advance(2 * MINUTE)
    await send(world)
    expect(plain(mailer.mails[1]?.subject ?? '')).toContain('Non retenu : Bal du 4 juillet')
    expect((await visitor.look()).text).toContain('La place est prise.')
    await expect(askAbout(context, by, proposal.id, 'Et ?')).rejects.toThrow(say.movedOn.fr)
  })

  it('is taken back before anybody was told, and its event with it', async () => {
    const world = await committeeWorld()
    const { context, communeId, by, mailer } = world
    const { proposal } = await proposed(world)
    const wanted = asProposed(world, proposal)
    await acceptProposal(context, by, proposal.id, wanted)
    expect(await undoDecision(context, by, proposal.id)).toMatchObject({
      state: 'received',
      event: null,
    })
    expect(await allEvents(context, communeId)).toEqual([])
    world.clock.advance(2 * MINUTE)
    await send(world)
    expect(mailer.mails).toEqual([])
    await acceptProposal(context, by, proposal.id, wanted)
    await runUntil(world, Date.parse('2026-07-03T16:30:00Z'))
    await expect(undoDecision(context, by, proposal.id)).rejects.toThrow(say.alreadyOut.fr)
    expect(await allEvents(context, communeId)).toHaveLength(1)
  })

  it('is not taken back once a neighbour was offered its event, which stays if it is removed', async () => {
    const world = await committeeWorld()
    const { context, communeId, by } = world
    const { proposal } = await proposed(world)
    const { event } = await acceptProposal(context, by, proposal.id, asProposed(world, proposal))
    if (event === null) throw new Error('no event')
    const { id } = await addPartner(context, by, partnerNew.parse(lepine))
    await proposeEvent(context, by, anOffer({ event, partners: [id] }))
    await sendMails(context, shareMails)
    await expect(undoDecision(context, by, proposal.id)).rejects.toThrow(say.alreadyOut.fr)
    expect(await onlyProposal(world)).toMatchObject({ state: 'accepted', event })
    expect(await allEvents(context, communeId)).toMatchObject([{ status: 'planned' }])
    await removeSeries(context, by, event, 'this')
    expect(await allEvents(context, communeId)).toMatchObject([{ status: 'cancelled' }])
  })

  it('whose event is removed is told that it is off', async () => {
    const world = await committeeWorld()
    const { context, by, mailer } = world
    const { visitor, proposal } = await proposed(world)
    const { event } = await acceptProposal(context, by, proposal.id, asProposed(world, proposal))
    if (event === null) throw new Error('no event')
    world.clock.advance(2 * MINUTE)
    await send(world)
    await removeSeries(context, by, event, 'this')
    await send(world)
    world.clock.advance(MINUTE)
    await send(world)
    expect(plain(mailer.mails.at(-1)?.subject ?? '')).toContain('Annulé : Bal')
    expect((await visitor.look()).text).toContain('Annulée par la mairie')
  })

  it('says by what its committee learns what becomes of it', async () => {
    const world = await committeeWorld()
    const { context, by, committee, member } = world
    await proposed(world)
    const learns = async () => (await onlyProposal(world)).reachedBy
    expect(await learns()).toBe('mail')
    await endCommittee(context, by, committee, true)
    expect(await learns()).toBeNull()
    await endCommittee(context, by, committee, false)
    context.mailer = null
    expect(await learns()).toBe('page')
    await revokeLink(context, by, member)
    expect(await learns()).toBeNull()
  })

  it('is accepted for the agenda alone, whatever channels the form names', async () => {
    const world = await committeeWorld()
    const { context, communeId, by } = world
    const { proposal } = await proposed(world)
    const wanted = { ...asProposed(world, proposal), plan: null }
    expect(wanted.channels).not.toEqual([])
    await acceptProposal(context, by, proposal.id, wanted)
    expect(await allEvents(context, communeId)).toMatchObject([{ deliveries: [] }])
  })

  it('that cannot be planned stays, and no event is left', async () => {
    const world = await committeeWorld()
    const { context, communeId, by } = world
    const { proposal } = await proposed(world)
    const wanted = { ...asProposed(world, proposal), channels: [] }
    await expect(acceptProposal(context, by, proposal.id, wanted)).rejects.toThrow()
    expect(await onlyProposal(world)).toMatchObject({ state: 'received' })
    expect(await allEvents(context, communeId)).toEqual([])
  })

  it('of a robot stops at its limit, and harms nobody', async () => {
    const world = await committeeWorld()
    const { context, by, communeId } = world
    const visitor = await visitorOf(world)
    const statuses: number[] = []
    let stamp = ''
    for (let sent = 0; sent < 200; sent++) {
      // It opens a form now and then, and sends it on without waiting.
      const look = sent % 10 === 0 ? await visitor.look() : null
      if (look?.status === 200) stamp = stampIn(look.text)
      world.clock.advance(300)
      const form = formOf({ ...ball, title: `Bal ${sent}`, site: sent % 3 === 0 ? 'x' : '', stamp })
      statuses.push((await visitor.post(form)).status)
    }
    expect(statuses.filter(status => status >= 500)).toEqual([])
    expect(statuses).toContain(429)
    expect((await listProposals(context, communeId)).length).toBeLessThanOrEqual(mostPerHour)
    // Somebody else of the committee is not kept waiting by it.
    world.clock.advance(MINUTE)
    const { link } = await addMember(context, by, world.committee, aMemberToAdd({ name: 'Zoé' }))
    const zoe = await visitorOf(world, pathOf(link))
    expect((await zoe.propose()).status).toBe(303)
  })

  it('of a patient robot stops too, and the next hour is open again', async () => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const statuses: number[] = []
    for (let sent = 0; sent < mostPerHour + 2; sent++) {
      statuses.push((await visitor.propose({ title: `Bal ${sent}` })).status)
    }
    expect(statuses.filter(status => status === 303)).toHaveLength(mostPerHour)
    const refused = await visitor.propose({ title: 'Un de trop' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="Un de trop"')
    world.clock.advance(HOUR)
    expect((await visitor.propose({ title: 'Le suivant' })).status).toBe(303)
  })
})

describe('a link', () => {
  it.each([
    ['another member’s number', (path: string) => path.replace(/\/\d+-/, '/9-')],
    ['a shorter signature', (path: string) => path.slice(0, -1)],
    ['another signature', (path: string) => `${path.slice(0, -2)}AA`],
    ['no signature', () => '/proposer/1'],
  ])('has no page at %s', async (_what, other) => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const stamp = stampIn((await visitor.look()).text)
    world.clock.advance(10_000)
    const path = other(world.path)
    expect((await visitor.look(path)).status).toBe(404)
    const posted = await visitor.post(formOf({ ...ball, site: '', stamp }), path)
    expect(posted.status).toBe(404)
    expect(await listProposals(world.context, world.communeId)).toEqual([])
  })

  itOnBoth('ends when it is renewed or revoked, and the new one works', async kind => {
    const world = await committeeWorld(kind)
    const { context, by, member } = world
    const { link } = await renewLink(context, by, member)
    expect((await (await visitorOf(world)).look()).status).toBe(404)
    const visitor = await visitorOf(world, pathOf(link))
    expect((await visitor.propose()).status).toBe(303)
    await revokeLink(context, by, member)
    expect((await visitor.look()).status).toBe(404)
    expect((await visitor.propose({ stamp: 'x' })).status).toBe(404)
    expect(await listProposals(context, by.communeId)).toHaveLength(1)
  })

  it('of a closed committee says so and takes nothing, until it is opened again', async () => {
    const world = await committeeWorld()
    const { context, by, committee } = world
    const visitor = await visitorOf(world)
    const stamp = stampIn((await visitor.look()).text)
    await endCommittee(context, by, committee, true)
    expect((await visitor.look()).text).toContain('Ce lien ne sert plus')
    await visitor.propose({ stamp })
    expect(await listProposals(context, by.communeId)).toEqual([])
    await endCommittee(context, by, committee, false)
    expect((await visitor.propose()).status).toBe(303)
  })

  it('sees nothing of another member’s, nor of another commune’s', async () => {
    const world = await committeeWorld()
    const { context, by, committee } = world
    const { proposal } = await proposed(world)
    await askAbout(context, by, proposal.id, 'Combien ?')
    const { link } = await addMember(context, by, committee, aMemberToAdd({ name: 'Zoé' }))
    const zoe = await visitorOf(world, pathOf(link))
    expect((await zoe.look()).text).not.toContain(ball.title)
    expect((await zoe.answer(proposal.id, 'Mille')).status).toBe(404)
    const other = byOf(await addCommune(context, 'Ailleurs'))
    await expect(askAbout(context, other, proposal.id, 'Et ?')).rejects.toThrow()
    await expect(renewLink(context, other, world.member)).rejects.toThrow()
    await expect(
      saveCommittee(context, other, committee, aCommitteeToSave({ name: 'x' })),
    ).rejects.toThrow()
    expect((await onlyProposal(world)).state).toBe('asked')
  })

  itOnBoth('that is used from many networks is said to be', async kind => {
    const world = await committeeWorld(kind)
    const { context, communeId, member } = world
    const visitor = await visitorOf(world)
    await visitor.propose()
    const memberNow = async () =>
      (await listCommittees(context, { communeId })).committees[0]?.members.find(
        ({ id }) => id === member,
      )
    expect(await memberNow()).toMatchObject({ networks: 1, isSpread: false })
    const at = context.clock.now()
    const networks = JSON.stringify({ a: at, b: at, c: at, d: at - 31 * 24 * HOUR })
    await context.db.updateTable('committeeMember').set({ networks }).execute()
    await visitor.propose({ title: 'Encore' })
    expect(await memberNow()).toMatchObject({ networks: 4, isSpread: true })
  })

  it('is mailed to its member, once in a minute', async () => {
    const world = await committeeWorld()
    const { context, by, member, mailer, path } = world
    await mailLink(context, by, member)
    await mailLink(context, by, member)
    await send(world)
    expect(mailer.mails).toHaveLength(1)
    expect(mailer.mails[0]?.text).toContain(path)
    const { member: zoe } = await addMember(
      context,
      by,
      world.committee,
      aMemberToAdd({ name: 'Zoé' }),
    )
    await expect(mailLink(context, by, zoe.id)).rejects.toThrow(say.noEmail.fr)
  })
})

describe('a form that is refused', () => {
  it('keeps what was typed, and says at each field what to do', async () => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const { status, text } = await visitor.propose({ title: '', date: '31/02/2026' })
    expect(status).toBe(422)
    expect(text).toContain(say.titleMissing.fr)
    expect(plain(text)).toContain('écrivez-la comme 4/7/2026')
    expect(text).toContain('value="31/02/2026"')
    expect(text).toContain('Accordéon et buvette.')
    world.clock.advance(10_000)
    const again = await visitor.post(formOf({ ...ball, site: '', stamp: stampIn(text) }))
    expect(again.status).toBe(303)
  })

  it.each([
    ['sent at once', say.tooSoon.fr, 500, {}],
    ['left open for a month', say.tooLate.fr, 30 * 24 * HOUR, { date: '2026-08-01' }],
    ['with its trap filled', say.trapped.fr, 10_000, { site: 'http://spam.example' }],
    [
      'with another’s stamp',
      say.tooLate.fr,
      10_000,
      { stamp: `1.${'a'.repeat(16)}.${'b'.repeat(43)}` },
    ],
  ])('%s is asked for once more, with all of it', async (_what, sentence, wait, more) => {
    const world = await committeeWorld()
    const visitor = await visitorOf(world)
    const stamp = stampIn((await visitor.look()).text)
    world.clock.advance(wait)
    const date = '2026-08-01'
    const { status, text } = await visitor.post(formOf({ ...ball, date, site: '', stamp, ...more }))
    expect(status).toBe(422)
    expect(plain(text)).toContain(plain(sentence))
    expect(text).toContain('value="Bal du 4 juillet"')
    world.clock.advance(10_000)
    const next = await visitor.post(formOf({ ...ball, date, site: '', stamp: stampIn(text) }))
    expect(next.status).toBe(303)
    await onlyProposal(world)
  })

  it('keeps a poster that has arrived, and says what is wrong with one that is none', async () => {
    const world = await committeeWorld()
    const { context, by } = world
    const visitor = await visitorOf(world)
    const photo = new Blob([tinyPng])
    const refused = await visitor.propose({ title: '' }, photo)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('L’affiche est bien arrivée')
    expect(plain(refused.text)).toContain(plain(say.altMissing.fr))
    const picture = /name="picture" value="([^"]+)"/.exec(refused.text)?.[1] ?? ''
    const stamp = stampIn(refused.text)
    world.clock.advance(10_000)
    const forged = picture.replace(/^\d+/, '4242')
    const alt = 'Un accordéon'
    await visitor.post(formOf({ ...ball, alt, site: '', stamp, picture }))
    expect((await onlyProposal(world)).picture).toMatchObject({ alt })
    await visitor.propose({ title: 'Autre', alt, picture: forged })
    const [other] = (await listProposals(context, by.communeId)).filter(
      ({ title }) => title === 'Autre',
    )
    expect(other?.picture).toBeNull()
    const proposal = (await listProposals(context, by.communeId)).find(
      ({ title }) => title === ball.title,
    )
    if (proposal === undefined) throw new Error('no proposal')
    const poster = await visitor.look(`${world.path}?affiche=${proposal.id}`)
    expect(poster.headers.get('content-type')).toMatch(/^image\//)
    const { event } = await acceptProposal(context, by, proposal.id, asProposed(world, proposal))
    expect((await getEvent(context, by.communeId, event ?? 0)).media).toMatchObject([{ alt }])
    const text = await visitor.propose({}, new Blob(['ceci n’est pas une image']))
    expect(text.status).toBe(422)
    expect(text.text).toContain('Ce fichier n’est pas une image')
    expect(text.text).toContain('value="Bal du 4 juillet"')
  })
})

it.each([
  ['is no form', 'multipart/form-data; boundary=x', 'rien', 'formulaire entier'],
  [
    'is cut off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form',
    'formulaire',
  ],
  ['says nothing', 'application/x-www-form-urlencoded', 'act=answer', 'recommencez'],
  ['is of no known type', 'text/plain', 'bonjour', 'recommencez'],
])('what %s is refused by a page that says so', async (_what, type, body, said) => {
  const world = await committeeWorld()
  const app = await createApp(world.context, 'tests')
  const headers = { 'content-type': type }
  const answer = await app.request(world.path, { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(said)
  expect(await listProposals(world.context, world.communeId)).toEqual([])
})

it('a poster of more than 20 MB is refused, and a stranger’s is not received', async () => {
  const world = await committeeWorld()
  const visitor = await visitorOf(world)
  const heavy = new Blob([Buffer.alloc(21 * 1024 * 1024)])
  const refused = await visitor.propose({}, heavy)
  expect(refused.status).toBe(400)
  expect(plain(refused.text)).toContain('dépasse 20 Mo')
  const form = formOf({ ...ball, site: '', stamp: 'x' }, heavy)
  expect((await visitor.post(form, '/proposer/1-x')).status).toBe(404)
})

const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
