import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import { digestMails, editionSubject } from '../../server/digest/mail.ts'
import {
  dismiss,
  listRecipients,
  subscribe,
  subscriptionBy,
  unsubscribe,
} from '../../server/digest/recipients.ts'
import { previewDigest, sendDigestNow, sendingsOf } from '../../server/digest/send-digest.ts'
import { addRecipient } from '../../server/digest/store.ts'
import { createMailJob } from '../../server/mail/job.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import { setLanguage } from '../../server/people/store/members.ts'
import { addMember } from '../support/alerts.ts'
import { aCommune } from '../support/builders/people.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { watched } from '../support/database/queries.ts'
import {
  type FakeMailer,
  fakeMailer,
  refused,
  refusedForNow,
  unknown,
} from '../support/fake-mailer.ts'
import { keeps } from '../support/says.ts'

const MINUTE = 60_000
/** Monday 08:00 in Paris, in summer, and the week that it tells. */
const eight = '2026-06-08T06:00:00Z'
const week = '2026-W23'

type House = { context: Context; clock: TestClock; mailer: FakeMailer; communeId: number }

describe('sending the digest', () => {
  async function house(
    now = eight,
    readers = ['adjoint@exemple.fr', 'maire@exemple.fr'],
    kind: DatabaseKind = 'sqlite',
  ): Promise<House> {
    const clock = testClock('2026-05-01T08:00:00Z')
    const mailer = fakeMailer()
    const context = await testContext({
      clock,
      database: kind,
      settings: { publicUrl: 'https://tambour.exemple.fr' },
    })
    context.mailer = mailer
    const communeId = await commune(context, 'Saint-Rémi')
    for (const email of readers) await addRecipient(context.db, communeId, email, clock.now())
    clock.set(now)
    return { context, clock, mailer, communeId }
  }

  async function commune(context: Context, name: string, zone = 'Europe/Paris'): Promise<number> {
    return (await aCommune(context.db, { name, zone, hours: [] })).id
  }

  const run = ({ context }: House) => sendMails(context, digestMails)
  const states = async ({ context, communeId }: House, of = week) =>
    Object.fromEntries(
      [...(await sendingsOf(context.db, communeId, of))].map(([email, { state }]) => [
        email,
        state,
      ]),
    )
  const rowsOf = ({ context, communeId }: House) =>
    mailsAbout(context.db, digestMails, editionSubject(communeId, week))
  const addressees = ({ mailer }: House) => mailer.mails.map(({ to }) => to).sort()

  it('sends at eight and not before, to each reader once', async () => {
    const all = await house('2026-06-08T05:59:59.999Z')
    await run(all)
    expect(all.mailer.mails).toEqual([])
    all.clock.set(eight)
    await run(all)
    await run(all)
    expect(addressees(all)).toEqual(['adjoint@exemple.fr', 'maire@exemple.fr'])
    expect(await states(all)).toEqual({ 'adjoint@exemple.fr': 'sent', 'maire@exemple.fr': 'sent' })
    const { recipients } = await previewDigest(all.context, all.communeId, week)
    expect(recipients[0]).toEqual({
      email: 'adjoint@exemple.fr',
      state: 'sent',
      sentAt: '2026-06-08T06:00:00.000Z',
      reason: null,
    })
  })

  itOnBoth('asks for the readers of all communes at once, before eight for none', async kind => {
    const all = await house(undefined, undefined, kind)
    const { context } = all
    for (let n = 0; n < 10; n += 1) {
      const id = await commune(context, `Commune ${n}`)
      if (n === 9) await addRecipient(context.db, id, 'maire@exemple.fr', 0)
    }
    await run(all)
    expect(all.mailer.mails).toHaveLength(3)
    const asked = async () => {
      const seen = watched(context.db)
      await digestMails.queue?.({ ...context, db: seen.db })
      return seen.queries()
    }
    expect(await asked()).toBe(2)
    all.clock.set('2026-06-08T05:59:59.999Z')
    expect(await asked()).toBe(1)
  })

  it('sends what the preview shows, as mail that no robot answers', async () => {
    const all = await house(eight, ['maire@exemple.fr'])
    await run(all)
    const shown = await previewDigest(all.context, all.communeId, week)
    const [mail] = all.mailer.mails
    expect(mail?.subject).toBe(shown.subject)
    expect(mail?.text.startsWith(shown.text.trimEnd())).toBe(true)
    expect(mail?.messageId).toMatch(/^<digest\.1\.2026-W23\.[0-9a-f]{16}@tambour\.exemple\.fr>$/)
    expect(mail?.messageId).not.toContain('maire')
    expect(mail?.headers?.['Auto-Submitted']).toBe('auto-generated')
  })

  it('is English to a reader whose account reads the screens in English', async () => {
    const all = await house(eight, [])
    const { context, communeId, mailer } = all
    for (const name of ['Anne', 'Zoé']) {
      const id = await addMember(context, communeId, name, 'councillor')
      if (name === 'Zoé') await setLanguage(context.db, id, 'en')
      await addRecipient(context.db, communeId, `${name}.${communeId}@exemple.fr`, 0)
    }
    await addRecipient(context.db, communeId, 'habitante@exemple.fr', 0)
    await run(all)
    const languages = mailer.mails.map(({ to, html }) => [
      to.split(/[.@]/)[0],
      /<html lang="(..)">/.exec(html)?.[1],
    ])
    expect(languages.toSorted()).toEqual([
      ['anne', 'fr'],
      ['habitante', 'fr'],
      ['zoé', 'en'],
    ])
    const english = mailer.mails.find(({ to }) => to.startsWith('zoé'))
    const shown = await previewDigest(context, communeId, week, 'en')
    expect(english?.subject).toBe('Saint-Rémi, week\u00a023: no message')
    expect(english?.subject).toBe(shown.subject)
    expect(english?.text.startsWith(shown.text.trimEnd())).toBe(true)
    expect(english?.text).toMatch(
      /^Saint-Rémi\nWeek\u00a023, 1 to 7 June 2026\n\nA quiet week: no message/,
    )
    expect(english?.text).toMatch(/\nUnsubscribe: https:\S+\n$/)
  })

  it('keeps the commune’s own time, in winter and in summer, here and overseas', async () => {
    const winter = await house('2026-11-23T06:59:00Z', ['maire@exemple.fr'])
    const island = await commune(winter.context, 'Saint-Leu', 'Indian/Reunion')
    await addRecipient(winter.context.db, island, 'ile@exemple.fr', 0)
    await run(winter)
    expect(addressees(winter)).toEqual(['ile@exemple.fr'])
    winter.clock.advance(MINUTE)
    await run(winter)
    expect(addressees(winter)).toEqual(['ile@exemple.fr', 'maire@exemple.fr'])
    expect(await states(winter, '2026-W47')).toEqual({ 'maire@exemple.fr': 'sent' })
  })

  it.each([
    ['at nine in the evening', '2026-06-08T19:00:00Z', 1],
    ['on Tuesday before eight', '2026-06-09T05:59:59Z', 1],
    ['on Tuesday at eight', '2026-06-09T06:00:00Z', 0],
    ['on Thursday', '2026-06-11T06:00:00Z', 0],
    ['on Sunday', '2026-06-14T06:00:00Z', 0],
  ])('after a night that lasted, %s', async (_when, now, mails) => {
    const all = await house(now, ['maire@exemple.fr'])
    await run(all)
    expect(all.mailer.mails).toHaveLength(mails)
  })

  it('begins with the next week for anyone who became a reader after eight', async () => {
    const all = await house()
    all.clock.advance(60 * MINUTE)
    await addRecipient(all.context.db, all.communeId, 'nouvelle@exemple.fr', all.clock.now())
    await run(all)
    expect(addressees(all)).not.toContain('nouvelle@exemple.fr')
    all.clock.advance(7 * 24 * 60 * MINUTE)
    await run(all)
    expect(addressees(all)).toContain('nouvelle@exemple.fr')
  })

  it('has each mail on disk before the mail server is called', async () => {
    const all = await house(eight, ['maire@exemple.fr'])
    all.mailer.says = async mail => {
      const [row] = await rowsOf(all)
      expect(row).toMatchObject({
        email: mail.to,
        state: 'sending',
        attempts: 1,
        messageId: mail.messageId,
      })
      return { kind: 'sent' }
    }
    await run(all)
    expect(await states(all)).toEqual({ 'maire@exemple.fr': 'sent' })
  })

  itOnBoth('sends one mail where two workers run at the same moment', async kind => {
    const all = await house(undefined, undefined, kind)
    await Promise.all([run(all), run(all), run(all)])
    expect(addressees(all)).toEqual(['adjoint@exemple.fr', 'maire@exemple.fr'])
  })

  it('tries again later what was refused for a while, under the same Message-ID', async () => {
    const all = await house(eight, ['maire@exemple.fr'])
    all.mailer.says = () => refusedForNow
    await run(all)
    all.clock.advance(MINUTE - 1)
    await run(all)
    expect(all.mailer.mails).toHaveLength(1)
    all.clock.advance(1)
    all.mailer.says = () => ({ kind: 'sent' })
    await run(all)
    await run(all)
    expect(all.mailer.mails).toHaveLength(2)
    expect(new Set(all.mailer.mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await states(all)).toEqual({ 'maire@exemple.fr': 'sent' })
  })

  it('gives up within the day, and says why', async () => {
    const all = await house(eight, ['maire@exemple.fr'])
    all.mailer.says = () => refusedForNow
    for (let minute = 0; minute < 36 * 60; minute += 60) {
      await run(all)
      all.clock.advance(60 * MINUTE)
    }
    expect(all.mailer.mails.length).toBeGreaterThan(5)
    expect(all.mailer.mails.length).toBeLessThan(12)
    const [row] = await rowsOf(all)
    expect(row).toMatchObject({ state: 'failed', nextAt: null, reason: keeps('plus tard (450)') })
  })

  it('tries no more what was refused for good, nor for who is no reader any more', async () => {
    const all = await house()
    all.mailer.says = mail => (mail.to.startsWith('maire') ? refused : refusedForNow)
    await run(all)
    const who = { communeId: all.communeId, actor: 'Anne' }
    await dismiss(all.context, who, 'adjoint@exemple.fr')
    all.clock.advance(60 * MINUTE)
    await run(all)
    expect(all.mailer.mails).toHaveLength(2)
  })

  it('never sends by itself what may have arrived', async () => {
    const all = await house(eight, ['maire@exemple.fr'])
    all.mailer.says = () => unknown
    await run(all)
    expect(await states(all)).toEqual({ 'maire@exemple.fr': 'unconfirmed' })
    all.mailer.says = () => ({ kind: 'sent' })
    all.clock.advance(60 * MINUTE)
    await run(all)
    const who = { communeId: all.communeId, actor: 'Anne' }
    await sendDigestNow(all.context, who, week)
    expect(all.mailer.mails).toHaveLength(1)
    await sendDigestNow(all.context, who, week, { unconfirmed: true })
    expect(all.mailer.mails).toHaveLength(2)
    expect(all.mailer.mails[1]?.messageId).toBe(all.mailer.mails[0]?.messageId)
    expect(await states(all)).toEqual({ 'maire@exemple.fr': 'sent' })
  })

  it('says of a mail whose sending was cut off that nobody knows', async () => {
    const all = await house(undefined, undefined)
    all.mailer.says = () => {
      throw new Error('the power went off')
    }
    await expect(run(all)).rejects.toThrow('the power went off')
    expect(await states(all)).toEqual({ 'adjoint@exemple.fr': 'sending' })
    all.mailer.says = () => ({ kind: 'sent' })
    all.clock.advance(MINUTE)
    await run(all)
    expect(await states(all)).toEqual({
      'adjoint@exemple.fr': 'sending',
      'maire@exemple.fr': 'sent',
    })
    all.clock.advance(10 * MINUTE)
    await run(all)
    expect(await states(all)).toMatchObject({ 'adjoint@exemple.fr': 'unconfirmed' })
    expect(all.mailer.mails).toHaveLength(2)
    const { recipients } = await previewDigest(all.context, all.communeId, week)
    expect(recipients[0]?.reason?.fr).toContain('peut-être arrivé')
  })

  it('stops between two mails when it is told to', async () => {
    const all = await house(undefined, undefined)
    await sendMails(all.context, digestMails, () => all.mailer.mails.length > 0)
    expect(all.mailer.mails).toHaveLength(1)
  })

  it('does nothing without a mail server', async () => {
    const all = await house()
    all.context.mailer = null
    await run(all)
    expect(await states(all)).toEqual({})
    const who = { communeId: all.communeId, actor: 'Anne' }
    const asked = sendDigestNow(all.context, who, week)
    await expect(asked).rejects.toMatchObject({ kind: 'unavailable' })
    await expect(asked).rejects.toThrow('Aucun serveur de courrier')
  })

  it('runs as a job, and ends with what is under way', async () => {
    const all = await house()
    const job = createMailJob(all.context, digestMails)
    const round = job.runOnce()
    await job.stop()
    expect(all.mailer.mails.length).toBeLessThan(3)
    await round
    const after = createMailJob(all.context, digestMails)
    await after.runOnce()
    await after.stop()
    expect(addressees(all)).toEqual(['adjoint@exemple.fr', 'maire@exemple.fr'])
  })

  it('sends by hand, any day, to those who have not got it', async () => {
    const all = await house('2026-06-11T12:00:00Z')
    const who = { communeId: all.communeId, actor: 'Anne' }
    all.mailer.says = mail => (mail.to.startsWith('maire') ? refused : { kind: 'sent' })
    const first = await sendDigestNow(all.context, who, week)
    expect(first.recipients.map(({ state, reason }) => [state, reason?.fr ?? null])).toEqual([
      ['sent', null],
      ['failed', 'adresse inconnue (550)'],
    ])
    all.mailer.says = () => ({ kind: 'sent' })
    const second = await sendDigestNow(all.context, who, week)
    expect(second.recipients.map(({ state }) => state)).toEqual(['sent', 'sent'])
    await sendDigestNow(all.context, who, week)
    expect(all.mailer.mails).toHaveLength(3)
    const journal = await readJournal(all.context.db, { communeId: all.communeId })
    expect(journal.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['Anne', 'digest.sent', `digest:${week}`],
      ['Anne', 'digest.sent', `digest:${week}`],
    ])
  })

  it('sends by hand no week that has not ended, none that never was, and to nobody', async () => {
    const all = await house('2026-06-11T12:00:00Z')
    const who = { communeId: all.communeId, actor: 'Anne' }
    for (const bad of ['2026-W24', '2026-W30', '2025-W53']) {
      await expect(sendDigestNow(all.context, who, bad)).rejects.toMatchObject({
        kind: 'bad-request',
      })
    }
    const other = { communeId: await commune(all.context, 'Bussy'), actor: 'Luc' }
    await expect(sendDigestNow(all.context, other, week)).rejects.toThrow(/destinataire/)
    expect(all.mailer.mails).toEqual([])
  })

  it('has in each mail a link that unsubscribes its reader and nobody else', async () => {
    const all = await house()
    const { context, communeId } = all
    await addRecipient(context.db, await commune(context, 'Bussy'), 'maire@exemple.fr', 0)
    await run(all)
    const mine = all.mailer.mails.find(({ to }) => to === 'maire@exemple.fr')
    const link = /https:\/\/\S+\/api\/digest\/unsubscribe\?token=(\S+)/.exec(mine?.text ?? '')
    expect(mine?.headers).toMatchObject({
      'List-Unsubscribe': `<${link?.[0]}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(mine?.html).toContain(`href="${link?.[0]}"`)
    const token = link?.[1] ?? ''
    const reader = { commune: 'Saint-Rémi', email: 'maire@exemple.fr' }
    expect(await subscriptionBy(context, 'digest-unsubscribe', token)).toMatchObject(reader)
    const twice = [await unsubscribe(context, token), await unsubscribe(context, token)]
    expect(twice).toMatchObject([reader, null])
    expect(await listRecipients(context, communeId)).toEqual([
      { email: 'adjoint@exemple.fr', confirmed: true },
    ])
    expect(await listRecipients(context, communeId + 1)).toMatchObject([
      { email: 'maire@exemple.fr' },
    ])
    const told = await readJournal(context.db, { communeId })
    expect(told.filter(({ action }) => action === 'digest.unsubscribed')).toHaveLength(1)
  })

  it('believes no link that it did not make', async () => {
    const { context, communeId, mailer, ...rest } = await house(eight, ['maire@exemple.fr'])
    await run({ context, communeId, mailer, ...rest })
    const token = /token=(\S+)/.exec(mailer.mails[0]?.text ?? '')?.[1] ?? ''
    const [id = '', signature = ''] = [token.slice(0, -44), token.slice(-43)]
    for (const bad of ['', id, `${id}-`, `${Number(id) + 1}-${signature}`, token.slice(0, -1)]) {
      expect(await unsubscribe(context, bad)).toBeNull()
    }
    expect(await listRecipients(context, communeId)).toHaveLength(1)
  })

  itOnBoth('keeps its readers once each, and says who added and removed them', async kind => {
    const { context, communeId } = await house(eight, [], kind)
    const who = { communeId, actor: 'Anne' }
    expect(await subscribe(context, who, 'Maire@Exemple.FR ')).toEqual({
      email: 'maire@exemple.fr',
      confirmed: false,
    })
    await subscribe(context, who, 'maire@exemple.fr')
    expect(await listRecipients(context, communeId)).toMatchObject([{ email: 'maire@exemple.fr' }])
    const other = { communeId: await commune(context, 'Bussy'), actor: 'Luc' }
    await expect(dismiss(context, other, 'maire@exemple.fr')).rejects.toMatchObject({
      kind: 'not-found',
    })
    await dismiss(context, who, 'MAIRE@exemple.fr')
    await expect(dismiss(context, who, 'maire@exemple.fr')).rejects.toMatchObject({
      kind: 'not-found',
    })
    const journal = await readJournal(context.db, { communeId })
    expect(journal.map(({ action }) => action)).toEqual(['recipient.removed', 'recipient.added'])
  })
})
