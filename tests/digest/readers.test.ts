import { describe, expect, it } from 'vitest'
import type { Context } from '../../server/context.ts'
import { confirmByLink, digestConsentMails } from '../../server/digest/consent.ts'
import { digestMails, editionSubject, noteReturnedDigests } from '../../server/digest/mail.ts'
import { dismiss, subscribe, unsubscribe, unsubscribeLink } from '../../server/digest/recipients.ts'
import { previewDigest, sendCopy, sendDigestNow } from '../../server/digest/send-digest.ts'
import { setSchedule } from '../../server/digest/set-schedule.ts'
import { addRecipient, findReader } from '../../server/digest/store.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { readJournal } from '../../server/people/store/journal.ts'
import type { Mail } from '../../server/platform/mailer.ts'
import { addMember } from '../support/alerts.ts'
import { aCommune } from '../support/builders/people.ts'
import { type TestClock, testClock } from '../support/clock.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'

const MINUTE = 60_000
const eight = '2026-06-08T06:00:00Z'
const week = '2026-W23'

type House = {
  context: Context
  clock: TestClock
  mails: Mail[]
  communeId: number
  who: { communeId: number; actor: string }
}

async function house(kind: DatabaseKind = 'sqlite'): Promise<House> {
  const clock = testClock('2026-05-01T08:00:00Z')
  const settings = { publicUrl: 'https://tambour.exemple.fr' }
  const context = await testContext({ clock, database: kind, settings })
  const mails: Mail[] = []
  context.mailer = {
    async send(mail) {
      mails.push(mail)
      return { kind: 'sent' }
    },
    check: async () => ({ ok: true }),
  }
  const { id: communeId } = await aCommune(context.db, { name: 'Saint-Rémi', hours: [] })
  return { context, clock, mails, communeId, who: { communeId, actor: 'Anne' } }
}

const tokenIn = (mail: Mail | undefined) => /confirm\?token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

describe('an address that is typed', () => {
  itOnBoth('is asked first, and gets the digests that leave once it said yes', async kind => {
    const { context, clock, mails, communeId, who } = await house(kind)
    expect(await subscribe(context, who, 'Correspondant@Journal.fr')).toMatchObject({
      confirmed: false,
    })
    await sendMails(context, digestConsentMails)
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['correspondant@journal.fr', 'Recevoir le récapitulatif, Saint-Rémi'],
    ])
    clock.set(eight)
    await sendMails(context, digestMails)
    expect(mails).toHaveLength(1)
    await expect(sendDigestNow(context, who, week)).rejects.toThrow(/destinataire/)
    const shown = async () => (await previewDigest(context, communeId)).recipients
    expect(await shown()).toMatchObject([{ state: 'asked' }])
    const token = tokenIn(mails[0])
    expect(await confirmByLink(context, token.slice(0, -1))).toBe(null)
    expect(await confirmByLink(context, token)).toMatchObject({ commune: 'Saint-Rémi' })
    await confirmByLink(context, token)
    expect(await shown()).toMatchObject([{ state: 'none' }])
    // The one that had left by then is no news to it.
    await sendMails(context, digestMails)
    expect(mails).toHaveLength(1)
    clock.advance(7 * 24 * 60 * MINUTE)
    await sendMails(context, digestMails)
    expect(mails.map(({ to }) => to)).toEqual(Array(2).fill('correspondant@journal.fr'))
    const journal = await readJournal(context.db, { communeId })
    expect(journal.map(({ actor, action }) => [actor, action])).toEqual([
      ['correspondant@journal.fr', 'digest.confirmed'],
      ['Anne', 'recipient.added'],
    ])
  })

  it('is asked once more where one asks again, at most every ten minutes', async () => {
    const { context, clock, mails, who } = await house()
    const ask = async () => {
      await subscribe(context, who, 'correspondant@journal.fr')
      await sendMails(context, digestConsentMails)
    }
    await ask()
    await ask()
    expect(mails).toHaveLength(1)
    clock.advance(10 * MINUTE)
    await ask()
    expect(mails).toHaveLength(2)
    await confirmByLink(context, tokenIn(mails[1]))
    clock.advance(10 * MINUTE)
    await ask()
    expect(mails).toHaveLength(2)
  })

  itOnBoth(
    'is put back as it was by who took it away just before, and by nobody later',
    async kind => {
      const { context, clock, mails, communeId, who } = await house(kind)
      await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
      const back = async (wait: number) => {
        await dismiss(context, who, 'maire@exemple.fr')
        clock.advance(wait)
        return (await subscribe(context, who, 'Maire@exemple.fr')).confirmed
      }
      expect([await back(MINUTE), await back(11 * MINUTE), await back(MINUTE)]).toEqual([
        true,
        false,
        false,
      ])
      const other = await aCommune(context.db, { name: 'Bussy', hours: [] })
      const there = { communeId: other.id, actor: 'Luc' }
      expect(await subscribe(context, there, 'maire@exemple.fr')).toMatchObject({
        confirmed: false,
      })
      await sendMails(context, digestConsentMails)
      expect(mails.map(({ fromName }) => fromName)).toEqual(['Saint-Rémi', 'Bussy'])
    },
  )

  itOnBoth('that unsubscribed is asked again, also just after it was put back', async kind => {
    const { context, clock, communeId, who } = await house(kind)
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    await dismiss(context, who, 'maire@exemple.fr')
    expect(await subscribe(context, who, 'maire@exemple.fr')).toMatchObject({ confirmed: true })
    clock.advance(MINUTE)
    const reader = await findReader(context.db, communeId, 'maire@exemple.fr')
    if (reader === undefined) throw new Error('it was put back')
    const [, token = ''] = unsubscribeLink(context, reader).split('?token=')
    expect(await unsubscribe(context, token)).toMatchObject({ email: 'maire@exemple.fr' })
    expect(await subscribe(context, who, 'maire@exemple.fr')).toMatchObject({ confirmed: false })
  })

  it('is not asked where it is a colleague’s', async () => {
    const { context, mails, communeId, who } = await house()
    await addMember(context, communeId, 'maire', 'councillor')
    const { email } = await context.db.selectFrom('user').select('email').executeTakeFirstOrThrow()
    expect(await subscribe(context, who, email)).toEqual({ email, confirmed: true })
    await sendMails(context, digestConsentMails)
    expect(mails).toEqual([])
  })
})

describe('days and hour', () => {
  it('are the commune’s own, and each of two digests a week leaves once', async () => {
    const { context, clock, mails, communeId, who } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    const { id: other } = await aCommune(context.db, { name: 'Bussy', hours: [] })
    await addRecipient(context.db, other, 'maire@bussy.fr', 0)
    await setSchedule(context, who, { days: [4, 1, 4], time: '18:30' })
    const sent: string[][] = []
    clock.set('2026-06-08T05:00:00Z')
    for (let hour = 0; hour < 7 * 24; hour += 0.5) {
      const before = mails.length
      const next = await sendMails(context, digestMails)
      expect(next).toBeGreaterThan(clock.now())
      for (const { to, subject } of mails.slice(before)) {
        sent.push([
          new Date(clock.now()).toISOString(),
          to,
          /^.*?(?= :)/.exec(subject.replaceAll(/\s/g, ' '))?.[0] ?? '',
        ])
      }
      clock.advance(30 * MINUTE)
    }
    expect(sent).toEqual([
      ['2026-06-08T06:00:00.000Z', 'maire@bussy.fr', 'Bussy, semaine 23'],
      ['2026-06-08T16:30:00.000Z', 'maire@exemple.fr', 'Saint-Rémi, semaine 23'],
      ['2026-06-11T16:30:00.000Z', 'maire@exemple.fr', 'Saint-Rémi, du 4 au 10 juin 2026'],
    ])
    clock.set('2026-06-12T10:00:00Z')
    const last = await previewDigest(context, communeId)
    expect(last).toMatchObject({ week: '2026-06-10', from: '2026-06-04', earlier: '2026-W23' })
    expect(last.text).toContain('Vous recevez ce récapitulatif le lundi et le jeudi à')
    expect(last.recipients).toMatchObject([{ state: 'sent' }])
  })

  itOnBoth('that are changed after the hour send nothing before next week', async kind => {
    const { context, clock, mails, communeId, who } = await house(kind)
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    clock.set('2026-06-10T10:00:00Z')
    await setSchedule(context, who, { days: [3], time: '08:00' })
    await sendMails(context, digestMails)
    expect(mails).toEqual([])
    clock.set('2026-06-17T06:00:00Z')
    await sendMails(context, digestMails)
    expect(mails).toHaveLength(1)
  })

  it('that are changed send nothing a second time', async () => {
    const { context, clock, mails, communeId, who } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    clock.set(eight)
    await sendMails(context, digestMails)
    await setSchedule(context, who, { days: [1], time: '10:00' })
    clock.set('2026-06-08T08:00:00Z')
    await sendMails(context, digestMails)
    expect(mails).toHaveLength(1)
    const [act] = await readJournal(context.db, { communeId })
    expect(JSON.parse(act?.detail ?? '')).toEqual({
      before: { days: [1], time: '08:00' },
      after: { days: [1], time: '10:00' },
    })
  })
})

describe('a copy for oneself', () => {
  it('leaves each time one asks, and is nobody’s digest', async () => {
    const { context, clock, mails, communeId } = await house()
    await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
    await addMember(context, communeId, 'anne', 'officer')
    const { id: userId, email } = await context.db
      .selectFrom('user')
      .select(['id', 'email'])
      .executeTakeFirstOrThrow()
    clock.set('2026-06-11T12:00:00Z')
    for (let times = 0; times < 2; times++) {
      await sendCopy(context, { communeId, userId }, week)
      clock.advance(MINUTE)
    }
    expect(mails.map(({ to }) => to)).toEqual([email, email])
    expect(mails[0]?.headers).not.toHaveProperty('List-Unsubscribe')
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
    const { recipients } = await previewDigest(context, communeId, week)
    expect(recipients).toMatchObject([{ email: 'maire@exemple.fr', state: 'none' }])
    // Nor does it leave by itself afterwards.
    await sendMails(context, digestMails)
    expect(mails).toHaveLength(2)
  })

  it('is refused to a key, for a week to come, and says why the mail server took none', async () => {
    const { context, clock, communeId } = await house()
    await addMember(context, communeId, 'anne', 'officer')
    const { id: userId } = await context.db
      .selectFrom('user')
      .select('id')
      .executeTakeFirstOrThrow()
    clock.set(eight)
    await expect(sendCopy(context, { communeId, userId: null }, week)).rejects.toThrow(/clé d’API/)
    await expect(sendCopy(context, { communeId, userId }, '2026-W30')).rejects.toMatchObject({
      kind: 'bad-request',
    })
    context.mailer = null
    await expect(sendCopy(context, { communeId, userId }, week)).rejects.toMatchObject({
      kind: 'unavailable',
    })
  })
})

it('a digest that came back is shown so beside its address, once and only by its own address', async () => {
  const { context, clock, communeId } = await house()
  await addRecipient(context.db, communeId, 'maire@exemple.fr', 0)
  clock.set(eight)
  await sendMails(context, digestMails)
  const [mail] = await mailsAbout(context.db, digestMails, editionSubject(communeId, week))
  const messageId = mail?.messageId.slice(1, -1) ?? ''
  const shown = async () => (await previewDigest(context, communeId, week)).recipients[0]
  const report = (recipients: string[]) =>
    noteReturnedDigests(context.db, communeId, [{ messageId, recipients }])
  await report(['autre@exemple.fr'])
  expect(await shown()).toMatchObject({ state: 'sent' })
  await noteReturnedDigests(context.db, communeId + 1, [
    { messageId, recipients: ['maire@exemple.fr'] },
  ])
  expect(await shown()).toMatchObject({ state: 'sent' })
  await report(['maire@exemple.fr'])
  await report(['maire@exemple.fr'])
  expect(await shown()).toMatchObject({ state: 'failed' })
  expect((await shown())?.reason?.fr).toMatch(/^revenu/)
})
