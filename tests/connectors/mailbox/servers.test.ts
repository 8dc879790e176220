import { describe, expect, it } from 'vitest'
import { placesIn, placesOf, type Records } from '../../../server/connectors/mailbox/servers.ts'

const none: Records = {
  srv: async name => {
    throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
  },
  mx: async () => [],
}
const brief = (places: { host: string; port: number; tls: string }[] | null) =>
  places?.map(({ host, port, tls }) => `${host}:${port} ${tls}`) ?? null

describe('where the servers of an address are', () => {
  it('is what its domain says (RFC 6186, RFC 8314), TLS from the first byte before STARTTLS', async () => {
    const records: Records = {
      async srv(name) {
        if (name === '_imaps._tcp.exemple.fr') {
          return [
            { name: 'loin.exemple.net.', port: 993, priority: 20 },
            { name: 'IMAP.exemple.net', port: 9993, priority: 10 },
          ]
        }
        if (name === '_imap._tcp.exemple.fr') return [{ name: '.', port: 0, priority: 0 }]
        throw new Error(name)
      },
      mx: async () => [],
    }
    const places = brief(await placesOf('exemple.fr', 'imap', records))
    expect(places?.slice(0, 3)).toEqual([
      'imap.exemple.net:9993 implicit',
      'loin.exemple.net:993 implicit',
      'imap.exemple.fr:993 implicit',
    ])
  })

  it('is else by whoever receives its mails, and by the usual names', async () => {
    const mx = async () => [{ exchange: 'mx1.mail.ovh.net', priority: 1 }]
    expect(brief(await placesOf('exemple.fr', 'smtp', { ...none, mx }))).toEqual([
      'ssl0.ovh.net:465 implicit',
      'smtp.exemple.fr:465 implicit',
      'mail.exemple.fr:465 implicit',
      'ssl0.ovh.net:587 starttls',
      'smtp.exemple.fr:587 starttls',
      'mail.exemple.fr:587 starttls',
    ])
    // Who only calls themselves so is nobody.
    const fake = async () => [{ exchange: 'ovh.net.attaquant.example', priority: 1 }]
    expect(brief(await placesOf('exemple.fr', 'imap', { ...none, mx: fake }))?.[0]).toBe(
      'imap.exemple.fr:993 implicit',
    )
  })

  it('is what somebody typed, and nowhere by halves', () => {
    expect(brief(placesIn('imap.exemple.fr', 'imap'))).toEqual([
      'imap.exemple.fr:993 implicit',
      'imap.exemple.fr:143 starttls',
    ])
    expect(brief(placesIn('smtp.exemple.fr:587', 'smtp'))).toEqual(['smtp.exemple.fr:587 starttls'])
    expect(brief(placesIn('imaps://imap.exemple.fr:993/', 'imap'))).toEqual([
      'imap.exemple.fr:993 implicit',
    ])
    // Without TLS only on this very machine.
    expect(brief(placesIn('127.0.0.1:1143', 'imap'))).toEqual(['127.0.0.1:1143 any'])
    expect(brief(placesIn('10.0.0.1:1143', 'imap'))).toEqual([
      '10.0.0.1:1143 implicit',
      '10.0.0.1:1143 starttls',
    ])
    for (const nothing of ['', 'deux mots', 'x:99999', 'x:0', 'a@b', 'x/y', 'x\r\ny']) {
      expect(placesIn(nothing, 'imap')).toBeNull()
    }
  })
})
