import { describe, expect, it } from 'vitest'
import { sendMails } from '../../server/mail/outbox.ts'
import { consentMails } from '../../server/subscribers/mail.ts'
import { testApp } from '../support/app.ts'
import { aTheme } from '../support/builders/subscribers.ts'
import { testClock } from '../support/clock.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { playedPushService } from '../support/network/push-service.ts'

const publicUrl = 'https://tambour.exemple.fr'

async function house() {
  const clock = testClock('2026-06-02T08:00:00Z')
  const tested = await testApp({ clock, settings: { publicUrl, loopbackFeeds: true } })
  const { context, communeId } = tested
  const mailer = fakeMailer()
  context.mailer = mailer
  const school = await aTheme(context, communeId, 'École')
  const fairs = await aTheme(context, communeId, 'Fêtes')
  const letters = await aTheme(context, communeId, 'Travaux', 'newsletter')
  const json = async (body: unknown) => {
    const answer = await tested.app.request('/abonnement/navigateur', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, said: await answer.json() }
  }
  const post = async (path: string, fields: Record<string, string> | string[][]) => {
    const answer = await tested.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const get = async (path: string) => {
    const answer = await tested.app.request(path)
    return { status: answer.status, text: await answer.text() }
  }
  const subscribers = () => context.db.selectFrom('subscriber').selectAll().orderBy('id').execute()
  return { ...tested, clock, mailer, school, fairs, letters, json, post, get, subscribers }
}
type House = Awaited<ReturnType<typeof house>>

describe('a browser', () => {
  it('is on and off by theme, and nothing of it is left when it is off', async () => {
    const h = await house()
    const { subscription } = (await playedPushService()).subscribe()
    const of = { commune: h.communeId, subscription }
    // To look signs nobody up.
    expect((await h.json(of)).said).toEqual({ themes: [] })
    expect(await h.subscribers()).toEqual([])
    const both = [h.school.id, h.fairs.id]
    expect((await h.json({ ...of, themes: both })).said).toEqual({ themes: both })
    expect((await h.json({ ...of, themes: [h.fairs.id] })).said).toEqual({ themes: [h.fairs.id] })
    expect((await h.json(of)).said).toEqual({ themes: [h.fairs.id] })
    const [row] = await h.subscribers()
    expect(JSON.stringify(row)).not.toContain(subscription.endpoint)
    expect((await h.json({ ...of, themes: [] })).said).toEqual({ themes: [] })
    expect(await h.subscribers()).toEqual([])
  })

  it('is given other keys, and stays one', async () => {
    const h = await house()
    const service = await playedPushService()
    const { subscription } = service.subscribe()
    const themes = [h.school.id]
    await h.json({ commune: h.communeId, subscription, themes })
    const { keys } = service.subscribe().subscription
    const renewed = { ...subscription, keys }
    await h.json({ commune: h.communeId, subscription: renewed })
    const rows = await h.subscribers()
    expect(rows).toHaveLength(1)
    const { addressIn } = await import('../../server/subscribers/address.ts')
    expect(rows.map(row => addressIn(h.context, row))).toEqual([
      { endpoint: subscription.endpoint, ...keys },
    ])
  })

  it('is none at another host, without keys that encrypt, or in no such commune', async () => {
    const h = await house()
    const { subscription } = (await playedPushService()).subscribe()
    const themes = [h.school.id]
    const ask = (commune: number, changed: object) =>
      h.json({ commune, subscription: { ...subscription, ...changed }, themes })
    const elsewhere = await ask(h.communeId, { endpoint: 'https://192.168.1.1/push' })
    expect(elsewhere).toMatchObject({ status: 400, said: { message: expect.any(String) } })
    const stranger = await ask(h.communeId, { endpoint: 'https://stranger.example/push' })
    expect(stranger.status).toBe(400)
    expect((await ask(h.communeId, { keys: { p256dh: 'AAAA', auth: 'AAAA' } })).status).toBe(400)
    expect((await ask(99, {})).status).toBe(404)
    expect((await h.json('rubbish')).status).toBe(400)
    expect(await h.subscribers()).toEqual([])
  })

  it('gets no theme of mails, nor of another commune, and no more than a hundred in an hour', async () => {
    const h = await house()
    const { subscription } = (await playedPushService()).subscribe()
    const of = { commune: h.communeId, subscription, themes: [h.letters.id, 4711] }
    expect((await h.json(of)).said).toEqual({ themes: [] })
    const statuses = new Set<number>()
    for (let time = 0; time < 130; time++) {
      statuses.add((await h.json(of)).status)
      h.clock.advance(10_000)
    }
    expect([...statuses]).toEqual([200, 429])
  })
})

/** The form as somebody sends it who read it. */
async function ask(h: House, email: string, more: Record<string, string> = {}) {
  const { text } = await h.get('/abonnement')
  const [, stamp = ''] = /name="stamp" value="([^"]+)"/.exec(text) ?? []
  h.clock.advance(10_000)
  const fields = { commune: String(h.communeId), themes: String(h.letters.id), stamp, email }
  return await h.post('/abonnement/courriel', { ...fields, ...more })
}

const linkIn = (h: House) => {
  const text = h.mailer.mails.at(-1)?.text ?? ''
  const [link = ''] = /https:\S+\/abonnement\/lien\/\S+/.exec(text) ?? []
  return new URL(link).pathname
}

describe('an address', () => {
  it('is signed up by the press of who reads its mail, and by nothing else', async () => {
    const h = await house()
    expect(await ask(h, ' Anne@Exemple.fr ')).toMatchObject({ status: 200 })
    await sendMails(h.context, consentMails)
    expect(h.mailer.mails).toMatchObject([{ to: 'anne@exemple.fr' }])
    const link = linkIn(h)
    // A mail scanner opens every link.
    for (let time = 0; time < 3; time++) expect((await h.get(link)).status).toBe(200)
    expect(await h.subscribers()).toMatchObject([{ state: 'pending', confirmedAt: null }])
    const yes = await h.post(link, { themes: String(h.letters.id) })
    expect(yes).toMatchObject({ status: 200, text: expect.stringContaining('Vous êtes abonné') })
    expect(await h.subscribers()).toMatchObject([
      { state: 'active', confirmedAt: h.clock.now(), consent: 'page' },
    ])
  })

  it('stays signed up when somebody asks for it again, who is told nothing', async () => {
    const h = await house()
    const first = await ask(h, 'anne@exemple.fr')
    await sendMails(h.context, consentMails)
    await h.post(linkIn(h), { themes: String(h.letters.id) })
    h.clock.advance(60 * 60_000)
    const second = await ask(h, 'anne@exemple.fr')
    expect(second).toEqual(first)
    expect(await h.subscribers()).toMatchObject([{ state: 'active' }])
    await sendMails(h.context, consentMails)
    expect(h.mailer.mails.at(-1)?.text).toContain('reçoit déjà')
  })

  it('gets one mail in ten minutes, however often strangers type it', async () => {
    const h = await house()
    h.clock.set(Date.parse('2026-06-02T08:00:00Z'))
    for (let time = 0; time < 5; time++) {
      await ask(h, 'anne@exemple.fr')
      await sendMails(h.context, consentMails)
    }
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('leaves by its link, which then leads to nothing', async () => {
    const h = await house()
    await ask(h, 'anne@exemple.fr')
    await sendMails(h.context, consentMails)
    const link = linkIn(h)
    await h.post(link, { themes: String(h.letters.id) })
    const left = await h.post(link, { leave: '1', themes: String(h.letters.id) })
    expect(left.text).toContain('votre adresse est effacée')
    expect(await h.subscribers()).toEqual([])
    expect((await h.get(link)).status).toBe(404)
    expect((await h.post(link, { leave: '1' })).status).toBe(404)
  })

  it('is asked for once more where it is none, no theme is ticked, or a program sends the form', async () => {
    const h = await house()
    for (const [email, more, said] of [
      ['anne@', {}, 'n’est pas complète'],
      ['anne@exemple.fr', { themes: '' }, 'Cochez au moins un thème'],
      ['anne@exemple.fr', { site: 'x' }, 'une fois de plus'],
      ['anne@exemple.fr', { stamp: 'x' }, 'une fois de plus'],
    ] as const) {
      const answer = await ask(h, email, more)
      expect(answer).toMatchObject({ status: 422, text: expect.stringContaining(said) })
    }
    expect(await h.subscribers()).toEqual([])
  })

  it('is one of twelve that a network may type in an hour', async () => {
    const h = await house()
    const statuses: number[] = []
    for (let time = 0; time < 14; time++) {
      statuses.push((await ask(h, `r${time}@exemple.fr`)).status)
    }
    expect(statuses.filter(status => status === 200)).toHaveLength(12)
    expect(statuses.at(-1)).toBe(422)
  })

  it('cannot be signed up where no mail server is set', async () => {
    const h = await house()
    h.context.mailer = null
    expect((await h.get('/abonnement')).text).not.toContain('type="email"')
  })
})

describe('the page', () => {
  it('is none where nothing is open, and asks which commune where several are', async () => {
    const { app } = await testApp({ settings: { publicUrl } })
    expect((await app.request('/abonnement')).status).toBe(404)
    const h = await house()
    const { text } = await h.get('/abonnement')
    expect(text).toContain('École')
    expect(text).toContain('Travaux')
    const manifest = await h.app.request(`/abonnement/app.webmanifest?commune=${h.communeId}`)
    expect(await manifest.json()).toMatchObject({ start_url: `/abonnement?commune=${h.communeId}` })
  })
})
