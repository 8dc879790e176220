import { describe, expect, it } from 'vitest'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { type ReportRule, reportRulesText } from '../../../server/connectors/rules/report-rule.ts'
import { says } from '../../support/says.ts'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'

const servers = await mailServers()

const MINUTE = 60_000

const rule: ReportRule = {
  tool: 'Betterstreet',
  sender: '*@betterstreet.org',
  opens: 'Nouveau signalement {référence}',
  closes: 'Signalement {référence} clôturé',
}
const tool = {
  From: 'Betterstreet <no-reply@betterstreet.org>',
  'Auto-Submitted': 'auto-generated',
}
const thread = 'report:betterstreet/4821'

describe.skipIf(servers === null)('reports of another tool', () => {
  const open = () => {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    let count = 0
    const { config } = box.call()
    return {
      ...box,
      by: (rules: ReportRule[]) =>
        box.call({ config: { ...config, reports: reportRulesText(rules) } }),
      put(lines: Record<string, string>, text?: string, folder = 'INBOX') {
        const id = `<m${++count}@betterstreet.org>`
        const own = { 'Message-ID': id, Date: `${count}`, ...lines }
        box.dovecot.deliver(box.user, mail(own, text), now + count * MINUTE, folder)
      },
    }
  }
  const opened = { ...tool, Subject: 'Nouveau signalement 4821 : nid-de-poule' }
  const closed = { ...tool, Subject: 'Re: Signalement 4821 clôturé' }

  it('wait as the tool, in one conversation each, until the tool says that they ended', async () => {
    const box = open()
    box.put(
      opened,
      'Rue du Moulin.\nVoir https://faux.example/4821 et <https://app.betterstreet.org/r/4821>.',
    )
    box.put({ ...tool, Subject: 'Commentaire sur le signalement 4821' })
    box.put(closed, 'Le trou est rebouché.')
    box.put({ ...tool, Subject: 'Nouveau signalement 4822' })
    const { messages } = await readAll(box.by([rule]))
    expect(messages.map(one => [one.thread, one.direction, one.automatic])).toEqual([
      [thread, 'inbound', false],
      [thread, 'outbound', false],
      [expect.stringContaining('no-reply@betterstreet.org'), 'inbound', true],
      ['report:betterstreet/4822', 'inbound', false],
    ])
    expect(messages[0]).toMatchObject({
      subject: 'Nouveau signalement 4821 : nid-de-poule',
      citizen: 'report:Betterstreet/4821',
      author: { name: 'Betterstreet, signalement 4821' },
      url: 'https://app.betterstreet.org/r/4821',
    })
    expect(messages[1]).toMatchObject({
      author: null,
      text: 'Traité dans Betterstreet.\n\nLe trou est rebouché.',
    })
  })

  it('are answered in the tool, unless its address takes answers', async () => {
    const box = open()
    box.put(opened)
    box.put({ From: 'Anne Petit <r4822@betterstreet.org>', Subject: 'Nouveau signalement 4822' })
    const { messages } = await readAll(box.by([rule]))
    const ways = messages.map(({ author, remoteId }) =>
      mailbox.replyOptions?.(
        {
          ...{ remoteId, visibility: 'private', lastInboundAt: now, sentAt: now },
          ...{ takesPrivate: null, answeredPrivately: false },
          authorRemoteId: author?.remoteId ?? null,
        },
        now,
        {},
      ),
    )
    expect(ways[0]?.private).toEqual({ open: false, reason: says(/se répond dans Betterstreet/) })
    expect(ways[1]?.private).toMatchObject({ open: true })
    expect(messages[1]).toMatchObject({
      author: { remoteId: 'mailto:r4822@betterstreet.org', name: 'Anne Petit' },
    })
    box.put(
      {
        From: box.user,
        To: 'r4822@betterstreet.org',
        Subject: 'Re: Nouveau signalement 4822',
        'In-Reply-To': '<ailleurs@x>',
      },
      'C’est noté.',
      'Sent',
    )
    const again = await readAll(box.by([rule]))
    expect(again.messages.at(-1)).toMatchObject({
      thread: 'report:betterstreet/4822',
      direction: 'outbound',
      text: 'C’est noté.',
    })
  })

  it('are told anew of what came in before the rules, and as before without them', async () => {
    const box = open()
    box.put({ From: 'julie@exemple.org' })
    box.put(opened)
    box.put(closed)
    const without = await readAll(box.by([]))
    expect(without.messages.map(({ automatic }) => automatic)).toEqual([false, true, true])
    const withRules = await readAll(box.by([rule]), without.cursor)
    expect(withRules.messages.map(one => [one.thread, one.direction])).toEqual([
      [thread, 'inbound'],
      [thread, 'outbound'],
    ])
    const same = await readAll(box.by([rule]), withRules.cursor)
    expect(same).toMatchObject({ messages: [], cursor: withRules.cursor })
    const back = await readAll(box.by([]), same.cursor)
    expect(back.messages).toEqual(without.messages.slice(1))
  })

  it('are read anew page by page, beside what is new', async () => {
    const box = open()
    for (let count = 0; count < 310; count++)
      box.put({ ...tool, Subject: `Nouveau signalement ${count}` })
    const without = await readAll(box.by([]))
    box.put({ From: 'julie@exemple.org' })
    const pages: number[] = []
    let { cursor } = without
    for (let done = false; !done; ) {
      const page = await mailbox.receive?.(box.by([rule]), cursor)
      if (page?.kind !== 'page') throw new Error('no page')
      pages.push(page.conversations.length)
      expect(page.conversations.filter(({ anew }) => !anew).length).toBeLessThanOrEqual(1)
      done = page.done
      cursor = page.cursor
    }
    expect(pages).toEqual([150, 150, 11])
  })

  it('are shown before anybody saves the rules', async () => {
    const box = open()
    box.put(opened)
    box.put({ ...tool, Subject: 'Votre bilan du mois' })
    box.put(closed)
    box.put({ ...tool, Subject: 'Nouveau signalement 4822' })
    box.put({ From: 'julie@exemple.org' })
    const preview = await mailbox.previewReports?.(box.by([rule]))
    expect(preview).toMatchObject({ mails: 4, reports: 2, closed: 1, waiting: 1 })
    if (preview?.kind !== 'preview') throw new Error('no preview')
    expect(preview.rows.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['opens', '4822'],
      ['closes', '4821'],
      [null, null],
      ['opens', '4821'],
    ])
    expect(await mailbox.previewReports?.(box.by([]))).toMatchObject({ mails: 0, rows: [] })
    const wrong = { ...box.by([rule]), secrets: { password: 'faux' } }
    expect(await mailbox.previewReports?.(wrong)).toMatchObject({ kind: 'reauthorize' })
  })

  const machine = 'noreply@operateur.example'
  const voice: ReportRule = {
    ...{ tool: 'Répondeur', sender: machine, closes: '' },
    opens: 'Message vocal de {numéro}',
  }
  const heard = (who: string) => ({
    From: `Répondeur <${machine}>`,
    Subject: `=?utf-8?B?${Buffer.from(`Message vocal de ${who}`).toString('base64')}?=`,
  })

  it('wait as who called, where an answering machine tells of them', async () => {
    const box = open()
    box.put(heard('+33 (0)6 12 34 56 78'), 'Durée : 0:42')
    box.put(heard('06\u00a012\u00a034\u00a056\u00a078'), 'Durée : 0:12')
    box.put(heard('numéro masqué'), 'Durée : 0:05')
    box.put(heard('numéro masqué'), 'Durée : 0:06')
    const { messages } = await readAll(box.by([voice]))
    const [first, second, third, fourth] = messages
    expect(messages.every(one => !one.automatic && one.direction === 'inbound')).toBe(true)
    expect(first?.thread).toBe(second?.thread)
    // It outlives whom it is with.
    expect(first?.thread).toMatch(/^report:r%C3%A9pondeur\/[\da-f]{16}$/)
    expect(first?.author).toEqual({ remoteId: 'tel:0612345678', name: '06 12 34 56 78' })
    expect(second?.author).toEqual(first?.author)
    // Two hidden numbers are two people.
    expect(third?.thread).not.toBe(fourth?.thread)
    expect(third?.author?.remoteId).not.toBe(fourth?.author?.remoteId)
    expect(third?.author?.name).toBe('Numéro masqué')
    const same = await readAll(box.by([voice]), null)
    expect(same.messages).toEqual(messages)
  })

  it('are called back, and never answered by mail to the machine', async () => {
    const box = open()
    box.put(heard('06 12 34 56 78'))
    box.put(heard('inconnu'))
    const { messages } = await readAll(box.by([voice]))
    const answerable = messages.map(({ author, remoteId }) => ({
      ...{ remoteId, visibility: 'private' as const, lastInboundAt: now, sentAt: now },
      ...{ takesPrivate: null, answeredPrivately: false },
      authorRemoteId: author?.remoteId ?? null,
    }))
    const ways = answerable.map(one => mailbox.replyOptions?.(one, now, {}).private)
    expect(ways).toEqual([
      { open: false, reason: says(/rappelez le 06 12 34 56 78/) },
      { open: false, reason: says(/numéro masqué/) },
    ])
    for (const one of answerable) {
      const sent = await mailbox.reply?.(
        box.call(),
        { ...one, way: 'private' },
        'Bonjour',
        'key',
        [],
      )
      expect(sent).toMatchObject({ kind: 'failed' })
    }
    expect(box.drop.mails.filter(({ to }) => to.includes(machine))).toEqual([])
  })

  it('are of whom the mail’s own words name, also before anybody saves the rule', async () => {
    // Asterisk's usual mail: its subject names the box alone.
    const asterisk = { ...voice, opens: 'New message * in mailbox {numéro}' }
    const subject = '[PBX]: New message 3 in mailbox 201'
    const told = 'in mailbox 201 from "DUPONT JEAN" <0612345678>, on Monday'
    const box = open()
    box.put({ From: machine, Subject: subject }, `You were just left a 0:12 long message\n${told}`)
    box.put({ From: machine, Subject: subject }, 'You were just left a 0:12 long message')
    const without = await readAll(box.by([]))
    expect(without.messages.map(({ automatic }) => automatic)).toEqual([true, true])
    const preview = await mailbox.previewReports?.(box.by([asterisk]))
    expect(preview).toMatchObject({
      ...{ mails: 2, reports: 2, waiting: 2 },
      rows: [
        { kind: 'opens', reference: null, isCall: true },
        { kind: 'opens', reference: '0612345678', isCall: true },
      ],
    })
    const { messages } = await readAll(box.by([asterisk]), without.cursor)
    expect(messages.map(({ author, automatic }) => [author?.name, automatic])).toEqual([
      ['06 12 34 56 78', false],
      ['Numéro masqué', false],
    ])
  })
})
