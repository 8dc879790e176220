import sharp from 'sharp'
import { expect, it } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { endCommittee } from '../../server/committees/committees.ts'
import { listProposals } from '../../server/committees/proposal-shape.ts'
import { acceptProposal, askAbout, declineProposal } from '../../server/committees/proposals.ts'
import { unsubscribeLink } from '../../server/digest/recipients.ts'
import { addRecipient, recipientsOf } from '../../server/digest/store.ts'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { withdrawShare } from '../../server/shares/shares.ts'
import { announce, approvalWorld } from '../support/approval.ts'
import { anEventChange, anEventEdit } from '../support/builders/events.ts'
import { asProposed, ball, committeeWorld, visitorOf } from '../support/committees.ts'
import { complaintsOf } from '../support/html.ts'
import { addChannel, MINUTE } from '../support/publishing.ts'
import { lepine, linkIn, linkPageOf, offered, shareWorld } from '../support/shares.ts'

/** Pages by what they show, each valid. */
async function expectValid(pages: Record<string, string>): Promise<void> {
  const found: Record<string, string[]> = {}
  for (const [name, page] of Object.entries(pages)) {
    expect(page, name).toContain('<!doctype html>')
    const complaints = await complaintsOf(page)
    if (complaints.length > 0) found[name] = complaints
  }
  expect(found).toEqual({})
}

it('is valid HTML on the page of an offer, whatever became of it', async () => {
  const world = await shareWorld()
  const { context, by, event } = world
  const bytes = await sharp({ create: plainRed }).png().toBuffer()
  const media = [(await addMedia(context, by, { bytes, alt: 'Un « feu »' })).id]
  const link = 'https://exemple.fr/?a=1&b'
  await editEvent(context, by, event, anEventEdit({ media, link }))
  const share = await offered(world)
  const ask = await linkPageOf(world)
  const get = async () => (await ask('GET')).text
  const post = async (body: Record<string, string>) => (await ask('POST', body)).text
  const pages: Record<string, string> = {}
  pages.proposed = await get()
  pages.unreadable = await post({ act: 'other' })
  await post({ act: 'decline', comment: 'Trop <loin> & « tard »' })
  pages.declined = await get()
  await post({ act: 'accept' })
  pages.kit = await get()
  pages['wrong address'] = await post({ act: 'published', url: 'rien "du tout' })
  const later = {
    kind: 'postpone',
    startLocal: '2026-06-27T21:00',
    endLocal: null,
    detail: '',
  } as const
  await changeEvent(
    context,
    by,
    event,
    anEventChange(later, (await getEvent(context, by.communeId, event)).sequence),
  )
  pages.changed = await get()
  await post({ act: 'published', url: 'https://exemple.fr/p?a=1&b=2' })
  pages.published = await get()
  await withdrawShare(context, by, share.id)
  pages.withdrawn = await get()
  pages.unknown = (await ask('GET', undefined, '/partage/1-1-x')).text
  await expectValid(pages)
})

it('is valid HTML on the page of an offer to publish on a page that was lent', async () => {
  const world = await shareWorld('sqlite', { name: 'Sarry', inseeCode: '51525' })
  const { context, by, event } = world
  const channel = await addChannel(world, 'sarry', { neighbour: 'Sarry' })
  const wanted = { ...lepine, mode: 'page', channel }
  const { id: partner } = await addPartner(context, by, partnerNew.parse(wanted))
  await offered({ ...world, event, partner })
  const ask = await linkPageOf(world)
  const pages: Record<string, string> = { proposed: (await ask('GET')).text }
  pages['no time'] = (await ask('POST', { act: 'accept', at: 'demain' })).text
  await ask('POST', { act: 'accept', at: '2026-06-05T18:00' })
  pages.accepted = (await ask('GET')).text
  world.clock.set('2026-06-25T10:00:00Z')
  pages.over = (await ask('GET')).text
  await expectValid(pages)
})

it('is valid HTML on the page of what a neighbour receives', async () => {
  const world = await shareWorld()
  await offered(world)
  const path = linkIn(world, 'voisin')
  const ask = await linkPageOf(world)
  const pages: Record<string, string> = {
    wish: (await ask('GET', undefined, path)).text,
    refused: (await ask('POST', { act: 'wish', quietUntil: '2026-02-30' }, path)).text,
    saved: (await ask('POST', { act: 'wish', piece: 'poster' }, path)).text,
    gone: (await ask('POST', { act: 'leave' }, path)).text,
    unknown: (await ask('GET', undefined, '/voisin/1-x')).text,
  }
  await expectValid(pages)
})

it('is valid HTML on the page of a committee, wherever its proposals stand', async () => {
  const world = await committeeWorld()
  const { context, by, clock, committee } = world
  const visitor = await visitorOf(world)
  const pages: Record<string, string> = { empty: (await visitor.look()).text }
  const wrong = Object.fromEntries(Object.keys(ball).map(field => [field, '<x> "']))
  const poster = new Blob([await sharp({ create: plainRed }).png().toBuffer()])
  pages.refused = (await visitor.propose(wrong, poster)).text
  pages['refused file'] = (await visitor.propose({}, new Blob(['rien']))).text
  const sent = await visitor.propose({ title: 'Bal « <masqué> »', alt: 'Un "masque"' }, poster)
  pages.sent = (await visitor.look(sent.location ?? '')).text
  const idOf = async () => (await listProposals(context, by.communeId))[0]?.id ?? 0
  await askAbout(context, by, await idOf(), 'Faut-il <réserver> ?')
  pages.asked = (await visitor.look()).text
  pages['not answered'] = (await visitor.answer(await idOf(), ' ')).text
  const answered = await visitor.answer(await idOf(), 'Non.')
  pages.answered = (await visitor.look(answered.location ?? '')).text
  const [proposal] = await listProposals(context, by.communeId)
  if (proposal === undefined) throw new Error('nothing was proposed')
  const accepted = { ...asProposed(world, proposal), title: 'Bal', place: 'Le <pré>' }
  const { event } = await acceptProposal(context, by, proposal.id, accepted)
  pages.accepted = (await visitor.look()).text
  const off = { kind: 'cancel', detail: '' } as const
  await changeEvent(context, by, event ?? 0, anEventChange(off))
  pages.cancelled = (await visitor.look()).text
  await visitor.propose({ title: 'Loto' })
  await declineProposal(context, by, await idOf(), 'La salle est "prise".')
  pages.declined = (await visitor.look()).text
  await endCommittee(context, by, committee, true)
  pages.closed = (await visitor.look()).text
  pages.unknown = (await visitor.look('/proposer/1-x')).text
  const broken = new URLSearchParams({ act: 'answer' })
  await endCommittee(context, by, committee, false)
  pages.unreadable = (await visitor.post(broken)).text
  clock.advance(MINUTE)
  for (let time = 0; time < 32; time += 1) pages['too often'] = (await visitor.post(broken)).text
  await expectValid(pages)
})

it('is valid HTML on the page of who approves', async () => {
  const world = await approvalWorld()
  await announce(world)
  await sendMails(world.context, approvalMails)
  const path = /https:\/\/[^/]+(\/valider\/\S+)/.exec(world.mailer.mails[0]?.text ?? '')?.[1] ?? ''
  const app = await createApp(world.context, 'tests')
  const get = async (at = path) => (await app.request(at)).text()
  const post = async (body: Record<string, string>) =>
    (await app.request(path, { method: 'POST', body: new URLSearchParams(body) })).text()
  const pages: Record<string, string> = { open: await get(), unknown: await get('/valider/x') }
  const hash = /name="hash" value="(\w+)"/.exec(pages.open ?? '')?.[1] ?? ''
  pages.wordless = await post({ decision: 'refuse', comment: '', hash })
  await post({ decision: 'approve', hash })
  pages.receipt = await get()
  await expectValid(pages)
})

it('is valid HTML where a reader of the digest leaves', async () => {
  const { context, communeId } = await shareWorld()
  const app = await createApp(context, 'tests')
  await addRecipient(context.db, communeId, 'lectrice@exemple.fr', 0)
  const [reader = { id: 0, key: '' }] = await recipientsOf(context.db, communeId)
  const link = unsubscribeLink(context, reader)
  const path = link.slice(new URL(link).origin.length)
  await expectValid({
    question: await (await app.request(path)).text(),
    gone: await (await app.request(path, { method: 'POST' })).text(),
    ended: await (await app.request(path)).text(),
  })
})

const plainRed = { width: 40, height: 30, channels: 3, background: '#c04020' } as const
