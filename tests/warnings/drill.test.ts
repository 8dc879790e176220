import { describe, expect, it } from 'vitest'
import { addDevice } from '../../server/alerts/devices.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { drillMails, drillPushes } from '../../server/warnings/drill.ts'
import { liftWarning } from '../../server/warnings/lift.ts'
import { sendWarning } from '../../server/warnings/send.ts'
import { getWarning } from '../../server/warnings/warnings.ts'
import { addTestPerson } from '../support/app.ts'
import { itOnBoth } from '../support/database/databases.ts'
import { journalActions } from '../support/publishing.ts'
import { aWarning, warningHouse } from '../support/warnings.ts'

describe('a drill', () => {
  itOnBoth('reaches those who would warn, and nobody else', async kind => {
    const h = await warningHouse(kind)
    const { context, channels, by } = h
    await addTestPerson(h, 'Chloé', 'councillor')
    const resident = await h.browser()
    const telephone = h.service.subscribe()
    const { subscription } = telephone
    await addDevice(context, by, { kind: 'push', subscription }, 'Chrome')
    const drill = aWarning(Object.values(channels), { isDrill: true })
    const { id } = await sendWarning(context, by, drill)
    await h.settle()
    for (const mails of [drillMails, drillPushes]) await sendMails(context, mails)
    expect(await context.db.selectFrom('delivery').selectAll().execute()).toEqual([])
    expect(h.fake.posts).toEqual([])
    expect(resident.received).toEqual([])
    expect(h.mailer.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['anne@exemple.fr', 'EXERCICE. ALERTE VENT VIOLENT, Saint-Rémi'],
      ['bruno@exemple.fr', 'EXERCICE. ALERTE VENT VIOLENT, Saint-Rémi'],
    ])
    expect(h.mailer.mails[0]?.text).toContain('(1\u00a0abonné), newsletter Alertes (0\u00a0abonné)')
    expect(h.mailer.mails[0]?.text).toContain('Valable jusqu’au mardi 2\u00a0juin à 18\u00a0h.')
    expect(telephone.received.map(({ payload }) => payload)).toMatchObject([
      { kind: 'due', title: 'EXERCICE. ALERTE VENT VIOLENT', href: '/alertes' },
    ])
    const shape = await getWarning(context, by.communeId, id)
    expect(shape).toMatchObject({ isDrill: true, drillTo: 2, channels: [] })
    expect(await journalActions(h)).toContain('warning.drill')
    await expect(liftWarning(context, by, id, { text: null })).rejects.toThrow('exercice')
  })

  it('counts nobody whom it cannot reach', async () => {
    const { context, by, ask, service } = await warningHouse()
    const counted = async () => (await ask('GET', '/api/warnings/form', { as: 'officer' })).json
    expect(await counted()).toMatchObject({ drillTo: 2 })
    context.mailer = null
    expect(await counted()).toMatchObject({ drillTo: 0 })
    const { subscription } = service.subscribe()
    await addDevice(context, by, { kind: 'push', subscription }, 'Chrome')
    expect(await counted()).toMatchObject({ drillTo: 1 })
  })

  it('tells nobody any more an hour later', async () => {
    const h = await warningHouse()
    await sendWarning(h.context, h.by, aWarning([h.channels.page], { isDrill: true }))
    h.clock.advance(61 * 60_000)
    await sendMails(h.context, drillMails)
    expect(h.mailer.mails).toEqual([])
  })
})
