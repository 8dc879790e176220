import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { channelShape } from '../../server/channels/shapes-channel.ts'
import { proposalList } from '../../server/committees/shapes.ts'
import { targetsShape } from '../../server/hours/shapes.ts'
import { savedReplyList } from '../../server/inbox/shapes-acts.ts'
import { conversationList, conversationShape } from '../../server/inbox/shapes-conversation.ts'
import { meShape } from '../../server/people/shapes.ts'
import { neighbourName, people } from '../../server/sandbox/demo-village.ts'
import { offerShape } from '../../server/shares/shapes.ts'
import { ended, newInstallation } from '../support/command.ts'
import { freePort } from '../support/network/free-port.ts'

const offers = z.object({ offers: z.array(offerShape) })

/** Somebody of the demonstration, signed in. */
async function signedIn(url: string, email: string) {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: people.password }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  return async <Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>> =>
    shape.parse(await (await fetch(`${url}/api${path}`, { headers: { cookie } })).json())
}

// The whole village settles and is furnished through the API.
it('npm run demo is played on the ports that were chosen, by the environment or by arguments', async () => {
  const here = newInstallation()
  onTestFinished(() => here.remove())
  const [port, village, mail] = [await freePort(), await freePort(), await freePort()]
  const data = join(here.folder, 'village')
  const child = here.spawn('demo', ['--port', `${port}`, '--data', data], {
    PORT: '1',
    SANDBOX_PORT: `${village}`,
    SANDBOX_SMTP_PORT: `${mail}`,
  })
  const end = ended(child)
  let said = ''
  for await (const chunk of child.stdout?.setEncoding('utf8') ?? []) {
    said += chunk
    if (said.includes('Ctrl+C')) break
  }
  expect(said).toContain(`http://127.0.0.1:${port}`)
  expect(said).toContain(`http://127.0.0.1:${village}/mailbox`)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  const officer = await signedIn(`http://127.0.0.1:${port}`, people.officer.email)
  expect((await officer('/saved-replies', savedReplyList)).savedReplies).toHaveLength(8)
  // She works in both communes, and begins in her own.
  expect(await officer('/me', meShape)).toMatchObject({
    commune: { name: 'Vaubécourt-sur-Marne' },
    communes: [{ name: neighbourName }, { name: 'Vaubécourt-sur-Marne' }],
  })
  const neighbour = await signedIn(`http://127.0.0.1:${port}`, people.neighbour.email)
  expect((await neighbour('/me', meShape)).communes).toMatchObject([{ name: neighbourName }])
  expect((await neighbour('/offers', offers)).offers).toMatchObject([
    { commune: 'Vaubécourt-sur-Marne', state: 'proposed' },
  ])
  // What the neighbouring commune and the committee do takes them as long as people: nobody waits.
  const link = /http:\S+\/proposer\/\S+/.exec(said)?.[0] ?? ''
  await vi.waitFor(
    async () => {
      expect((await officer('/offers', offers)).offers).toMatchObject([
        { commune: neighbourName, state: 'proposed', title: 'Concert de l’harmonie' },
      ])
      const { proposals } = await officer('/proposals', proposalList)
      const shown = proposals.map(({ title, state, picture }) => [title, state, picture !== null])
      expect(shown).toEqual([
        ['Concours de belote', 'received', true],
        ['Randonnée du comité', 'asked', true],
        ['Soirée crêpes et jeux', 'accepted', true],
      ])
      expect(await (await fetch(link)).text()).toContain('Voir sur Page de la mairie')
      // The mairie's mailbox: residents by their names, a tool's reports, and nobody for a newsletter.
      const { channels } = await officer('/channels', z.object({ channels: z.array(channelShape) }))
      const mailbox = channels.find(({ connector }) => connector === 'mailbox')
      const mails = await officer(`/conversations?channel=${mailbox?.id}`, conversationList)
      const shown4821 = mails.conversations.find(({ authors }) => authors[0]?.includes('4821'))
      expect(mails.conversations.length).toBeGreaterThan(10)
      expect(shown4821).toMatchObject({ authors: ['Betterstreet, signalement 4821'], waiting: 1 })
      const letter = mails.conversations.find(({ topic }) => topic === 'Votre lettre du mois')
      expect(letter).toMatchObject({ waiting: 0 })
      const targets = await officer('/targets', targetsShape)
      expect(targets.channels.find(({ channel }) => channel === mailbox?.id)).toMatchObject({
        versions: [{ target: { workingDays: 2 } }],
      })
      const byForm = await officer('/conversations?search=lavoir', conversationList)
      const written = await officer(
        `/conversations/${byForm.conversations[0]?.id}`,
        conversationShape,
      )
      expect(written.messages).toMatchObject([{ attachments: [{ name: 'photo.jpg' }] }])
    },
    { timeout: 120_000, interval: 200 },
  )
  const waiting = createServer()
  const refused = new Promise(resolve => waiting.once('error', resolve))
  waiting.listen(mail, '127.0.0.1')
  expect(await refused).toMatchObject({ code: 'EADDRINUSE' })
  // Its Tambour is a process of its own, which it ends.
  child.kill('SIGTERM')
  expect((await end).status).toBe(0)
})
