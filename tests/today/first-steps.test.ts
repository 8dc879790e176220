import { describe, expect, it } from 'vitest'
import { form } from '../../server/connectors/own/form.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { firstStepsShape, type StepKey, todayShape } from '../../server/today/shapes.ts'
import { trialMails } from '../../server/today/trial-mail.ts'
import { addTestPerson, testApp } from '../support/app.ts'
import { testClock } from '../support/clock.ts'
import { writeByForm } from '../support/contact-form.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel } from '../support/publishing.ts'

describe('the first day', () => {
  /** @param firstWeeks how far back a page's first look reads */
  async function house(firstWeeks?: number, kind: DatabaseKind = 'sqlite') {
    const clock = testClock('2026-06-02T08:00:00Z')
    const { connector } = fakeNetwork()
    const manifest = { ...connector.manifest, ...(firstWeeks && { firstWeeks }) }
    const connectors = { fake: { ...connector, manifest }, form }
    const app = await testApp({ database: kind, clock, connectors })
    const mailer = fakeMailer()
    app.context.mailer = mailer
    const anne = await app.signIn('anne@exemple.fr')
    const steps = async () =>
      firstStepsShape.parse((await app.ask('GET', '/api/first-steps', { as: 'officer' })).json)
    const undone = async () =>
      (await steps()).steps.filter(({ isDone }) => !isDone).map(({ key }) => key)
    const firstDay = async () =>
      todayShape.parse((await app.ask('GET', '/api/today', { as: 'councillor' })).json).firstDay
    return { ...app, clock, mailer, anne, steps, undone, firstDay }
  }

  itOnBoth('ticks each step by what is there, and shows no list once all are done', async kind => {
    const here = await house(undefined, kind)
    const { context, communeId, ask, anne, steps, undone, firstDay } = here
    const left: StepKey[] = [
      'form',
      'message',
      'page',
      'hours',
      'department',
      'colleague',
      'mail',
      'duty',
    ]
    expect(await undone()).toEqual(left)
    expect(await firstDay()).toBe(true)
    const edit = { name: 'Saint-Rémi', aimMinutes: 10, department: '21' }
    const opened = { connector: 'form', name: 'Formulaire', receives: true, publishes: false }
    const does: Record<StepKey, () => Promise<unknown>> = {
      form: () => ask('POST', '/api/channels', { cookie: anne, body: opened }),
      message: async () => {
        const { formPage } = await steps()
        expect(formPage).toMatch(/^\/ecrire\/\d+$/)
        await writeByForm({ ...here, form: Number(formPage?.split('/').at(-1)) })
      },
      page: () => addChannel({ context, communeId }, 'page'),
      hours: () => ask('POST', '/api/opening-hours/confirm', { cookie: anne }),
      department: () => ask('PUT', '/api/commune', { cookie: anne, body: edit }),
      colleague: () => addTestPerson({ context, communeId }, 'Bruno', 'officer'),
      mail: () => ask('POST', '/api/first-steps/mail', { cookie: anne }),
      duty: async () => {
        const { id: userId } = await context.db
          .selectFrom('user')
          .select('id')
          .where('email', '=', 'bruno@exemple.fr')
          .executeTakeFirstOrThrow()
        return await ask('POST', '/api/duties', {
          cookie: anne,
          body: { userId, from: '2026-06-01' },
        })
      },
    }
    for (const key of [...left]) {
      await does[key]()
      left.shift()
      expect(await undone()).toEqual(left)
    }
    expect(await firstDay()).toBe(false)
  })

  itOnBoth('is closed for the commune, and opened again, by whom the journal says', async kind => {
    const { context, ask, anne, steps, firstDay } = await house(undefined, kind)
    const close = (isDismissed: boolean) =>
      ask('PUT', '/api/first-steps', { cookie: anne, body: { isDismissed } })
    await close(true)
    await close(true)
    expect([(await steps()).isDismissed, await firstDay()]).toEqual([true, false])
    await close(false)
    expect([(await steps()).isDismissed, await firstDay()]).toEqual([false, true])
    const lines = await context.db
      .selectFrom('journal')
      .select(['actor', 'action'])
      .where('action', 'like', 'first-steps.%')
      .orderBy('id')
      .execute()
    expect(lines).toEqual([
      { actor: 'Anne', action: 'first-steps.dismissed' },
      { actor: 'Anne', action: 'first-steps.shown' },
    ])
  })

  it('is no business of a councillor', async () => {
    const { ask } = await house()
    for (const as of ['councillor', 'responder', 'approver'] as const) {
      expect((await ask('GET', '/api/first-steps', { as })).status).toBe(403)
      expect((await ask('POST', '/api/first-steps/mail', { as })).status).toBe(403)
    }
  })

  it('sends one real mail to anyone who asks, and says what became of it', async () => {
    const { context, ask, anne, mailer, undone } = await house()
    const trial = async () => (await ask('POST', '/api/first-steps/mail', { cookie: anne })).json
    const email = 'anne@exemple.fr'
    const reason = 'le serveur de courrier refuse l’identifiant ou le mot de passe'
    mailer.says = () => ({ kind: 'failed', reason: verbatim(reason), again: true })
    expect(await trial()).toEqual({ email, state: 'failed', reason })
    expect(await undone()).toContain('mail')
    mailer.says = () => ({ kind: 'unknown', reason: verbatim('la connexion a été coupée') })
    expect(await trial()).toMatchObject({
      state: 'unconfirmed',
      reason: 'la connexion a été coupée',
    })
    mailer.says = () => ({ kind: 'sent' })
    expect(await trial()).toEqual({ email, state: 'sent', reason: null })
    expect(await undone()).not.toContain('mail')
    expect(mailer.mails.map(({ to }) => to)).toEqual([email, email, email])
    expect(mailer.mails[0]?.subject).toBe('Essai d’envoi, Saint-Rémi')
    await ask('PUT', '/api/me/language', { cookie: anne, body: { language: 'en' } })
    await trial()
    expect(mailer.mails.pop()).toMatchObject({
      subject: 'Trial mail, Saint-Rémi',
      text: expect.stringContaining('This message is a trial: if it has arrived,'),
      html: expect.stringContaining('<html lang="en">'),
    })
    // What was refused is not sent later by itself.
    context.clock.now = () => Date.parse('2026-06-02T12:00:00Z')
    await sendMails(context, trialMails)
    expect(mailer.mails).toHaveLength(3)
  })

  itOnBoth('tells how far the page’s past was read, and then this week', async kind => {
    const { context, communeId, steps } = await house(52, kind)
    expect((await steps()).history).toBeNull()
    const id = await addChannel({ context, communeId }, 'page', { receives: 1 })
    const name = 'Page page'
    expect((await steps()).history).toEqual({ name, read: 0, of: 52, week: null })
    const poll = (set: object) =>
      context.db.updateTable('channelPoll').set(set).where('channelId', '=', id).execute()
    const now = context.clock.now()
    // A look that ended for lack of time has more to read.
    await poll({ progressRead: 20, progressOf: 52, succeededAt: now })
    expect((await steps()).history).toEqual({ name, read: 20, of: 52, week: null })
    await poll({ progressRead: null, progressOf: null })
    const week = { onTime: 0, counted: 0 }
    expect((await steps()).history).toEqual({ name, read: 52, of: 52, week })
  })

  it('says in one sentence what a trial mail lacks', async () => {
    const { context, ask, anne, steps } = await house()
    const byKey = await ask('POST', '/api/first-steps/mail', { as: 'officer' })
    expect(byKey.status).toBe(400)
    expect(byKey.text).toContain('Une clé d’API n’a pas d’adresse')
    context.mailer = null
    expect((await steps()).canMail).toBe(false)
    const without = await ask('POST', '/api/first-steps/mail', { cookie: anne })
    expect(without.status).toBe(424)
    expect(without.text).toContain('demandez à la personne qui a installé Tambour')
  })
})
