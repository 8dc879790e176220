import { simpleParser } from 'mailparser'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { changeEvent } from '../../server/events/change-event.ts'
import { getEvent } from '../../server/events/events.ts'
import { editEvent } from '../../server/events/plan-event.ts'
import type { EventChangeAsked } from '../../server/events/shapes-event-change.ts'
import { createApp } from '../../server/http/app.ts'
import { addPerson } from '../../server/people/people.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { createMailer } from '../../server/platform/mailer.ts'
import { anEventChange, anEventEdit } from '../support/builders/events.ts'
import { aPersonToAdd } from '../support/builders/people.ts'
import { debianPython, installingMs, nameOf } from '../support/servers/debian-python.ts'
import { startMailDrop } from '../support/servers/mail-drop.ts'
import { startRadicale } from '../support/servers/radicale.ts'
import { offered, send, shareWorld } from '../support/shares.ts'

const stops: (() => void)[] = []
afterAll(() => {
  for (const stop of stops) stop()
})

/** What a mail is made of, from the outside in. */
const partsOf = (raw: Buffer) =>
  [...raw.toString('latin1').matchAll(/^Content-Type: ([\w/]+)/gim)].map(([, type]) => type)

// Two servers of Python are started, and installed where they are not.
it('an offer, changed and then cancelled, is one mail each and one entry in servers of others', {
  timeout: installingMs,
}, async ({ skip, task }) => {
  const [caldav, smtp] = [debianPython('radicale'), debianPython('aiosmtpd')]
  if (caldav === null || smtp === null) return skip('Radicale or aiosmtpd cannot be installed here')
  task.meta.realServer = [nameOf(caldav, 'radicale'), nameOf(smtp, 'aiosmtpd')].join(', ')
  const [radicale, drop] = await Promise.all([startRadicale(caldav), startMailDrop(smtp)])
  stops.push(radicale.stop, drop.stop)
  const world = await shareWorld()
  const { context, by, event } = world
  context.mailer = createMailer(drop.smtpUrl, 'Tambour <mairie@exemple.fr>')
  const anne = { name: 'Anne', email: 'mairie@saint-remi.example', role: 'officer' } as const
  const added = { ...anne, password: 'tambour-de-ville-1' }
  by.userId = (await addPerson(context, by.communeId, aPersonToAdd(added), 'Anne')).id
  const create = { width: 1600, height: 900, channels: 3, background: '#c04020' } as const
  const bytes = await sharp({ create }).png().toBuffer()
  const { id: picture } = await addMedia(context, by, { bytes, alt: 'Un feu' })
  await editEvent(context, by, event, anEventEdit({ media: [picture] }))
  const app = await createApp(context, 'tests')
  const feedOf = async () => await (await app.request('/agenda.ics')).text()
  const { sequence: first } = await getEvent(context, by.communeId, event)

  /** By the newest mail, and by the feed, into a calendar each. */
  async function keep() {
    const raw = drop.mails().at(-1)
    if (raw === undefined) throw new Error('no mail has arrived')
    const mail = await simpleParser(raw)
    const file = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
    const entry = file?.content.toString() ?? ''
    const statuses = [
      await radicale.put('/offres/feux.ics', entry),
      await radicale.put('/agenda/', await feedOf()),
    ]
    // The same entry is at one place alone (RFC 4791 § 5.3.2.1, no-uid-conflict).
    expect(await radicale.put('/offres/encore.ics', entry)).toBe(409)
    const [offers, feed] = [await radicale.report('/offres/'), await radicale.report('/agenda/')]
    expect(feed).toEqual(offers)
    expect(await radicale.get('/offres/feux.ics')).toContain(`SEQUENCE:${offers[0]?.sequence}`)
    return { raw, mail, statuses, entries: offers }
  }
  async function change(asked: EventChangeAsked) {
    const { sequence } = await getEvent(context, by.communeId, event)
    await changeEvent(context, by, event, anEventChange(asked, sequence))
    await send(world)
    // It leaves half a minute later.
    world.clock.advance(60_000)
    await send(world)
    return await keep()
  }

  await offered(world)
  const offer = await keep()
  expect(partsOf(offer.raw)).toEqual([
    'multipart/mixed',
    'multipart/alternative',
    'text/plain',
    'multipart/related',
    'text/html',
    'image/jpeg',
    'text/calendar',
  ])
  const { mail } = offer
  expect(mail.subject).toContain('Feux de la Saint-Jean')
  expect(mail.from?.text).toBe('"Mairie de Saint-Rémi" <mairie@exemple.fr>')
  expect(mail.text).toContain('Saint-Rémi propose à L’Épine')
  expect(mail.html).toContain('Oui, je l’annonce')
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.headers.get('list')).toMatchObject({
    unsubscribe: { url: expect.stringMatching(/^https:\/\/tambour\.exemple\.fr\/voisin\//) },
    'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
  })
  const poster = mail.attachments.find(({ contentType }) => contentType === 'image/jpeg')
  expect(poster?.content.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(poster?.content.length).toBeLessThan(600_000)
  expect(offer.raw.toString('latin1')).toContain('<img src=3D"cid:affiche@tambour')
  expect(mail.attachments.map(({ filename }) => filename)).toEqual([
    'affiche-feux-de-la-saint-jean-2026-06-20.jpg',
    'feux-de-la-saint-jean-2026-06-20.ics',
  ])
  // The commune writes, from the installation's address, and is answered where it reads.
  expect(mail.replyTo?.text).toBe('mairie@saint-remi.example')
  expect(offer.statuses).toEqual([201, 201])
  expect(offer.entries).toMatchObject([
    { sequence: first, status: 'CONFIRMED', start: '2026-06-20T19:00:00Z' },
  ])

  const later = { startLocal: '2026-06-27T21:00', endLocal: null, detail: '' }
  const moved = await change({ kind: 'postpone', ...later })
  expect(moved.mail.messageId).not.toBe(mail.messageId)
  expect(moved.entries).toMatchObject([
    { uid: offer.entries[0]?.uid, sequence: first + 1, start: '2026-06-27T19:00:00Z' },
  ])
  const off = await change({ kind: 'cancel', detail: '' })
  expect(off.entries).toMatchObject([
    { uid: offer.entries[0]?.uid, sequence: first + 2, status: 'CANCELLED' },
  ])
  expect(off.statuses[0]).toBeLessThan(300)
  expect(drop.mails()).toHaveLength(3)
})
