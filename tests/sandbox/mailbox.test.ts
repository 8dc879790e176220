import { expect, it, onTestFinished } from 'vitest'
import { ownAddress, ownPassword, playMailbox } from '../../server/sandbox/mailbox/imap.ts'
import { callTo, now, readAll } from '../connectors/mailbox/box.ts'

it('the played mailbox gives the words of every mail, and not of the first alone', async () => {
  const box = await playMailbox({ port: 0, at: now, now })
  onTestFinished(() => box.close())
  const call = callTo({ address: ownAddress, imap: box.imap, smtp: '127.0.0.1:1' }, ownPassword)
  const { messages } = await readAll(call)
  const said = messages.filter(({ automatic }) => !automatic).map(({ text }) => text)
  expect(said.length).toBeGreaterThan(10)
  expect(said.filter(text => text.split(/\s+/).length < 10)).toEqual([])
})
