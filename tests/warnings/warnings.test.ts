import { describe, expect, it } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { listItems } from '../../server/calendar/items.ts'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { verbatim } from '../../server/language/sentence.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { markDone } from '../../server/publishing/by-hand/done.ts'
import { listHandTasks } from '../../server/publishing/by-hand/tasks.ts'
import { publishNow } from '../../server/publishing/deliveries.ts'
import { resumeChannel } from '../../server/publishing/publishable-channels.ts'
import { broadcastMails, mailsOf, warningMails } from '../../server/subscribers/mail.ts'
import { warningEnd } from '../../server/warnings/end.ts'
import { liftWarning } from '../../server/warnings/lift.ts'
import { sendWarning } from '../../server/warnings/send.ts'
import { getWarning, listWarnings } from '../../server/warnings/warnings.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { aFeed, aFeedItem } from '../support/builders/calendar.ts'
import { aDelivery, aPost } from '../support/builders/publishing.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { HOUR, journalActions, MINUTE, run } from '../support/publishing.ts'
import { aWarning, onChannel, said, type WarningHouse, warningHouse } from '../support/warnings.ts'

describe('a warning', () => {
  it('goes out at once on every channel, and says whom it reached', async () => {
    const h = await warningHouse()
    const [browser] = [await h.browser(), await h.mailbox('anne@exemple.fr')]
    await h.telephone('+33639980001')
    const { channels, ask } = h
    const form = await ask('GET', '/api/warnings/form', { as: 'officer' })
    expect(form.json).toMatchObject({
      drillTo: 2,
      channels: expect.arrayContaining([
        expect.objectContaining({ channel: channels.push, way: 'push', subscribers: 1 }),
        expect.objectContaining({ channel: channels.board, byHand: true, problem: null }),
      ]),
    })
    const made = await ask('POST', '/api/warnings', {
      as: 'officer',
      body: aWarning(Object.values(channels)),
    })
    expect(made.status).toBe(201)
    await h.settle()
    await h.settle()
    expect(h.fake.postsOf('village').map(({ text }) => text)).toEqual([said])
    expect(browser.received).toEqual([
      expect.objectContaining({
        // What is left until six in the evening.
        headers: expect.objectContaining({ urgency: 'high', ttl: String(8 * 3600) }),
        payload: expect.objectContaining({ title: 'ALERTE VENT VIOLENT' }),
      }),
    ])
    expect(h.mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['anne@exemple.fr', 'ALERTE VENT VIOLENT'],
    ])
    // In the cheap alphabet, whatever was typed.
    expect(h.sandbox.sms.all().map(({ text }) => text)).toEqual([
      said.replace('’', "'").replaceAll('\u00a0', ' '),
    ])
    const { json } = await ask('GET', '/api/warnings', { as: 'councillor' })
    const once = { recipients: 1, reached: 1, failed: 0, waiting: 0 }
    expect(json).toMatchObject({
      warnings: [
        {
          ...{ topic: 'storm', state: 'running', endsAt: '2026-06-02T16:00:00.000Z' },
          channels: [
            { channel: channels.page, state: 'verified', reach: null, takenBack: null },
            { channel: channels.stays, state: 'verified' },
            { channel: channels.board, state: 'due' },
            { channel: channels.push, way: 'push', reach: once, endReach: null },
            { channel: channels.mail, way: 'mail', reach: once },
            { channel: channels.sms, way: 'sms', reach: once },
          ],
        },
      ],
    })
    expect(await journalActions(h)).toContain('warning.sent')
  })

  itOnBoth('announces a vigilance once, whoever prepared it besides', async kind => {
    const h = await warningHouse(kind)
    const { context, communeId, channels, by, clock } = h
    const feed = await aFeed(context.db, communeId, { name: 'Météo-France', use: 'vigilance' })
    const until = clock.now() + 6 * HOUR
    const item = { title: 'Vigilance orange, vent violent', topic: 'storm', until } as const
    const { id } = await aFeedItem(context.db, feed.id, { ...item, at: clock.now() })
    const drill = aWarning([channels.page], { item: id, isDrill: true })
    await sendWarning(context, by, drill)
    expect(await listItems(context, communeId)).toMatchObject([{ state: 'offered' }])
    const { id: post } = await sendWarning(context, by, aWarning([channels.page], { item: id }))
    expect(await context.db.selectFrom('feedItem').select(['state', 'postId']).execute()).toEqual([
      { state: 'relayed', postId: post },
    ])
    const again = aWarning([channels.page], { item: id, text: 'Rentrez chez vous.' })
    await expect(sendWarning(context, by, again)).rejects.toThrow(/déjà relayé/)
    expect(await listWarnings(context, communeId)).toHaveLength(2)
  })

  it('waits for nobody’s approval, and leaves before the news that wait', async () => {
    const h = await warningHouse()
    await h.mailbox('anne@exemple.fr')
    const { context, communeId, clock, channels, by } = h
    await needApproval(context, by, {
      approvers: [anApprover({ userId: null, name: 'Claude', email: 'maire@exemple.fr' })],
    })
    const post = await aPost(context.db, communeId, { text: 'Marché de Noël' })
    await aDelivery(context.db, post, channels.mail, { dueAt: clock.now(), nextAt: clock.now() })
    await run(h)
    await sendWarning(context, by, aWarning([channels.mail]))
    await h.settle()
    await sendMails(context, broadcastMails)
    clock.advance(MINUTE)
    await sendMails(context, approvalMails)
    expect(h.mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['anne@exemple.fr', 'ALERTE VENT VIOLENT'],
      ['anne@exemple.fr', 'Marché de Noël'],
      ['anne@exemple.fr', expect.stringContaining('sans validation')],
      ['maire@exemple.fr', expect.stringContaining('sans validation')],
    ])
    expect(h.mailer.mails.at(-1)?.text).toContain('Alerte à la population')
  })

  it('says the common words where a channel was given none of its own', async () => {
    const h = await warningHouse()
    await sendWarning(
      h.context,
      h.by,
      aWarning([h.channels.page], { texts: { [h.channels.page]: ' ' } }),
    )
    await h.settle()
    expect(h.fake.posts.map(({ text }) => text)).toEqual([said])
  })

  it('comes before the news that a person is to publish', async () => {
    const h = await warningHouse()
    const { context, communeId, clock, channels, by } = h
    const post = await aPost(context.db, communeId, { text: 'Marché de Noël' })
    await aDelivery(context.db, post, channels.board, { dueAt: clock.now(), nextAt: clock.now() })
    await run(h)
    clock.advance(MINUTE)
    await sendWarning(context, by, aWarning([channels.board]))
    await h.settle()
    const tasks = await listHandTasks(context, communeId)
    expect(tasks.map(({ delivery }) => delivery.text.split('\n')[0])).toEqual([
      'ALERTE VENT VIOLENT',
      'Marché de Noël',
    ])
  })

  it('is refused with a blank, with an end that cannot be, and a second time', async () => {
    const { context, by, channels } = await warningHouse()
    const send = (part: Parameters<typeof aWarning>[1]) =>
      sendWarning(context, by, aWarning([channels.page], part))
    await expect(send({ text: 'ALERTE : [rue, quartier]' })).rejects.toThrow('[rue, quartier]')
    await expect(send({ endsLocal: '2026-06-02T10:00' })).rejects.toThrow('déjà passée')
    await expect(send({ endsLocal: '2026-07-09T10:00' })).rejects.toThrow('30 jours au plus')
    await send({})
    await expect(send({})).rejects.toThrow('pas envoyée deux fois')
    expect((await listWarnings(context, by.communeId)).map(({ by: who }) => who)).toEqual(['Bruno'])
  })

  it('waits for a channel that is paused, and no longer than its end', async () => {
    const h = await warningHouse()
    const { context, clock, channels, by } = h
    for (const id of [channels.page, channels.stays]) {
      await updateChannel(context.db, { id: id }, { state: 'paused' })
    }
    const { id } = await sendWarning(context, by, aWarning([channels.page, channels.stays]))
    await h.settle()
    expect(h.fake.posts).toEqual([])
    const resume = async (channel: number) => {
      await updateChannel(context.db, { id: channel }, { state: 'active' })
      await resumeChannel(context, channel)
      await h.settle()
    }
    clock.advance(HOUR)
    await resume(channels.page)
    expect(h.fake.posts).toHaveLength(1)
    clock.advance(8 * HOUR)
    await resume(channels.stays)
    expect(h.fake.posts).toHaveLength(1)
    const warning = await getWarning(context, by.communeId, id)
    expect(warning.state).toBe('over')
    const missed = onChannel(warning, channels.stays)
    expect(missed).toMatchObject({ state: 'missed' })
    expect(missed.reason?.fr).toContain('n’est plus valable')
    await expect(publishNow(context, by, missed.delivery)).rejects.toThrow('n’est plus valable')
  })

  it('is missed by hand once its end has passed, and tried no longer', async () => {
    const h = await warningHouse()
    const { context, clock, channels, by } = h
    h.fake.onPublish = ['throttle', 'throttle']
    h.fake.throttleMs = 9 * HOUR
    const { id } = await sendWarning(context, by, aWarning([channels.page, channels.board]))
    await h.settle()
    clock.advance(8 * HOUR)
    await h.settle()
    const { channels: there } = await getWarning(context, by.communeId, id)
    expect(there.map(({ state }) => state)).toEqual(['failed', 'missed'])
    expect(h.fake.posts).toEqual([])
  })
})

describe('taking a warning back', () => {
  itOnBoth('gives up what waits, withdraws what is out, and tells who was reached', async kind => {
    const h = await warningHouse(kind)
    const { context, communeId, clock, channels, by } = h
    const [reached, away] = [await h.browser(), await h.browser()]
    await h.mailbox('anne@exemple.fr')
    await h.telephone('+33639980001')
    h.service.says = number => (number === 0 ? 201 : 503)
    await updateChannel(context.db, { id: channels.stays }, { state: 'paused' })
    const { id } = await sendWarning(context, by, aWarning(Object.values(channels)))
    await h.settle()
    const board = onChannel(await getWarning(context, communeId, id), channels.board)
    await markDone(context, by, board.delivery, { url: null, readers: 40 })
    clock.advance(MINUTE)
    h.service.says = () => 201
    const lifted = await liftWarning(context, by, id, { text: 'L’alerte est terminée.' })
    expect(lifted).toMatchObject({ state: 'lifted', liftedBy: 'Bruno' })
    for (let round = 0; round < 3; round++) await h.settle()
    expect(h.fake.posts).toEqual([])
    const after = await getWarning(context, communeId, id)
    expect(onChannel(after, channels.page)).toMatchObject({ takenBack: 'done', state: 'cancelled' })
    expect(onChannel(after, channels.stays)).toMatchObject({ takenBack: null, state: 'cancelled' })
    expect(onChannel(after, channels.board)).toMatchObject({ takenBack: 'by-hand', readers: 40 })
    expect(onChannel(after, channels.mail)).toMatchObject({
      endReach: { recipients: 1, reached: 1 },
    })
    expect(onChannel(after, channels.sms)).toMatchObject({ takenBack: null, endReach: null })
    const told = [reached, away].map(({ received }) => received.map(({ payload }) => payload))
    const tag = `tambour-post-${id}`
    const end = { tag, title: 'Fin de l’alerte\u00a0: ALERTE VENT VIOLENT' }
    // It takes the place of the first; who was refused that one may have it all the same.
    expect(told.map(payloads => payloads.at(-1))).toEqual([
      expect.objectContaining(end),
      expect.objectContaining(end),
    ])
    expect(told.flat()).toHaveLength(3)
    expect(h.mailer.mails.map(({ subject }) => subject)).toEqual([
      'ALERTE VENT VIOLENT',
      'Fin de l’alerte\u00a0: ALERTE VENT VIOLENT',
    ])
    expect(h.sandbox.sms.all()).toHaveLength(1)
    expect(await journalActions(h)).toContain('warning.lifted')
  })

  it('tells by SMS where a person wants it, within the month’s budget', async () => {
    const h = await warningHouse()
    const { context, channels, by } = h
    await h.telephone('+33639980001')
    const { id } = await sendWarning(context, by, aWarning([channels.sms]))
    await h.settle()
    const lift = { text: 'L’alerte est terminée.', channels: [channels.sms] }
    const spend = (cents: number) => context.db.updateTable('smsSpending').set({ cents }).execute()
    await spend(1_000)
    await expect(liftWarning(context, by, id, lift)).rejects.toThrow('Cet envoi coûterait')
    expect((await getWarning(context, by.communeId, id)).state).toBe('running')
    await spend(6)
    await liftWarning(context, by, id, lift)
    for (let round = 0; round < 2; round++) await h.settle()
    expect(h.sandbox.sms.all().map(({ text }) => text)).toContain(
      "Fin de l'alerte : ALERTE VENT VIOLENT\nL'alerte est terminée.",
    )
    expect(await context.db.selectFrom('smsSpending').select('cents').execute()).toEqual([
      { cents: 12 },
    ])
  })

  it('stays where a network does not let us, and says so', async () => {
    const h = await warningHouse()
    const { context, channels, by } = h
    const { id } = await sendWarning(context, by, aWarning([channels.stays, channels.board]))
    await h.settle()
    const lifted = await liftWarning(context, by, id, { text: null })
    expect(onChannel(lifted, channels.stays)).toMatchObject({ takenBack: 'impossible' })
    expect(onChannel(lifted, channels.stays).url).not.toBeNull()
    // Nobody has put it there.
    expect(onChannel(lifted, channels.board)).toMatchObject({ state: 'cancelled', takenBack: null })
    const named = { text: 'Fini.', channels: [channels.stays] }
    const other = await sendWarning(context, by, aWarning([channels.stays], { text: 'Autre' }))
    await expect(liftWarning(context, by, other.id, named)).rejects.toThrow('Page autre')
  })

  itOnBoth('is done once by two at the same moment', async kind => {
    const h = await warningHouse(kind)
    const { context, channels, by } = h
    const { id } = await sendWarning(context, by, aWarning([channels.page]))
    await h.settle()
    const lifts = await Promise.allSettled(
      ['Bruno', 'Chloé'].map(actor => liftWarning(context, { ...by, actor }, id, { text: null })),
    )
    expect(lifts.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [lost] = lifts.flatMap(one => (one.status === 'rejected' ? String(one.reason) : []))
    expect(lost).toContain('a déjà retiré cette alerte')
    await h.settle()
    expect(h.fake.posts).toEqual([])
  })

  itOnBoth('goes on after a kill, and tells nobody twice', async kind => {
    const h = await warningHouse(kind)
    const { context, communeId, clock, channels, by } = h
    const browsers = [await h.browser(), await h.browser()]
    const { id } = await sendWarning(context, by, aWarning([channels.page, channels.push]))
    await h.settle()
    await liftWarning(context, by, id, { text: 'C’est fini.' })
    // Killed between withdrawing and telling: another process tells, or two at once.
    await run(h)
    expect(h.fake.posts).toEqual([])
    await Promise.all([h.settle(), h.settle()])
    for (const { received } of browsers) expect(received).toHaveLength(2)
    // Killed while it told one of them: nobody knows, and a browser shows what comes twice once.
    const [end] = await outboxOf(h, 'broadcast-end-push')
    await cutOff(h, end?.id ?? 0)
    clock.advance(2 * MINUTE)
    for (let round = 0; round < 3; round++) {
      await h.settle()
      clock.advance(2 * MINUTE)
    }
    expect((await outboxOf(h, 'broadcast-end-push')).map(({ state }) => state)).toEqual([
      'sent',
      'sent',
    ])
    const { channels: there } = await getWarning(context, communeId, id)
    expect(there.map(({ takenBack }) => takenBack)).toEqual(['done', null])
  })

  it('tells of the end who was just being told of the warning', async () => {
    const h = await warningHouse()
    const { context, clock, channels, by } = h
    await h.mailbox('anne@exemple.fr')
    const { id } = await sendWarning(context, by, aWarning([channels.mail]))
    // It is leaving as a person takes the warning back, and nobody learns whether it arrived.
    h.mailer.says = async () => {
      await liftWarning(context, by, id, { text: 'C’est fini.' })
      await sendMails(context, mailsOf(warningEnd))
      return { kind: 'unknown', reason: verbatim('coupé') }
    }
    await run(h)
    await sendMails(context, warningMails)
    expect(h.mailer.mails).toHaveLength(1)
    h.mailer.says = () => ({ kind: 'sent' })
    clock.advance(MINUTE)
    for (let round = 0; round < 2; round++) await h.settle()
    expect(h.mailer.mails.map(({ subject }) => subject)).toEqual([
      'ALERTE VENT VIOLENT',
      'Fin de l’alerte\u00a0: ALERTE VENT VIOLENT',
    ])
  })

  it('takes away what was being sent as soon as that is known to be out', async () => {
    const h = await warningHouse()
    const { context, clock, channels, by } = h
    let lifted = false
    h.fake.before = async () => {
      if (lifted) return
      lifted = true
      const [warning] = await listWarnings(context, by.communeId)
      await liftWarning(context, by, warning?.id ?? 0, { text: null })
    }
    const { id } = await sendWarning(context, by, aWarning([channels.page]))
    await h.settle()
    clock.advance(MINUTE)
    await h.settle()
    expect(h.fake.posts).toEqual([])
    expect(h.fake.calls.publish).toHaveLength(1)
    const after = await getWarning(context, by.communeId, id)
    expect(onChannel(after, channels.page)).toMatchObject({ takenBack: 'done' })
  })
})

async function outboxOf({ context }: WarningHouse, kind: string) {
  return await context.db
    .selectFrom('mail')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
}

/** As a process leaves a mail that died while it sent it. */
async function cutOff({ context, clock }: WarningHouse, id: number): Promise<void> {
  await context.db
    .updateTable('mail')
    .set({ state: 'sending', sentAt: null, nextAt: clock.now() + MINUTE })
    .where('id', '=', id)
    .execute()
}
