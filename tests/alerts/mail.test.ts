import { describe, expect, it } from 'vitest'
import { alertsFor, raiseAlerts } from '../../server/alerts/alerts.ts'
import { alertMails } from '../../server/alerts/mail.ts'
import { alertContent } from '../../server/alerts/mail-content.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import { assignConversation } from '../../server/inbox/in-charge.ts'
import { sentenceText } from '../../server/language/sentence.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { setLanguage } from '../../server/people/store/members.ts'
import { type AlertHouse, alertHouse, mailStates } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { refused, refusedForNow, unknown } from '../support/fake-mailer.ts'
import { byCommune, from, thread } from '../support/network/fake-network.ts'
import { MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const eight = ten + 8 * MINUTE
const question = 'Mon fils Théo peut-il s’inscrire au centre aéré ?'

it('a mail of an alert counts no endless time where the mairie opens no more', async () => {
  const mail = await alertContent({
    language: 'fr',
    commune: 'Saint-Exemple',
    zone: 'Europe/Paris',
    toAll: false,
    lines: [
      {
        channelName: 'Boîte de la mairie',
        visibility: 'private',
        openedAt: ten,
        officeMs: 8 * MINUTE,
        elapsedMs: 8 * MINUTE,
        target: { workingDays: 2 },
        targetMs: Number.POSITIVE_INFINITY,
        inDoubt: false,
        inCharge: null,
        href: 'https://tambour.exemple.fr/messages/1',
      },
    ],
    links: {
      today: 'https://tambour.exemple.fr/',
      settings: 'https://tambour.exemple.fr/reglages',
    },
  })
  expect(`${mail.text}${mail.html}`).not.toMatch(/∞|Infinity|NaN/)
  expect(mail.text.replace(/\s+/g, ' ')).toContain(
    'Aucune ouverture n’est prévue d’ici l’objectif de 2 jours ouvrés.',
  )
})

describe('mails of alerts', () => {
  /** Ann has waited for 8 minutes; Bruno is on duty, and a mail to him is due. */
  async function house(at = eight, kind: DatabaseKind = 'sqlite'): Promise<AlertHouse> {
    const h = await alertHouse(kind)
    await h.putOnDuty(h.bruno)
    await h.receive(
      thread('t-Ann', [from('Ann Durand', at - 8 * MINUTE, question)], {
        visibility: 'private',
        subject: 'Ann Durand',
      }),
    )
    h.clock.set(at)
    await raiseAlerts(h.context)
    return h
  }
  const send = ({ context }: AlertHouse) => sendMails(context, alertMails)
  const answerAnn = (h: AlertHouse) =>
    h.receive(
      thread('t-Ann', [byCommune(h.clock.now(), 'Oui')], { visibility: 'private', subject: null }),
    )
  const rowOf = async ({ context }: AlertHouse) =>
    (await mailsAbout(context.db, alertMails, '1.1'))[0]

  it('say who waits, since when and for how long, and nothing that a resident said', async () => {
    const h = await house()
    await send(h)
    const [mail] = h.mailer.mails
    expect(h.mailer.mails).toHaveLength(1)
    expect(mail).toMatchObject({
      to: expect.stringMatching(/^bruno\./),
      subject: '1\u00a0personne attend une réponse, Saint-Exemple',
      headers: { 'Auto-Submitted': 'auto-generated' },
      messageId: expect.stringMatching(/^<alert\.1\.1\.[0-9a-f]{16}@tambour\.exemple\.fr>$/),
    })
    expect(mail?.text.replaceAll('\u00a0', ' ')).toBe(`Saint-Exemple
1 personne attend une réponse.

- Page de la mairie, message privé, depuis le mardi 2 juin à 10 h :
  8 min d’ouverture, 8 min en tout
  Il reste 7 min pour répondre à temps.
  https://tambour.exemple.fr/messages/1

-- 
Vous recevez cette alerte parce que vous êtes de permanence.
Régler la permanence et les alertes :
https://tambour.exemple.fr/reglages/permanence
`)
    expect(mail?.html).toContain('href="https://tambour.exemple.fr/messages/1"')
    for (const secret of ['Ann', 'Durand', 'Théo', 'centre aéré']) {
      expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toContain(secret)
    }
  })

  it('say for whom it is, to everybody whom it tells', async () => {
    const h = await house()
    const by = { communeId: h.communeId, userId: h.anne, actor: 'Anne' }
    const { inCharge } = await assignConversation(h.context, by, 1, h.anne)
    await send(h)
    const [mail] = h.mailer.mails
    expect(mail?.to).toMatch(/^bruno\./)
    expect(mail?.text).toContain(`Page de la mairie, message privé, pour ${inCharge?.name}, depuis`)
    const bruno = { communeId: h.communeId, userId: h.bruno }
    const { notices } = await alertsFor(h.context, bruno, 0)
    expect(notices[0]?.lines).toMatchObject([{ conversation: 1, inCharge }])
  })

  it('are English to anyone who reads the screens in English, and to nobody else', async () => {
    const h = await alertHouse()
    await setLanguage(h.context.db, h.bruno, 'en')
    await h.receive(
      thread('t', [from('Ann', ten, question)], { visibility: 'private', subject: null }),
    )
    h.clock.set(eight)
    await raiseAlerts(h.context)
    await send(h)
    const [french, english] = h.mailer.mails
    expect(french?.html).toContain('<html lang="fr">')
    expect(english?.subject).toBe('1\u00a0person is waiting for a reply, Saint-Exemple')
    expect(english?.html).toContain('<html lang="en">')
    expect(english?.text.replaceAll('\u00a0', ' ')).toBe(`Saint-Exemple
1 person is waiting for a reply.

- Page de la mairie, private message, since Tuesday 2 June at 10:00:
  8 min of opening hours, 8 min in all
  7 min left to reply in time.
  https://tambour.exemple.fr/messages/1

-- 
Nobody is on duty today: this alert is sent to all officers.
Change duty and alerts:
https://tambour.exemple.fr/reglages/permanence
`)
  })

  it('say how long is left to answer in time, or by how much it is late', async () => {
    const h = await house()
    h.mailer.says = () => refusedForNow
    await send(h)
    h.clock.advance(19 * MINUTE)
    await send(h)
    const said = h.mailer.mails.map(({ html, text }) => `${html}${text}`.replaceAll('\u00a0', ' '))
    expect(said[0]).toMatch(/>7 min<\/td>.*>pour répondre à temps.*>Répondre</s)
    expect(said[0]).toContain('  Il reste 7 min pour répondre à temps.\n')
    expect(said[1]).toMatch(/class="alarm"[^>]*>12 min<\/td>.*>au-delà de l’objectif de 15 min/s)
    expect(said[1]).toContain('  12 min au-delà de l’objectif de 15 min.\n')
  })

  it('say that nobody is on duty', async () => {
    const h = await alertHouse()
    await h.receive(thread('t', [from('Ann', ten, question)]))
    h.clock.set(eight)
    await raiseAlerts(h.context)
    await send(h)
    expect(h.mailer.mails.map(({ to }) => to.split('.')[0])).toEqual(['anne', 'bruno'])
    expect(h.mailer.mails[0]?.text).toContain('Personne n’est de permanence')
  })

  it('are on disk before the mail server is called, and sent once', async () => {
    const h = await house()
    h.mailer.says = async () => {
      expect(await rowOf(h)).toMatchObject({ state: 'sending', attempts: 1 })
      return { kind: 'sent' }
    }
    await Promise.all([send(h), send(h), send(h)])
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    expect(await rowOf(h)).toMatchObject({ state: 'sent', sentAt: eight, nextAt: null })
  })

  itOnBoth('are sent once by two processes', async kind => {
    const h = await house(undefined, kind)
    const other = await h.another()
    await Promise.all([send(h), sendMails(other, alertMails)])
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('leave after a restart, if they had not left before', async () => {
    const h = await house()
    h.clock.advance(3 * MINUTE)
    await sendMails(await h.another(), alertMails)
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('are not sent again when the sending was cut off', async () => {
    const h = await house()
    h.mailer.says = () => {
      throw new Error('the power went off')
    }
    await expect(send(h)).rejects.toThrow('the power went off')
    h.mailer.says = () => ({ kind: 'sent' })
    h.clock.advance(MINUTE)
    await send(h)
    expect(await mailStates(h.context)).toEqual({ bruno: 'sending' })
    h.clock.advance(10 * MINUTE)
    await send(h)
    expect(await rowOf(h)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('peut-être arrivé'),
    })
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('are tried again when the server refuses for a while, under the same Message-ID', async () => {
    const h = await house()
    h.mailer.says = () => refusedForNow
    await send(h)
    expect(await nextRoundAt(h.context, alertMails)).toBe(eight + MINUTE)
    h.clock.advance(MINUTE - 1)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    h.clock.advance(1)
    h.mailer.says = () => ({ kind: 'sent' })
    await send(h)
    await send(h)
    expect(new Set(h.mailer.mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(h.mailer.mails[1]?.text.replaceAll('\u00a0', ' ')).toContain('9 min d’ouverture')
    expect(await mailStates(h.context)).toEqual({ bruno: 'sent' })
    expect(await nextRoundAt(h.context, alertMails)).toBeNull()
  })

  it.each([
    ['refused for good', refused, 'failed'],
    ['perhaps arrived', unknown, 'unconfirmed'],
  ] as const)('are not tried again when they were %s', async (_what, outcome, state) => {
    const h = await house()
    h.mailer.says = () => outcome
    await send(h)
    h.clock.advance(60 * MINUTE)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    expect(await rowOf(h)).toMatchObject({
      state,
      reason: sentenceText(outcome.reason),
      nextAt: null,
    })
  })

  it('are dropped when everybody was answered before it was their turn', async () => {
    const h = await house()
    h.mailer.says = () => refusedForNow
    await send(h)
    await answerAnn(h)
    h.clock.advance(MINUTE)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    expect(await mailStates(h.context)).toEqual({ bruno: 'dropped' })
  })

  it('are dropped for who wants none any more', async () => {
    const h = await house()
    const bruno = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
    await changeAlertSettings(h.context, bruno, { mail: false })
    await send(h)
    expect(h.mailer.mails).toEqual([])
    expect(await mailStates(h.context)).toEqual({ bruno: 'dropped' })
  })

  it('leave with an alert of the last minute before closing', async () => {
    const h = await house(paris('2026-06-02T11:59:59.999'))
    h.clock.set(paris('2026-06-02T12:00:02'))
    await send(h)
    expect(await mailStates(h.context)).toEqual({ bruno: 'sent' })
  })

  it('wait for the morning when they come late and their reader is not on call', async () => {
    const h = await house(paris('2026-06-02T16:59'))
    h.mailer.says = () => refusedForNow
    await send(h)
    h.mailer.says = () => ({ kind: 'sent' })
    h.clock.set(paris('2026-06-02T17:00'))
    await send(h)
    expect(await nextRoundAt(h.context, alertMails)).toBe(paris('2026-06-03T09:00'))
    expect(h.mailer.mails).toHaveLength(1)
    h.clock.set(paris('2026-06-03T09:00'))
    await send(h)
    expect(h.mailer.mails).toHaveLength(2)
  })

  it('come late at any hour to a reader who is on call', async () => {
    const h = await house(paris('2026-06-02T16:59'))
    await h.putOnDuty(h.bruno, { callFrom: '17:00', callTo: '20:00' })
    h.clock.set(paris('2026-06-02T18:00'))
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('stop between two when they are told to', async () => {
    const h = await house()
    await sendMails(h.context, alertMails, () => true)
    expect(h.mailer.mails).toEqual([])
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('tell of everybody who waits, and need no other for whom they told', async () => {
    const h = await alertHouse()
    await h.putOnDuty(h.bruno)
    /** Minutes after ten, and how many each mail told of. */
    const mails: [number, number][] = []
    const asks = [0, 3, 6, 9, 12, 15, 18]
    for (let minute = 0; minute <= 24; minute += 1) {
      h.clock.set(ten + minute * MINUTE)
      const who = `Ann ${minute}`
      if (asks.includes(minute)) {
        await h.receive(thread(who, [from(who, h.clock.now(), question)]))
      }
      await raiseAlerts(h.context)
      const before = h.mailer.mails.length
      await send(h)
      const told = h.mailer.mails.at(-1)?.text.match(/\/messages\/\d+/g) ?? []
      if (h.mailer.mails.length > before) mails.push([minute, told.length])
    }
    // The first one's lines, and the last line of whom a mail told once: seven people, 14 lines.
    expect(mails).toEqual([
      [8, 3],
      [12, 5],
      [21, 7],
    ])
  })

  it('leave as one when the mail server takes them again', async () => {
    const h = await house()
    h.mailer.says = () => refusedForNow
    await send(h)
    h.clock.set(eight + 4 * MINUTE)
    await raiseAlerts(h.context)
    h.mailer.says = () => ({ kind: 'sent' })
    await send(h)
    expect(h.mailer.mails).toHaveLength(2)
    h.clock.advance(60 * MINUTE)
    await send(h)
    expect(h.mailer.mails).toHaveLength(2)
  })

  itOnBoth('count those of whom there are too many to name', async kind => {
    const h = await alertHouse(kind)
    await h.putOnDuty(h.bruno)
    const names = Array.from({ length: 23 }, (_, index) => `c${index}`)
    await h.receive(...names.map(name => thread(name, [from(name, ten, question)])))
    h.clock.set(eight)
    await raiseAlerts(h.context)
    await send(h)
    const [mail] = h.mailer.mails
    expect(mail?.subject).toContain('23\u00a0personnes attendent')
    expect(mail?.text.match(/\/messages\/\d+/g)).toHaveLength(20)
    expect(mail?.text).toContain('Et 3\u00a0autres\nhttps://tambour.exemple.fr/\n')
  })
})
