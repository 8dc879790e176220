import { describe, expect, it } from 'vitest'
import { pauseChannel } from '../../server/channels/call.ts'
import { reconnectChannel } from '../../server/channels/connect-channel.ts'
import { channelMails } from '../../server/channels/mail.ts'
import { updateChannel } from '../../server/channels/store/channels.ts'
import { Sentence, sentenceText, verbatim } from '../../server/language/sentence.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { mailsAbout } from '../../server/mail/rows.ts'
import { setLanguage, updateMember } from '../../server/people/store/members.ts'
import { type AlertHouse, addMember, alertHouse } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { refused, refusedForNow, unknown } from '../support/fake-mailer.ts'
import { channelOf, MINUTE, newChannel, newCommune } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const DAY = 86_400_000
const end = paris('2026-06-30T10:00')
const laterEnd = paris('2026-08-30T10:00')

describe('mails about channels', () => {
  /** Anne administers; the access of the one channel ends on 30 June at ten. */
  async function house(now: string, kind: DatabaseKind = 'sqlite'): Promise<AlertHouse> {
    const h = await alertHouse(kind, now)
    await endsAt(h, end)
    return h
  }
  const endsAt = ({ context, channelId }: AlertHouse, tokenEndsAt: number | null) =>
    updateChannel(context.db, { id: channelId }, { tokenEndsAt })
  const send = ({ context }: AlertHouse) => sendMails(context, channelMails)
  const sendAt = async (h: AlertHouse, now: string) => {
    h.clock.set(paris(now))
    await send(h)
  }
  const pause = async ({ context, channelId }: AlertHouse) =>
    pauseChannel(
      context,
      await channelOf(context, channelId),
      verbatim('Le mot de passe a changé.'),
    )
  const reconnect = ({ context, communeId, channelId }: AlertHouse) =>
    reconnectChannel(context, { communeId, actor: 'Anne' }, channelId, {})
  const rows = async ({ context, channelId }: AlertHouse) =>
    (await mailsAbout(context.db, channelMails, String(channelId))).map(
      ({ round, email, state }) => `${round.split('.')[0]} ${email.split('.')[0]} ${state}`,
    )

  it('warn 14, 7 and 1 days before the end, each once, administrators alone', async () => {
    const h = await house('2026-06-16T09:59')
    await send(h)
    expect(h.mailer.mails).toEqual([])
    const sent = []
    for (let hours = 0; hours < 14 * 24 - 1; hours++) {
      h.clock.set(paris('2026-06-16T10:00') + hours * 60 * MINUTE)
      const before = h.mailer.mails.length
      await send(h)
      await send(h)
      if (h.mailer.mails.length > before) sent.push((end - h.clock.now()) / DAY)
    }
    expect(sent).toEqual([14, 7, 1])
    expect(h.mailer.mails.map(({ to }) => to.split('.')[0])).toEqual(['anne', 'anne', 'anne'])
    expect(new Set(h.mailer.mails.map(({ messageId }) => messageId)).size).toBe(3)
  })

  it('say which channel, until when and what to do', async () => {
    const h = await house('2026-06-23T10:00')
    await send(h)
    const [mail] = h.mailer.mails
    expect(mail).toMatchObject({
      subject:
        '«\u00a0Page de la mairie\u00a0» à reconnecter avant le mardi 30\u00a0juin 2026 à 10\u00a0h, Saint-Exemple',
      headers: { 'Auto-Submitted': 'auto-generated' },
      messageId: expect.stringMatching(
        /^<channel\.1\.token-7\.\d+\.[0-9a-f]{16}@tambour\.exemple\.fr>$/,
      ),
    })
    expect(mail?.text.replaceAll('\u00a0', ' ')).toBe(`Saint-Exemple

L’accès au canal « Page de la mairie » (Réseau d’essai) prend fin le
mardi 30 juin 2026 à 10 h.

Reconnectez-le avant : ensuite, plus rien n’y sera relevé ni publié. Les
messages, les mesures et les publications programmées sont gardés.

https://tambour.exemple.fr/canaux#canal-1

-- 
Vous recevez ce message parce que vous administrez Tambour.
`)
    expect(mail?.html).toContain('href="https://tambour.exemple.fr/canaux#canal-1"')
  })

  it('are English to anyone who reads the screens in English', async () => {
    const h = await house('2026-06-23T10:00')
    await setLanguage(h.context.db, h.anne, 'en')
    await send(h)
    await pause(h)
    await send(h)
    const [ends, paused] = h.mailer.mails
    expect(ends?.subject).toBe(
      '“Page de la mairie” to be reconnected before Tuesday 30 June 2026 at 10:00, Saint-Exemple',
    )
    expect(ends?.text).toBe(`Saint-Exemple

Access to the channel “Page de la mairie” (Réseau d’essai) ends on
Tuesday 30 June 2026 at 10:00.

Reconnect it before then: after that, nothing will be read or published
there. Messages, measurements and scheduled publications are kept.

https://tambour.exemple.fr/canaux#canal-1

-- 
You get this message because you administer Tambour.
`)
    expect(paused?.html).toContain('<html lang="en">')
    expect(paused?.text.replaceAll('\n', ' ')).toContain(
      'Once reconnected, it goes on where it stopped: what was planned goes out, or you are asked if its time has passed.',
    )
  })

  itOnBoth('say a reason that is kept in both languages in the reader’s', async kind => {
    const h = await alertHouse(kind)
    await setLanguage(h.context.db, h.anne, 'en')
    await pause(h)
    const reason = new Sentence('x.y', { fr: 'Le jeton a expiré.', en: 'The token has expired.' })
    const stateReason = sentenceText(reason)
    await updateChannel(h.context.db, { id: h.channelId }, { stateReason })
    await send(h)
    const [mail] = h.mailer.mails
    expect(mail?.text).toContain('\n\nThe token has expired.\n\n')
    expect(mail?.text).not.toContain('jeton')
  })

  it('tell the nearest warning alone after days of outage', async () => {
    const h = await house('2026-06-10T10:00')
    await send(h)
    await sendAt(h, '2026-06-29T11:00')
    expect(await rows(h)).toEqual(['token-1 anne sent'])
    await sendAt(h, '2026-06-30T11:00')
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('drop a warning that could not leave before a nearer one', async () => {
    const h = await house('2026-06-16T10:00')
    h.mailer.says = () => refusedForNow
    await send(h)
    h.mailer.says = () => ({ kind: 'sent' })
    await sendAt(h, '2026-06-23T12:00')
    expect(await rows(h)).toEqual(['token-14 anne dropped', 'token-7 anne sent'])
  })

  it('begin anew with the end of a new access, and not with the same one', async () => {
    const h = await house('2026-06-23T10:00')
    await send(h)
    await endsAt(h, laterEnd)
    await sendAt(h, '2026-06-24T10:00')
    expect(h.mailer.mails).toHaveLength(1)
    await sendAt(h, '2026-08-16T10:00')
    await sendAt(h, '2026-08-23T10:00')
    expect(await rows(h)).toEqual(['token-7 anne sent', 'token-14 anne sent', 'token-7 anne sent'])
  })

  it('never warn at night, in the time of the commune', async () => {
    const h = await house('2026-06-22T22:00')
    await endsAt(h, paris('2026-06-29T21:30'))
    await send(h)
    expect(await nextRoundAt(h.context, channelMails)).toBe(paris('2026-06-23T08:00'))
    await sendAt(h, '2026-06-23T07:59:59')
    expect(h.mailer.mails).toEqual([])
    await sendAt(h, '2026-06-23T08:00')
    expect(h.mailer.mails).toHaveLength(1)
    expect(await nextRoundAt(h.context, channelMails)).toBeNull()
  })

  itOnBoth(
    'are on disk before the mail server is called, and sent once by two processes',
    async kind => {
      const h = await house('2026-06-23T10:00', kind)
      const other = await h.another()
      h.mailer.says = async () => {
        expect(await rows(h)).toEqual(['token-7 anne sending'])
        return { kind: 'sent' }
      }
      await Promise.all([
        send(h),
        send(h),
        sendMails(other, channelMails),
        sendMails(other, channelMails),
      ])
      await send(h)
      expect(h.mailer.mails).toHaveLength(1)
      expect(await rows(h)).toEqual(['token-7 anne sent'])
    },
  )

  it('are not sent again after a restart, nor when the sending was cut off', async () => {
    const h = await house('2026-06-23T10:00')
    h.mailer.says = () => {
      throw new Error('the power went off')
    }
    await expect(send(h)).rejects.toThrow('the power went off')
    h.mailer.says = () => ({ kind: 'sent' })
    const restarted = await h.another()
    await sendMails(restarted, channelMails)
    expect(await rows(h)).toEqual(['token-7 anne sending'])
    h.clock.advance(10 * MINUTE)
    await sendMails(restarted, channelMails)
    expect(await rows(h)).toEqual(['token-7 anne unconfirmed'])
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('are tried again when the server refuses for a while, under the same Message-ID', async () => {
    const h = await house('2026-06-23T10:00')
    h.mailer.says = () => refusedForNow
    await send(h)
    expect(await nextRoundAt(h.context, channelMails)).toBe(h.clock.now() + MINUTE)
    h.mailer.says = () => ({ kind: 'sent' })
    h.clock.advance(MINUTE)
    await send(h)
    expect(h.mailer.mails).toHaveLength(2)
    expect(new Set(h.mailer.mails.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await rows(h)).toEqual(['token-7 anne sent'])
  })

  it.each([
    ['refused for good', refused, 'failed'],
    ['perhaps arrived', unknown, 'unconfirmed'],
  ] as const)('are not tried again when they were %s', async (_what, outcome, state) => {
    const h = await house('2026-06-23T10:00')
    h.mailer.says = () => outcome
    await send(h)
    h.clock.advance(60 * MINUTE)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    expect(await rows(h)).toEqual([`token-7 anne ${state}`])
  })

  it('tell of a pause at once and once, with the sentence and where it is mended', async () => {
    const h = await alertHouse('sqlite', '2026-06-02T21:30')
    await pause(h)
    await send(h)
    h.clock.advance(3 * DAY)
    await pause(h)
    await send(h)
    expect(await rows(h)).toEqual(['paused anne sent'])
    const [mail] = h.mailer.mails
    expect(mail?.subject).toBe(
      '«\u00a0Page de la mairie\u00a0» est en pause\u00a0: à reconnecter, Saint-Exemple',
    )
    expect(mail?.text.replaceAll('\u00a0', ' ')).toContain(`est en pause depuis le
mardi 2 juin 2026 à 21 h 30 : rien n’y est plus relevé ni publié.

Le mot de passe a changé.

Une fois reconnecté, il reprend où il s’est arrêté : ce qui était
programmé part, ou vous est demandé si son heure est passée.

https://tambour.exemple.fr/canaux#canal-1
`)
  })

  itOnBoth('tell of no pause that is older than these mails', async kind => {
    const h = await alertHouse(kind)
    await updateChannel(h.context.db, { id: h.channelId }, { state: 'paused', pausedAt: null })
    await send(h)
    expect(await rows(h)).toEqual([])
  })

  it('wait for the morning with a pause of the night', async () => {
    const h = await alertHouse('sqlite', '2026-06-02T22:00')
    await pause(h)
    await send(h)
    expect(await nextRoundAt(h.context, channelMails)).toBe(paris('2026-06-03T07:00'))
    await sendAt(h, '2026-06-03T07:00')
    expect(h.mailer.mails).toHaveLength(1)
  })

  itOnBoth('tell of the next pause too, and of none that is over', async kind => {
    const h = await alertHouse(kind)
    await pause(h)
    await send(h)
    await reconnect(h)
    h.clock.advance(DAY)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    await pause(h)
    await reconnect(h)
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
    h.clock.advance(MINUTE)
    await pause(h)
    await send(h)
    expect(await rows(h)).toEqual(['paused anne sent', 'paused anne sent'])
  })

  it('warn of no end while the channel is paused, nor of one that was disconnected', async () => {
    const h = await house('2026-06-23T10:00')
    await updateChannel(h.context.db, { id: h.channelId }, { state: 'disconnected' })
    await send(h)
    expect(await rows(h)).toEqual([])
    await updateChannel(h.context.db, { id: h.channelId }, { state: 'active' })
    await pause(h)
    await send(h)
    expect(await rows(h)).toEqual(['paused anne sent'])
  })

  itOnBoth('are dropped for who administers no more', async kind => {
    const h = await house('2026-06-23T10:00', kind)
    h.mailer.says = () => refusedForNow
    await send(h)
    await updateMember(h.context.db, h.communeId, h.anne, { role: 'officer' })
    h.clock.advance(MINUTE)
    await send(h)
    expect(await rows(h)).toEqual(['token-7 anne dropped'])
  })

  it('keep communes apart', async () => {
    const h = await house('2026-06-23T10:00')
    const other = await newCommune(h.context, 'Autre')
    await addMember(h.context, other, 'Zoé', 'administrator')
    const channelId = await newChannel(h.context, other, 'Page d’ailleurs', 0)
    await send(h)
    expect(h.mailer.mails.map(({ to }) => to.split('.')[0])).toEqual(['anne'])
    await pause({ ...h, channelId })
    await send(h)
    expect(h.mailer.mails.map(({ to }) => to.split('.')[0])).toEqual(['anne', 'zoé'])
  })

  it('are told by the mail server that is set later, as far as they still hold', async () => {
    const h = await house('2026-06-16T10:00')
    const { mailer } = h.context
    h.context.mailer = null
    await send(h)
    expect(await nextRoundAt(h.context, channelMails)).toBeNull()
    h.context.mailer = mailer
    await sendAt(h, '2026-06-23T10:00')
    expect(await rows(h)).toEqual(['token-7 anne sent'])
  })

  it('stop between two when they are told to', async () => {
    const h = await house('2026-06-23T10:00')
    await sendMails(h.context, channelMails, () => true)
    expect(h.mailer.mails).toEqual([])
    await send(h)
    expect(h.mailer.mails).toHaveLength(1)
  })
})
