import { createTransport } from 'nodemailer'
import { expect, it } from 'vitest'
import { openVillage } from './client.ts'

const letter = {
  from: '"Tambour" <tambour@mairie.test>',
  to: 'maire@mairie.test',
  subject: 'Récapitulatif de la semaine 23',
  text: 'Délai médian : 9 min',
  html: '<p>Délai médian : <strong>9 min</strong></p><script>alert(1)</script>',
  headers: { 'List-Unsubscribe': '<https://tambour.test/stop>' },
  attachments: [{ filename: 'delais.csv', content: 'jour;minutes' }],
}

it('what is sent by SMTP is in the mailbox, parsed', async () => {
  const { sandbox, clock } = await openVillage()
  const transport = createTransport(sandbox.smtpUrl)
  const { messageId } = await transport.sendMail(letter)
  const [mail] = await sandbox.mail()
  expect(mail).toMatchObject({
    receivedAt: clock.now(),
    envelope: { from: 'tambour@mairie.test', to: ['maire@mairie.test'] },
    from: '"Tambour" <tambour@mairie.test>',
    subject: 'Récapitulatif de la semaine 23',
    messageId,
    text: 'Délai médian : 9 min',
    html: letter.html,
  })
  expect(mail?.headers['list-unsubscribe']).toBe('<https://tambour.test/stop>')
  expect(mail?.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([
    ['delais.csv', 12],
  ])
})

it('a password is taken, whatever it is', async () => {
  const { sandbox } = await openVillage()
  const url = sandbox.smtpUrl.replace('smtp://', 'smtp://mairie:secret@')
  await createTransport(url).sendMail(letter)
  expect(await sandbox.mail()).toHaveLength(1)
})

it('a mail is shown with its HTML in a frame that runs nothing', async () => {
  const { sandbox } = await openVillage()
  await createTransport(sandbox.smtpUrl).sendMail(letter)
  const id = (await sandbox.mail())[0]?.id
  const list = await (await fetch(`${sandbox.url}/mailbox`)).text()
  expect(list).toContain(`<a href="/mailbox/${id}">Récapitulatif de la semaine 23</a>`)
  const shown = await (await fetch(`${sandbox.url}/mailbox/${id}`)).text()
  expect(shown).toContain('<iframe sandbox=""')
  expect(shown).not.toContain('<script>')
  expect(shown).toContain('list-unsubscribe')
  const html = await fetch(`${sandbox.url}/mailbox/${id}/html`)
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox;/)
  expect(await html.text()).toBe(letter.html)
  const csv = await fetch(`${sandbox.url}/mailbox/${id}/attachments/0`)
  expect(await csv.text()).toBe('jour;minutes')
})

it('the server refuses when a fault says so', async () => {
  const { sandbox } = await openVillage()
  sandbox.faults.add({ kind: 'mail-error', code: 550, message: 'No such mailbox' })
  sandbox.faults.add({ kind: 'mail-error', at: 'data', code: 451 })
  const transport = createTransport(sandbox.smtpUrl)
  await expect(transport.sendMail(letter)).rejects.toMatchObject({ responseCode: 550 })
  await expect(transport.sendMail(letter)).rejects.toMatchObject({ responseCode: 451 })
  await transport.sendMail(letter)
  expect(await sandbox.mail()).toHaveLength(1)
})
