import { describe, expect, it } from 'vitest'
import { voiceOffers } from '../../server/channels/reports.ts'
import { newestAutomaticMails } from '../../server/channels/store/automatic-mails.ts'
import type { IncomingMessage } from '../../server/connectors/connector.ts'
import { type ReportRule, reportRulesText } from '../../server/connectors/rules/report-rule.ts'
import { type DatabaseKind, itOnBoth } from '../support/database/databases.ts'
import { from, thread } from '../support/network/fake-network.ts'
import { MINUTE, newCommune, village } from '../support/network/received.ts'
import { paris } from '../support/reply-times/reply-timelines.ts'

const ten = paris('2026-06-02T10:00')
const machine = 'noreply@operateur.example'
const rule: ReportRule = {
  ...{ tool: 'Répondeur', sender: machine, closes: '' },
  opens: 'Message vocal de {numéro}',
}

describe('voice messages that are not counted', () => {
  async function open(kind: DatabaseKind = 'sqlite') {
    const v = await village({ database: kind })
    v.fake.previewReports = async () => ({
      ...{ kind: 'preview', mails: 0, reports: 0, closed: 0, waiting: 0, rows: [] },
    })
    let count = 0
    return {
      ...v,
      put(subject: string, sender = machine, said: Partial<IncomingMessage> = {}) {
        const remoteId = `m${++count}`
        const author = { remoteId: `mailto:${sender}`, name: null }
        const told = { remoteId, author, automatic: true, ...said }
        return v.receive({
          ...thread(remoteId, [from('x', ten + count * MINUTE, 'Durée : 0:42', told)]),
          ...{ visibility: 'private', citizen: author, subject },
        })
      },
      configure: (config: Record<string, string>) =>
        v.context.db
          .updateTable('channel')
          .set({ config: JSON.stringify(config) })
          .where('id', '=', v.channelId)
          .execute(),
      offers: (communeId = v.communeId) =>
        voiceOffers(v.context, { communeId, actor: 'Camille' }, v.channelId),
    }
  }

  it('are offered with the rule that knows them, no matter who called', async () => {
    const v = await open()
    await v.put('Message vocal de 06 12 34 56 78')
    await v.put('Message vocal de numéro masqué')
    await v.put('Message vocal de +33 7 98 76 54 32')
    await v.put('Votre facture du mois')
    // Somebody who can be answered, and is counted already.
    await v.put('Message vocal de Julie', 'julie@exemple.org', { automatic: false })
    expect(await v.offers()).toEqual([
      {
        rule,
        count: 3,
        rows: [
          { number: '0798765432', sentAt: '2026-06-02T08:03:00.000Z' },
          { number: null, sentAt: '2026-06-02T08:02:00.000Z' },
          { number: '0612345678', sentAt: '2026-06-02T08:01:00.000Z' },
        ],
      },
    ])
  })

  it('are read no further than where callers are named', async () => {
    const v = await open()
    await v.put('Message vocal', machine, {
      text: `Appelant : 0612345678\n${'x'.repeat(90_000)}`,
    })
    expect((await v.offers())[0]?.rows).toMatchObject([{ number: '0612345678' }])
    const [mail] = await newestAutomaticMails(v.context.db, v.channelId)
    expect(mail?.text).toHaveLength(4_000)
  })

  it('are offered by what came with them, where their words are anybody’s', async () => {
    const v = await open()
    const sound = { type: 'application/octet-stream', url: null, name: 'msg0003.WAV' }
    await v.put('Appel de 0612345678')
    expect(await v.offers()).toEqual([])
    await v.put('Appel de 0612345678', machine, { attachments: [sound] })
    expect(await v.offers()).toMatchObject([{ count: 1, rule: { opens: 'Appel de {numéro}' } }])
  })

  itOnBoth('are offered no more once followed, left aside, or where none can be', async kind => {
    const v = await open(kind)
    await v.put('Message vocal de 06 12 34 56 78')
    await v.put('[PBX]: New message 3 in mailbox 201', 'asterisk@pbx.example')
    const senders = async () => (await v.offers()).map(offer => offer.rule.sender)
    expect(await senders()).toEqual(['asterisk@pbx.example', machine].toSorted())
    await v.configure({ reports: reportRulesText([rule]) })
    expect(await senders()).toEqual(['asterisk@pbx.example'])
    await v.configure({
      reports: reportRulesText([rule]),
      declined: 'x@y.fr\nAsterisk@pbx.example',
    })
    expect(await senders()).toEqual([])
    await v.configure({})
    delete v.fake.previewReports
    expect(await senders()).toEqual([])
  })

  it('are looked for among the newest messages alone, and in one’s own commune', async () => {
    const v = await open()
    await v.put('Message vocal de 06 12 34 56 78')
    const other = await newCommune(v.context, 'Ailleurs')
    await expect(v.offers(other)).rejects.toMatchObject({ kind: 'not-found' })
    const later = Array.from({ length: 1_000 }, (_, at) =>
      from('Ann', ten + 60 * MINUTE + at, 'Bonjour'),
    )
    await v.receive(thread('post', later))
    expect(await v.offers()).toEqual([])
  })
})
