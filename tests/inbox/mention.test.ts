import { describe, expect, it } from 'vitest'
import { addDevice } from '../../server/alerts/devices.ts'
import { changeAlertSettings } from '../../server/alerts/settings.ts'
import type { Context } from '../../server/context.ts'
import { mentionMails, mentionPushes } from '../../server/inbox/mention.ts'
import { changeNote, removeNote, writeNote } from '../../server/inbox/notes.ts'
import { nextRoundAt, sendMails } from '../../server/mail/outbox.ts'
import { alertHouse } from '../support/alerts.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { playedPushService } from '../support/network/push-service.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')

/** Anne writes notes about Ann's question; Bruno has as many browsers as told. */
async function house(kind: DatabaseKind = 'sqlite', browsers = 1, now?: string) {
  const h = await alertHouse(kind, now)
  const { context, communeId } = h
  const who = (userId: string, actor: string) => ({ communeId, userId, actor })
  const [anne, bruno] = [who(h.anne, 'Anne'), who(h.bruno, 'Bruno')]
  await h.receive(thread('t1', [from('Ann', ten, 'La salle est-elle libre ?')]))
  const service = await playedPushService()
  const played = Array.from({ length: browsers }, () => service.subscribe())
  for (const { subscription } of played) {
    await addDevice(context, bruno, { kind: 'push', subscription }, 'Chrome')
  }
  let count = 0
  const write = (text: string, mentions = [h.bruno], by = anne) =>
    writeNote(context, by, 1, { text, mentions, key: `note-numéro-${++count}` })
  const send = async (one: Context = context) => {
    await sendMails(one, mentionPushes)
    await sendMails(one, mentionMails)
  }
  /** Two contexts of one thread cannot wait for each other where a transaction holds the whole database. */
  const sendBoth = async (other: Context) => {
    if (kind === 'postgres') return void (await Promise.all([send(), send(other)]))
    await send()
    await send(other)
  }
  const shown = () => played.map(({ received }) => received.map(({ payload }) => payload))
  return { ...h, anneActor: anne, brunoActor: bruno, service, write, send, sendBoth, shown }
}

describe('somebody whom a note mentions', () => {
  itOnBoth(
    'is told on their devices, once, by two processes, however often it changes',
    async kind => {
      const h = await house(kind, 2)
      const note = await h.write('@Bruno, peux-tu voir ?')
      const other = await h.another()
      await h.sendBoth(other)
      const payload = {
        ...{
          v: 1,
          kind: 'mention',
          id: note.id,
          commune: h.communeId,
          tag: `tambour-note-${note.id}`,
        },
        ...{
          title: 'Anne vous mentionne dans une note',
          body: 'Page de la mairie, commentaire public',
        },
        ...{ lang: 'fr', href: `/messages/1#note-${note.id}`, badge: 1 },
      }
      expect(h.shown()).toEqual([[payload], [payload]])
      const change = (mentions: string[]) =>
        changeNote(h.context, h.anneActor, note.id, { text: 'Autre', mentions })
      // Taken out and named anew, with a browser more.
      await change([])
      const { subscription } = h.service.subscribe()
      await addDevice(h.context, h.brunoActor, { kind: 'push', subscription }, 'Firefox')
      await change([h.bruno])
      await h.sendBoth(other)
      expect(h.service.asked).toBe(2)
      expect(h.mailer.mails).toEqual([])
      expect(await nextRoundAt(h.context, mentionPushes)).toBeNull()
    },
  )

  it('is shown the first words if they chose so', async () => {
    const h = await house()
    await changeAlertSettings(h.context, h.brunoActor, { quotes: true })
    await h.write('@Bruno, la clé est chez Mme Martin')
    await h.send()
    expect(h.shown()).toMatchObject([
      [{ body: 'Page de la mairie, commentaire public\n@Bruno, la clé est chez Mme Martin' }],
    ])
  })

  itOnBoth('has one mail where no device took it, without a word of the note', async kind => {
    const h = await house(kind, 2)
    h.service.says = () => 410
    const note = await h.write('@Bruno, Mme Martin a rappelé')
    const other = await h.another()
    await h.sendBoth(other)
    await h.sendBoth(other)
    expect(h.mailer.mails).toMatchObject([
      {
        to: `bruno.${h.communeId}@exemple.fr`,
        subject: 'Anne vous mentionne dans une note, Saint-Exemple',
      },
    ])
    const [mail] = h.mailer.mails
    expect(`${mail?.text}${mail?.html}`).not.toContain('Martin')
    expect(mail?.text).toContain(`https://tambour.exemple.fr/messages/1#note-${note.id}`)
  })

  it('has a mail at once without a device, also who wants no alerts by mail', async () => {
    const h = await house('sqlite', 0)
    await changeAlertSettings(h.context, h.brunoActor, { mail: false })
    await h.write('@Bruno')
    await h.send()
    expect(h.mailer.mails).toHaveLength(1)
  })

  it('is nobody who mentions themselves, nor of a note that went before it left', async () => {
    const h = await house()
    await h.write('@Anne', [h.anne])
    const note = await h.write('@Bruno')
    await removeNote(h.context, h.anneActor, note.id, false)
    const without = await h.write('@Bruno')
    await changeNote(h.context, h.anneActor, without.id, { text: 'Non', mentions: [] })
    await h.send()
    expect([h.service.asked, h.mailer.mails]).toEqual([0, []])
  })

  it('is left alone at night, and told when the mairie opens or they are on call', async () => {
    const h = await house('sqlite', 1, '2026-06-02T20:00')
    await h.write('@Bruno')
    await h.send()
    expect(h.service.asked).toBe(0)
    expect(await nextRoundAt(h.context, mentionPushes)).toBe(paris('2026-06-03T09:00'))
    h.clock.set(paris('2026-06-03T09:00'))
    await h.send()
    expect(h.service.asked).toBe(1)
    await h.putOnDuty(h.bruno, { callFrom: '19:00', callTo: '23:00' })
    h.clock.set(paris('2026-06-03T20:00'))
    await h.write('@Bruno')
    await h.send()
    expect(h.service.asked).toBe(2)
  })

  it('is missed in the log where there is neither a device nor a mail server', async () => {
    const h = await house('sqlite', 0)
    h.context.mailer = null
    const warned: unknown[] = []
    h.context.log.warn = (_about: unknown, name?: unknown) => void warned.push(name)
    await h.write('@Bruno')
    expect(warned).toEqual(['mention-not-told'])
  })
})
