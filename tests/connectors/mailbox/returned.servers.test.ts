import { describe, expect, it } from 'vitest'
import type { Page } from '../../../server/connectors/connector.ts'
import { mailbox } from '../../../server/connectors/mailbox/index.ts'
import { reportOf, reports } from '../../support/mailbox/returned-mails.ts'
import { boxAt, mail, mailServers, now } from './box.ts'

const servers = await mailServers()

describe.skipIf(servers === null)('mails that come back', () => {
  async function returnedIn(...mails: string[]) {
    if (servers === null) throw new Error('no dovecot')
    const box = boxAt(servers.dovecot, servers.drop)
    for (const [place, text] of mails.entries()) box.dovecot.deliver(box.user, text, now + place)
    const page: Page | undefined = await mailbox.receive?.(box.call(), null)
    if (page?.kind !== 'page') throw new Error(page?.reason.fr)
    const messages = page.conversations.flatMap(one => one.messages)
    return { returned: page.returned, messages }
  }
  const messageId = 'broadcast-mail.12.0123456789abcdef@tambour.exemple.fr'
  const to = 'helene@exemple.net'

  it.each(Object.keys(reports))(
    'are told as %s reports them, and wait for no answer',
    async server => {
      const { returned, messages } = await returnedIn(reportOf(server, { messageId, to }))
      expect(returned).toEqual([{ messageId, recipients: expect.arrayContaining([to]) }])
      expect(returned?.[0]?.recipients).not.toContain('quelqu.un@exemple.org')
      expect(messages.map(({ automatic }) => automatic)).toEqual([true])
    },
  )

  it('are not what only waits, nor what a person sends on or writes about it', async () => {
    const { returned } = await returnedIn(
      reportOf('Postfix', { messageId, to, action: 'delayed' }),
      reportOf('Exim', { messageId, to, action: 'delivered' }),
      mail({ 'Message-ID': '<un@x>' }, reportOf('Postfix', { messageId, to })),
      mail(
        { 'Message-ID': '<deux@x>', 'Content-Type': 'multipart/report; boundary=b' },
        '--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b--',
      ),
    )
    expect(returned).toEqual([])
  })
})
