import { expect, it, onTestFinished } from 'vitest'
import { raiseAlerts } from '../../server/alerts/alerts.ts'
import { addDevice, tryDevice } from '../../server/alerts/devices.ts'
import { alertPushes } from '../../server/alerts/push.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { alertHouse } from '../support/alerts.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { MINUTE } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'
import { ntfyPath, startNtfy } from '../support/servers/ntfy.ts'

const path = ntfyPath()

it.skipIf(path === null)('a real ntfy rings for who waits, and only with the token', async () => {
  if (path === null) return
  const ntfy = await startNtfy(path)
  onTestFinished(() => ntfy.stop())
  const h = await alertHouse()
  await h.putOnDuty(h.bruno)
  const by = { communeId: h.communeId, userId: h.bruno, actor: 'Bruno' }
  const add = (accessToken: string) =>
    addDevice(
      h.context,
      by,
      { kind: 'ntfy', name: 'Téléphone', server: ntfy.url, topic: 'alertes', accessToken },
      '',
    )
  const { id } = await add('')
  await expect(tryDevice(h.context, by, id)).rejects.toThrow(/code 403/)
  expect((await add(ntfy.token)).id).toBe(id)
  await tryDevice(h.context, by, id)
  const ten = paris('2026-06-02T10:00')
  await h.receive(thread('t-Ann', [from('Ann Durand', ten, 'La salle est-elle libre ?')]))
  h.clock.set(ten + 8 * MINUTE)
  await raiseAlerts(h.context)
  await sendMails(h.context, alertPushes)
  expect(await ntfy.read()).toEqual([
    expect.objectContaining({ title: 'Tambour vous préviendra ici' }),
    {
      topic: 'alertes',
      title: '1\u00a0personne attend une réponse',
      message: expect.stringContaining('Il reste 7\u00a0min pour répondre à temps.'),
      priority: 4,
      tags: ['bell'],
      click: 'https://tambour.exemple.fr/messages/1',
    },
  ])
})
