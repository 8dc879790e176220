import { afterAll } from 'vitest'
import { fingerprint } from '../../../server/connectors/mailbox/mail.ts'
import { dovecotPath } from '../../support/mailbox/dovecot.ts'
import type { Harness } from '../harness.ts'
import { boxAt, mail, now as start, startServers } from './box.ts'

const path = dovecotPath()
const servers = path === null ? null : await startBoth(path)

async function startBoth(at: string) {
  const both = await startServers(at)
  afterAll(async () => {
    await both.drop.close()
  })
  return both
}

/** A mailbox at dovecot, of which the town’s mails leave by a server that may forget to answer. */
export async function mailboxHarness(): Promise<Harness> {
  if (servers === null) throw new Error('no dovecot')
  const box = boxAt(servers.dovecot, servers.drop)
  const { drop, dovecot, user } = box
  let now = start
  let said = 0
  const write = (from: string, text: string): string => {
    const id = `said${++said}.${user}`
    const lines = { 'Message-ID': `<${id}>`, From: from, To: user, Subject: 'Question' }
    dovecot.deliver(user, mail(lines, text), now)
    return id
  }
  const sender = (visibility: string) =>
    visibility === 'private' ? 'julie@exemple.org' : 'paul@exemple.org'
  write('anne@exemple.org', 'Bonjour, où est la salle des fêtes ?')
  const suffixes = new Map(
    ['julie@exemple.org', 'paul@exemple.org'].map(from => [from, suffixOf(from)]),
  )
  return {
    cannotTell: true,
    call: () => box.call({ now }),
    refused: () => box.call({ now, secrets: { password: 'faux' } }),
    unreachable: () => {
      const call = box.call({ now })
      return { ...call, config: { ...call.config, imap: '127.0.0.1:1', smtp: '127.0.0.1:1' } }
    },
    advance: ms => {
      now += ms
    },
    say: (visibility, text) => {
      const from = sender(visibility)
      const id = write(from, text)
      return { remoteId: `${id}#${suffixes.get(from)}`, authorRemoteId: `mailto:${from}` }
    },
    loseNextAnswer: () => {
      drop.next = 'lose answer'
    },
    loseNextRequest: () => {
      drop.next = 'lose mail'
    },
    published: () => [],
  }
}

/** What follows a Message-ID in the id of a mail that `mail` writes. */
function suffixOf(from: string): string {
  return fingerprint([from, 'Fri, 27 Nov 2026 09:00:00 +0000'])
}
