import { expect, it, onTestFinished } from 'vitest'
import { smsSmpp } from '../../server/connectors/sms/index.ts'
import { createGuard } from '../../server/platform/http-guarded.ts'
import { says } from '../support/says.ts'
import { installingMs } from '../support/servers/debian-python.ts'
import { smscName, smscPath, startSmsc } from '../support/servers/smsc.ts'
import { openSmpp, resident } from './sms-harness.ts'

it('a message centre that others wrote takes our parts, and tells what became of them', {
  timeout: installingMs,
}, async ({ skip, task }) => {
  const path = smscPath()
  if (path === null) return skip('Net::SMPP cannot be installed here')
  task.meta.realServer = smscName()
  const smsc = await startSmsc(path)
  onTestFinished(smsc.stop)
  const { config, call: anyCall } = await openSmpp()
  const call = () =>
    anyCall({
      config: { ...config, host: `127.0.0.1:${smsc.port}` },
      guard: createGuard({ allowsLoopback: true }),
    })
  const { reach, news } = smsSmpp.audience ?? {}
  if (!reach || !news) throw new Error('SMS reach people')

  const check = await smsSmpp.check(call())
  expect(check.lines[0]).toMatchObject({ level: 'ok', text: says(/GSMSGW/) })

  const send = (text: string, key: string) =>
    reach(call(), resident, { text, link: null, images: [] }, key)
  const sent = { kind: 'published', remoteId: '123456789', url: null }
  expect(await send('Coupure demain', 'a')).toEqual(sent)
  expect(await send('Travaux. '.repeat(40), 'b')).toEqual(sent)
  await expect.poll(() => smsc.texts().length).toBe(4)
  expect(smsc.texts()[0]).toBe('Coupure demain')
  expect(smsc.texts().slice(1).join('')).toContain('Travaux. Travaux. ')

  const first = await news(call(), null)
  if (first.kind !== 'news') throw new Error(first.reason.fr)
  expect(first.receipts).toMatchObject([
    { remoteId: '123456789', state: 'delivered' },
    { remoteId: '123456789', state: 'delivered' },
  ])
  expect(await news(call(), first.cursor)).toMatchObject({ done: true, receipts: [] })
})
