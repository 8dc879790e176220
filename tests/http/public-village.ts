import { type ParsedMail, simpleParser } from 'mailparser'
import sharp from 'sharp'
import { expect, onTestFinished } from 'vitest'
import { changeApprovalRules } from '../../server/approval/approval-rules.ts'
import { capabilities } from '../../server/capabilities.ts'
import { connectChannel } from '../../server/channels/connect-channel.ts'
import {
  addMember as addCommitteeMember,
  mailLink,
  saveCommittee,
} from '../../server/committees/committees.ts'
import { listProposals } from '../../server/committees/proposal-shape.ts'
import { acceptProposal, askAbout, declineProposal } from '../../server/committees/proposals.ts'
import { connectors } from '../../server/connectors/registry.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { changeCommune } from '../../server/hours/change-commune.ts'
import type { MailKind } from '../../server/mail/kind.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { changePublicReplies } from '../../server/open-data/communes.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { sendForgottenLink } from '../../server/people/password-links.ts'
import { addPerson } from '../../server/people/people.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { createMailer } from '../../server/platform/mailer.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { withdrawShare } from '../../server/shares/shares.ts'
import { sendTrialMail } from '../../server/today/trial-mail.ts'
import { sendWarning } from '../../server/warnings/send.ts'
import { add, addNeighbours, addTaken, change } from '../agenda/agenda-app.ts'
import { createAlertJobs } from '../support/alerts.ts'
import { served, start, type TestApp, testApp } from '../support/app.ts'
import { mayor } from '../support/approval.ts'
import { anApprovalRulesEdit } from '../support/builders/approval.ts'
import { aFeed, aFeedItem } from '../support/builders/calendar.ts'
import { aChannel, aChannelToConnect } from '../support/builders/channels.ts'
import { aCommitteeToSave, aMemberToAdd } from '../support/builders/committees.ts'
import { anEventToPlan } from '../support/builders/events.ts'
import { anOffer } from '../support/builders/partners.ts'
import { aCommuneEdit, aPersonToAdd } from '../support/builders/people.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { aTheme } from '../support/builders/subscribers.ts'
import { anEndpoint } from '../support/builders/webhooks.ts'
import { testClock } from '../support/clock.ts'
import { ball, formOf, stampIn } from '../support/committees.ts'
import { writeByForm } from '../support/contact-form.ts'
import { password } from '../support/mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from '../support/mailbox/smtp.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { freePort } from '../support/network/free-port.ts'
import { addChannel, byOf, HOUR, MINUTE, runUntil, type World } from '../support/publishing.ts'
import { aWarning } from '../support/warnings.ts'

/** A mail as its reader's program gets it, and what the outbox calls it. */
type VillageMail = { kind: string; mail: ParsedMail }

export type PublicVillage = {
  /** Where it listens, and what its own links begin with. */
  origin: string
  app: TestApp
  mails: VillageMail[]
}

type House = TestApp & World & { origin: string; smtp: SmtpDrop; kinds: MailKind[] }

const DAY = 24 * HOUR

/**
 * Saint-Rémi on a port of this machine, with everything in it that somebody outside reads: an agenda
 * of more than a page, offers, proposals, the form, what waits for the mayor, and a mail of each kind,
 * which left by SMTP.
 */
export async function publicVillage(): Promise<PublicVillage> {
  const house = await openHouse()
  const { pictured, lent } = await fillAgenda(house)
  await writeToMairie(house)
  await proposeToMairie(house, pictured.poster)
  await offer(house, pictured.id, lent)
  await askForApproval(house, pictured.poster)
  await signUp(house)
  await handOver(house)
  await warn(house)
  await tellPeople(house)
  await post(house)
  // Those who did not answer are reminded; the digest leaves on Monday at eight.
  for (const at of ['2026-06-05T08:00:00Z', '2026-06-08T06:00:00Z', '2026-06-08T09:00:00Z']) {
    house.clock.set(at)
    await post(house)
  }
  await changeWhatWasOffered(house, pictured.id)
  await post(house)
  return { origin: house.origin, app: house, mails: await mailsOf(house) }
}

async function openHouse(): Promise<House> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const clock = testClock(start)
  const network = fakeNetwork()
  network.refusing.add('refuse')
  const app = await testApp({
    clock,
    settings: { publicUrl: origin, securityContact: 'mailto:mairie@exemple.fr' },
    connectors: { ...connectors, fake: network.connector },
  })
  const smtp = await startSmtpDrop()
  onTestFinished(smtp.close)
  const url = `smtp://mairie:${encodeURIComponent(password)}@${smtp.smtp}`
  app.context.mailer = createMailer(url, 'Mairie <mairie@exemple.fr>')
  await served(app.app, port)
  const { id: userId } = await app.context.db
    .selectFrom('user')
    .select('id')
    .executeTakeFirstOrThrow()
  const duty = { userId, from: '2026-06-01', to: null, callFrom: null, callTo: null }
  const asked = { as: 'administrator', body: duty } as const
  expect((await app.ask('POST', '/api/duties', asked)).status).toBe(201)
  const postcode = aCommuneEdit({ postcode: '51330' })
  await changeCommune(app.context, app.communeId, postcode, 'Anne')
  await changePublicReplies(app.context, byOf(app.communeId), { isPublic: true })
  const kinds = await Promise.all(capabilities.map(async one => (await one.mails?.()) ?? []))
  const by = byOf(app.communeId)
  return { ...app, clock, network, by, origin, smtp, kinds: kinds.flat() }
}

/** A poster as people make them: larger than any page shows it, and not all of it opaque; or a photo. */
async function addPoster(
  { context, communeId }: House,
  alt: string,
  format: 'png' | 'jpeg' = 'png',
): Promise<number> {
  const background = { r: 192, g: 64, b: 32, alpha: 0.8 }
  const create = { width: 1500, height: 2121, channels: 4, background } as const
  const bytes = await sharp({ create }).toFormat(format).toBuffer()
  return (await addMedia(context, byOf(communeId), { bytes, alt })).id
}

async function fillAgenda(house: House) {
  const { there } = await addTaken(house)
  await addNeighbours(house)
  const poster = await addPoster(house, 'Affiche : un feu')
  const second = await addPoster(house, 'La place', 'jpeg')
  const link = 'https://billets.example/feux'
  const { id } = await add(house, { title: 'Feux', media: [poster, second], link })
  const off = await add(house, { title: 'Loto des aînés', media: [poster] })
  await change(house, off.id, { kind: 'cancel', detail: '' })
  const moved = { startLocal: '2026-07-12T09:00', endLocal: null }
  const market = await add(house, { title: 'Marché', media: [poster] })
  await change(house, market.id, { kind: 'postpone', ...moved, detail: '' })
  const undated = await add(house, { title: 'Bal' })
  const put = { kind: 'postpone', startLocal: null, endLocal: null, detail: '' } as const
  await change(house, undated.id, put)
  const days = { startLocal: '2026-06-27T00:00', endLocal: '2026-06-29T00:00' }
  await add(house, { title: 'Exposition', ...days })
  for (const [place, title] of ['Repas de quartier', 'Brocante'].entries()) {
    // Over by the time that anybody looks.
    await add(house, { title, startLocal: `2026-06-0${3 + place}T12:00`, endLocal: null })
  }
  // More than a page of the list has, and a week of the poster.
  for (let place = 0; place < 48; place += 1) {
    const day = String(1 + (place % 28)).padStart(2, '0')
    const at = { startLocal: `2026-08-${day}T18:30`, endLocal: null }
    await add(house, { title: `Atelier ${place + 1}`, ...at })
  }
  await connectForm(house, there)
  const lent = await add(house, { title: 'Concert', media: [poster] })
  return { pictured: { id, poster }, lent: lent.id }
}

const form = aChannelToConnect({
  ...{ connector: 'form', name: 'Formulaire', publishes: false },
  ...{ config: { intro: 'En cas d’urgence, appelez le 18.' }, secrets: {} },
})

const connectForm = async ({ context }: House, communeId: number) =>
  (await connectChannel(context, byOf(communeId), form)).id

/** One letter with a photo, which is answered, and one that waits. */
async function writeToMairie(house: House): Promise<void> {
  const { app, ask, clock, communeId } = house
  const id = await connectForm(house, communeId)
  const { message, conversation, page } = await writeByForm({ ...house, form: id })
  const body = { message, text: 'Nous venons demain.', key: 'answer-1' }
  const path = `/api/conversations/${conversation}/replies`
  const answered = await ask('POST', path, { as: 'responder', body })
  expect(answered.json).toMatchObject({ state: 'sent' })
  const [anne] = await house.context.db.selectFrom('user').select('id').execute()
  const note = { text: 'Vu avec la voirie', mentions: [anne?.id], key: 'note-numéro-1' }
  const notes = `/api/conversations/${conversation}/notes`
  expect((await ask('POST', notes, { as: 'responder', body: note })).status).toBe(201)
  const stamp = stampIn(await (await app.request(page)).text())
  clock.advance(20_000)
  const create = { width: 900, height: 600, channels: 3, background: '#445566' } as const
  const photo = await sharp({ create }).jpeg().toBuffer()
  const sent = new FormData()
  for (const [name, value] of Object.entries({ text: 'Voici.', site: '', stamp })) {
    sent.set(name, value)
  }
  sent.set('file', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), 'photo.jpg')
  expect((await app.request(page, { method: 'POST', body: sent })).status).toBe(303)
  await writeByForm({ ...house, form: id }, { name: 'Odile Blanc', email: 'odile@exemple.fr' })
  // Anne has the duty, and Odile waits.
  clock.advance(10 * MINUTE)
  await createAlertJobs(house.context).runOnce()
}

/** Paul's proposals: one that waits, one with a question, one in the agenda, one declined. */
async function proposeToMairie(house: House, poster: number): Promise<void> {
  const { app, context, communeId, clock } = house
  const by = byOf(communeId)
  const { id } = await saveCommittee(context, by, null, aCommitteeToSave())
  const paul = aMemberToAdd({ name: 'Paul Roux', email: 'paul@exemple.fr' })
  const { member, link } = await addCommitteeMember(context, by, id, paul)
  await mailLink(context, by, member.id)
  const path = new URL(link).pathname
  const { bytes } = await context.db
    .selectFrom('media')
    .innerJoin('picture', 'picture.id', 'media.pictureId')
    .select('bytes')
    .where('media.id', '=', poster)
    .executeTakeFirstOrThrow()
  for (const title of ['Bal d’été', 'Vide-grenier', 'Concours de boules', 'Feu d’artifice']) {
    const stamp = stampIn(await (await app.request(path)).text())
    clock.advance(10_000)
    const body = formOf(
      { ...ball, title, alt: 'Une affiche', site: '', stamp },
      new Blob([Uint8Array.from(bytes)]),
    )
    expect((await app.request(path, { method: 'POST', body })).status).toBe(303)
  }
  const proposals = await listProposals(context, communeId)
  const [accepted, asked, declined] = proposals
  if (!accepted || !asked || !declined) throw new Error('nothing was proposed')
  const { title, startLocal, endLocal, place, text } = accepted
  const wanted = { title, startLocal, endLocal, place, text, link: null, channels: [], plan: null }
  await acceptProposal(context, by, accepted.id, wanted)
  await askAbout(context, by, asked.id, 'Faut-il réserver ?')
  await declineProposal(context, by, declined.id, 'La place est prise.')
}

/** L'Épine accepts and has the kit, Courtisols waits, Sarry lends its page, Vésigneul's is taken back. */
async function offer(house: House, event: number, lent: number): Promise<void> {
  const { app, context, communeId } = house
  const by = byOf(communeId)
  const channel = await addChannel(house, 'sarry', { neighbour: 'Sarry' })
  const partnerOf = async (name: string, patch = {}) => {
    const contacts = [{ name: 'Marie Petit', email: `mairie@${name.toLowerCase()}.example` }]
    const wanted = partnerNew.parse({ name, contacts, ...patch })
    return (await addPartner(context, by, wanted)).id
  }
  const partners = [
    await partnerOf('Lepine'),
    await partnerOf('Courtisols'),
    await partnerOf('Sarry', { mode: 'page', channel }),
    await partnerOf('Vesigneul'),
  ]
  const made = await proposeEvent(context, by, anOffer({ event, partners }))
  const lone = anOffer({ event: lent, partners: partners.slice(2, 3) })
  await proposeEvent(context, by, lone)
  await post(house)
  const [page] = await linksTo(house, 'mairie@lepine.example', '/partage/')
  const body = new URLSearchParams({ act: 'accept', at: '' })
  expect((await app.request(page ?? '', { method: 'POST', body })).status).toBe(303)
  await withdrawShare(context, by, made.shares[3]?.id ?? 0)
}

async function changeWhatWasOffered(house: House, event: number): Promise<void> {
  const moved = { startLocal: '2026-06-21T21:00', endLocal: '2026-06-22T01:00' }
  await change(house, event, { kind: 'postpone', ...moved, detail: '' })
  house.clock.advance(HOUR)
}

async function askForApproval(house: House, poster: number): Promise<void> {
  const { context, communeId } = house
  const by = byOf(communeId)
  const channel = await addChannel(house, 'village')
  const approvers = [{ ...mayor, substitute: null, absentFrom: null, absentTo: null }]
  const rules = anApprovalRulesEdit({ enabled: true, approvers })
  await changeApprovalRules(context, by, rules)
  await add(house, {
    title: 'Vœux',
    startLocal: '2026-06-30T18:00',
    endLocal: null,
    media: [poster],
    link: 'https://exemple.fr/voeux',
    channels: [channel],
    times: ['2026-06-20T18:00'],
  })
  await changeApprovalRules(context, by, { ...rules, enabled: false })
}

/** Hélène asks for the news of the road works. */
async function signUp({ app, context, communeId, clock }: House): Promise<void> {
  await aTheme(context, communeId, 'École')
  const { id } = await aTheme(context, communeId, 'Travaux', 'newsletter')
  const stamp = stampIn(await (await app.request('/abonnement')).text())
  clock.advance(10_000)
  const asked = { commune: String(communeId), themes: String(id), stamp }
  const body = new URLSearchParams({ ...asked, email: 'helene@exemple.fr' })
  const answer = await app.request('/abonnement/courriel', { method: 'POST', body })
  expect(answer.status).toBe(200)
}

/** Something is due on a channel on which a person publishes. */
async function handOver({ context, communeId, clock }: House): Promise<void> {
  const part = {
    connector: 'panneaupocket',
    name: 'PanneauPocket',
    receives: 0,
    config: {},
  } as const
  const { id } = await aChannel(context, communeId, part)
  const post = await aPost(context.db, communeId)
  await aDelivery(context.db, post, id, { dueAt: clock.now(), nextAt: clock.now() })
}

/** Météo-France warns of a storm. */
async function warn({ context, communeId, clock }: House): Promise<void> {
  const feed = await aFeed(context.db, communeId, {
    ...{ name: 'Météo-France', use: 'vigilance', url: 'https://mf.example/#51' },
  })
  const title = 'Vigilance orange, vent violent'
  await aFeedItem(context.db, feed.id, { title, topic: 'storm', until: clock.now() + DAY })
}

/** A mail for each thing that people of the mairie are told. */
async function tellPeople(house: House): Promise<void> {
  const { context, communeId, clock } = house
  const bruno = { name: 'Bruno', email: 'bruno@exemple.fr', role: 'officer' } as const
  await addPerson(context, communeId, aPersonToAdd(bruno), 'Anne')
  const there = await context.db
    .selectFrom('commune')
    .select('id')
    .where('id', '!=', communeId)
    .executeTakeFirstOrThrow()
  const anne = { name: 'Anne', email: 'anne@exemple.fr', role: 'administrator' } as const
  await addPerson(context, there.id, aPersonToAdd(anne), 'Orvain')
  await sendForgottenLink(context, 'anne@exemple.fr', null)
  const { id } = await context.db
    .selectFrom('user')
    .select('id')
    .where('email', '=', anne.email)
    .executeTakeFirstOrThrow()
  await sendTrialMail(context, { communeId, userId: id, actor: 'Anne' })
  await anEndpoint(context.db, communeId, { disabledAt: clock.now(), disabledWhy: 'gone' })
  const channel = await addChannel(house, 'refuse')
  await context.db
    .updateTable('channel')
    .set({ tokenEndsAt: clock.now() + 6 * DAY })
    .where('id', '=', channel)
    .execute()
  await aFeed(context.db, communeId, { deadAt: clock.now(), nextAt: clock.now() + 30 * DAY })
  const by = { communeId, userId: id, actor: 'Anne' }
  const meeting = { title: 'Réunion publique', startLocal: '2026-06-25T18:00', place: 'Mairie' }
  const times = ['2026-06-02T12:00']
  await createEvent(context, by, anEventToPlan({ ...meeting, channels: [channel], times }))
  const asAnne = { as: 'administrator', body: { email: 'lecteur@exemple.fr' } } as const
  expect((await house.ask('POST', '/api/digest/recipients', asAnne)).status).toBe(201)
  await runUntil(house, Date.parse('2026-06-02T11:00:00Z'))
  await sendWarning(context, by, aWarning([channel], { isDrill: true }))
}

/** Every mail that is due leaves. */
async function post({ context, kinds }: House): Promise<void> {
  for (const kind of kinds) await sendMails(context, kind)
}

async function mailsOf({ context, smtp }: House): Promise<VillageMail[]> {
  const sent = await context.db.selectFrom('mail').select(['messageId', 'kind']).execute()
  const kindOf = new Map(sent.map(({ messageId, kind }) => [messageId, kind]))
  return await Promise.all(
    smtp.mails.map(async ({ text }) => {
      const mail = await simpleParser(text, { skipImageLinks: true })
      return { kind: kindOf.get(mail.messageId ?? '') ?? 'unknown', mail }
    }),
  )
}

/** What the mails to somebody lead to, as a path. */
async function linksTo(house: House, to: string, path: string): Promise<string[]> {
  const { origin, smtp } = house
  const mails = smtp.mails.filter(mail => mail.to.includes(to))
  const texts = await Promise.all(mails.map(async ({ text }) => (await simpleParser(text)).text))
  const links = texts.flatMap(text => text?.match(/http\S+/g) ?? [])
  return links.map(link => link.slice(origin.length)).filter(link => link.startsWith(path))
}
