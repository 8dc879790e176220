import { describe, expect, it } from 'vitest'
import { boxAt, mail, mailServers, now, readAll } from './box.ts'
import { rubbish } from './rubbish-mails.ts'

const servers = await mailServers()

describe.skipIf(servers === null)('rubbish in a mailbox', () => {
  it('is read as far as it goes: every mail gives a message, and none keeps another from it', async () => {
    if (servers === null) return
    const box = boxAt(servers.dovecot, servers.drop)
    const names = Object.entries(rubbish)
    for (const [index, [, [text]]] of names.entries()) {
      box.dovecot.deliver(box.user, text, now - index * 60_000)
      box.dovecot.deliver(
        box.user,
        mail({ 'Message-ID': `<well${index}@x>` }, `sain ${index}`),
        now,
      )
    }
    const { messages, gaps } = await readAll(box.call())
    expect(gaps).toEqual([])
    expect(messages).toHaveLength(2 * names.length)
    for (const [index, [name, [, reads]]] of names.entries()) {
      expect(
        messages.some(({ text }) => text.includes(`sain ${index}`)),
        name,
      ).toBe(true)
      // Maildir keeps whole seconds, by which each is known.
      const found = messages.filter(({ sentAt, text }) => {
        return sentAt === now - index * 60_000 && !/sain \d/.test(text)
      })
      expect(found, name).toHaveLength(1)
      if (reads !== null) expect(found[0]?.text, name).toContain(reads)
      expect(found[0]?.text.length).toBeLessThan(70_000)
    }
    // And the same again.
    expect((await readAll(box.call())).messages).toEqual(messages)
  })
})
