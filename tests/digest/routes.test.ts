import { describe, expect, it } from 'vitest'
import { confirmLink, unsubscribeLink } from '../../server/digest/recipients.ts'
import { digestSentences } from '../../server/digest/sentences.ts'
import { digestShape } from '../../server/digest/shapes.ts'
import { addRecipient, recipientsOf } from '../../server/digest/store.ts'
import { Sentence, sentenceText } from '../../server/language/sentence.ts'
import type { Mail } from '../../server/platform/mailer.ts'
import { platformSentences } from '../../server/platform/sentences.ts'
import { type TestApp, testApp } from '../support/app.ts'

const week = '2026-W22'

type House = TestApp & { mails: Mail[] }

async function house(): Promise<House> {
  const app = await testApp()
  const mails: Mail[] = []
  app.context.mailer = {
    async send(mail) {
      mails.push(mail)
      return { kind: 'sent' }
    },
    check: async () => ({ ok: true }),
  }
  // Setting up may already have made the administrator a reader.
  await app.context.db.deleteFrom('digestRecipient').execute()
  return { ...app, mails }
}

/** The link of a reader's mail, as a path of this server. */
async function linkOf({ context, communeId }: TestApp, email: string): Promise<string> {
  await addRecipient(context.db, communeId, email, 0)
  const readers = await recipientsOf(context.db, communeId)
  const reader = readers.find(one => one.email === email)
  if (reader === undefined) throw new Error(`${email} is no reader`)
  return unsubscribeLink(context, reader).slice(context.publicUrl.length)
}

describe('the digest over HTTP', () => {
  it('is shown to a councillor, for the last week unless told', async () => {
    const { ask } = await house()
    const answer = await ask('GET', '/api/digest', { as: 'councillor' })
    expect(answer.status).toBe(200)
    expect(digestShape.parse(answer.json)).toMatchObject({ week, recipients: [] })
    const other = await ask('GET', '/api/digest?week=2026-W20', { as: 'councillor' })
    expect(other.json).toMatchObject({ week: '2026-W20', from: '2026-05-11', to: '2026-05-17' })
  })

  it('is shown in the asker’s language', async () => {
    const { ask } = await house()
    const headers = { 'accept-language': 'en-GB,en;q=0.9' }
    const { json } = await ask('GET', '/api/digest', { as: 'councillor', headers })
    const { subject, html, text } = digestShape.parse(json)
    expect(subject).toContain('week\u00a022')
    expect(html).toContain('<html lang="en">')
    expect(text).toContain('See these reply times in Tambour:')
  })

  it.each(['2026-W99', '2026-22', '2025-W53', '2027-W01'])('is refused for %s', async bad => {
    const { ask } = await house()
    const answer = await ask('GET', `/api/digest?week=${bad}`, { as: 'councillor' })
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ error: 'bad-request' })
  })

  it('says why a reader has none in the language that is asked for', async () => {
    const { ask, context, communeId } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    const why = platformSentences.badMailCredentials
    const fail = { kind: 'failed', reason: why, again: false } as const
    context.mailer = { send: async () => fail, check: async () => ({ ok: true }) }
    await ask('POST', '/api/digest/send', { as: 'officer', body: { week } })
    const reason = async () => {
      const headers = { 'accept-language': 'en' }
      const { json } = await ask('GET', '/api/digest', { as: 'councillor', headers })
      return digestShape.parse(json).recipients.map(reader => reader.reason?.fr)
    }
    expect(await reason()).toEqual([why.en])
    await context.db.updateTable('mail').set({ reason: 'ancien motif' }).execute()
    expect(await reason()).toEqual(['ancien motif'])
  })

  it('is sent by an officer to those who have not got it', async () => {
    const { ask, context, communeId, mails } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    const send = (as: 'officer' | 'councillor') =>
      ask('POST', '/api/digest/send', { as, body: { week } })
    expect((await send('councillor')).status).toBe(403)
    const answer = await send('officer')
    expect(answer.status).toBe(200)
    expect(digestShape.parse(answer.json).recipients).toEqual([
      {
        email: 'maire@exemple.fr',
        state: 'sent',
        sentAt: '2026-06-02T08:00:00.000Z',
        reason: null,
      },
    ])
    await send('officer')
    expect(mails.map(({ to }) => to)).toEqual(['maire@exemple.fr'])
  })

  it('says why a reader may not have it in the language that is asked for', async () => {
    const { ask, context, communeId } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    await ask('POST', '/api/digest/send', { as: 'officer', body: { week } })
    const told = async (reason: string) => {
      await context.db.updateTable('mail').set({ state: 'failed', reason }).execute()
      const headers = { 'accept-language': 'en' }
      return (await ask('GET', `/api/digest?week=${week}`, { as: 'councillor', headers })).json
    }
    const both = new Sentence('mail.x', { fr: 'boîte pleine', en: 'mailbox full' })
    expect(await told(sentenceText(both))).toMatchObject({
      recipients: [{ state: 'failed', reason: 'mailbox full' }],
    })
    // As versions before wrote it.
    expect(await told('boîte pleine')).toMatchObject({ recipients: [{ reason: 'boîte pleine' }] })
    const headers = { 'accept-language': 'en' }
    const refused = await ask('GET', '/api/digest?week=2026-W40', { as: 'councillor', headers })
    expect(refused.json).toMatchObject({ message: digestSentences.weekToCome('2026-W40').en })
  })

  it('has readers whom an administrator adds and removes', async () => {
    const { ask } = await house()
    const as = 'administrator'
    const body = { email: 'Maire+lundi@Exemple.fr' }
    const reader = { email: 'maire+lundi@exemple.fr', confirmed: false }
    const added = await ask('POST', '/api/digest/recipients', { as, body })
    expect([added.status, added.json]).toEqual([201, reader])
    const list = await ask('GET', '/api/digest/recipients', { as })
    expect(list.json).toEqual({ recipients: [reader] })
    const path = `/api/digest/recipients/${encodeURIComponent('maire+lundi@exemple.fr')}`
    expect((await ask('DELETE', path, { as: 'officer' })).status).toBe(403)
    expect((await ask('DELETE', path, { as })).status).toBe(204)
    expect((await ask('DELETE', path, { as })).status).toBe(404)
    for (const bad of [{ email: 'maire' }, { email: 'a@b.fr\nBcc: c@d.fr' }, {}]) {
      expect((await ask('POST', '/api/digest/recipients', { as, body: bad })).status).toBe(400)
    }
    expect((await ask('POST', '/api/digest/recipients', { as: 'officer', body })).status).toBe(403)
  })
})

describe('days, hour and a copy', () => {
  it('are an administrator’s to set, and anybody’s to see', async () => {
    const { ask } = await house()
    const body = { days: [4, 1], time: '18:30' }
    expect((await ask('PUT', '/api/digest/schedule', { as: 'officer', body })).status).toBe(403)
    const set = await ask('PUT', '/api/digest/schedule', { as: 'administrator', body })
    expect([set.status, set.json]).toEqual([200, { days: [1, 4], time: '18:30' }])
    const shown = await ask('GET', '/api/digest', { as: 'councillor' })
    expect(shown.json).toMatchObject({
      schedule: { days: [1, 4], time: '18:30', nextAt: '2026-06-04T16:30:00.000Z' },
    })
    for (const bad of [
      { days: [], time: '08:00' },
      { days: [1, 2, 3], time: '08:00' },
      { days: [8], time: '08:00' },
      { days: [1], time: '24:00' },
      { days: [1], time: '8:00' },
    ]) {
      const answer = await ask('PUT', '/api/digest/schedule', { as: 'administrator', body: bad })
      expect(answer.status, JSON.stringify(bad)).toBe(400)
    }
  })

  it('needs an address: a key of the API has none', async () => {
    const { ask, mails } = await house()
    for (const body of [{ week }, { week: '2026-05-27' }]) {
      const answer = await ask('POST', '/api/digest/copy', { as: 'councillor', body })
      expect(answer.json).toMatchObject({ message: digestSentences.keyHasNoAddress.fr })
    }
    expect(mails).toEqual([])
  })
})

describe('the link by which an address says yes', () => {
  it('asks before it does anything, without an account, and serves twice', async () => {
    const { ask, context, communeId } = await house()
    await addRecipient(context.db, communeId, 'journal@exemple.fr', 0, null)
    const [reader] = await recipientsOf(context.db, communeId)
    if (reader === undefined) throw new Error('no reader')
    const link = confirmLink(context, reader).slice(context.publicUrl.length)
    const page = await ask('GET', link)
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(page.text).toContain('<form method="post">')
    expect((await recipientsOf(context.db, communeId))[0]?.confirmedAt).toBe(null)
    for (let times = 0; times < 2; times++) {
      expect((await ask('POST', link)).text).toContain('C’est noté')
    }
    expect((await recipientsOf(context.db, communeId))[0]?.confirmedAt).not.toBe(null)
    // The other link’s token is no permission here.
    const other = unsubscribeLink(context, reader).replace('unsubscribe', 'confirm')
    expect((await ask('POST', other.slice(context.publicUrl.length))).status).toBe(404)
  })
})

describe('the unsubscribe link', () => {
  it('asks before it does anything, without an account', async () => {
    const all = await house()
    const page = await all.ask('GET', await linkOf(all, 'maire@exemple.fr'))
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.text).toContain('lang="fr"')
    expect(page.text).toContain('maire@exemple.fr')
    expect(page.text).toContain('<form method="post">')
    expect(await recipientsOf(all.context.db, all.communeId)).toHaveLength(1)
  })

  it('unsubscribes in one click from a mail server, and then says that it serves no more', async () => {
    const all = await house()
    const { ask, app, context, communeId } = all
    const link = await linkOf(all, 'maire@exemple.fr')
    await addRecipient(context.db, communeId, 'adjoint@exemple.fr', 0)
    // RFC 8058 § 3.1: no cookie, no origin, this body.
    const response = await app.request(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(response.status).toBe(200)
    const again = await ask('POST', link)
    expect([again.status, again.text]).toEqual([404, expect.stringContaining('n’est plus abonnée')])
    // One who comes back has another link.
    expect(await linkOf(all, 'maire@exemple.fr')).not.toBe(link)
    expect((await ask('POST', link)).status).toBe(404)
    await ask('POST', await linkOf(all, 'maire@exemple.fr'))
    const left = await recipientsOf(context.db, communeId)
    expect(left.map(({ email }) => email)).toEqual(['adjoint@exemple.fr'])
  })

  it('writes an address as text, never as markup', async () => {
    const all = await house()
    const page = await all.ask('GET', await linkOf(all, '"<b>x</b>"@exemple.fr'))
    expect(page.text).not.toContain('<b>x</b>')
    expect(page.text).toContain('&lt;b&gt;x&lt;/b&gt;')
  })

  it.each([
    ['', 400],
    ['?token=', 400],
    ['?token=abc', 404],
    [`?token=1-${'A'.repeat(43)}`, 404],
  ])('that was not made here (« %s ») does nothing', async (query, status) => {
    const { ask, context, communeId } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    expect((await ask('GET', `/api/digest/unsubscribe${query}`)).status).toBe(status)
    expect((await ask('POST', `/api/digest/unsubscribe${query}`)).status).toBe(status)
    expect(await recipientsOf(context.db, communeId)).toHaveLength(1)
  })
})
