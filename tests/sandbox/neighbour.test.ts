import { createServer } from 'node:http'
import { createTransport } from 'nodemailer'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createEvent } from '../../server/events/plan-event.ts'
import { addPartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { listenOn } from '../../server/sandbox/listen.ts'
import { createNeighbour, opensAfterMs } from '../../server/sandbox/neighbour.ts'
import { formsIn } from '../../server/sandbox/web-form.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { proposeEvent } from '../../server/shares/propose.ts'
import { listShares } from '../../server/shares/share-shape.ts'
import { withdrawShare } from '../../server/shares/shares.ts'
import { feast } from '../support/approval.ts'
import { anOffer } from '../support/builders/partners.ts'
import { aSetup } from '../support/builders/people.ts'
import { testClock } from '../support/clock.ts'
import { byOf } from '../support/publishing.ts'
import { startVillage } from '../support/village.ts'
import { openVillage, tuesday } from './client.ts'

const email = 'mairie@montaubry.exemple.fr'

/** A Tambour that has offered a feast to a neighbour by mail, which is in the mailbox. */
async function offered() {
  const clock = testClock(tuesday)
  const { sandbox, tambour } = await startVillage(clock)
  const { context } = tambour
  const { commune } = await setup(
    context,
    aSetup({ commune: 'Vaubécourt', name: 'Camille', email: 'camille@exemple.fr' }),
  )
  const by = byOf(commune.id)
  const wanted = { ...feast, times: [], channels: [] }
  const { id: event } = await createEvent(context, by, wanted)
  const contacts = [{ name: 'Secrétariat', email }]
  const montaubry = partnerNew.parse({ name: 'Montaubry', contacts })
  const { id: partner } = await addPartner(context, by, montaubry)
  await proposeEvent(context, by, anOffer({ event, partners: [partner] }))
  // The job of the started Tambour sends it by itself.
  await vi.waitFor(async () => expect(await sandbox.mail(email)).toHaveLength(1), {
    timeout: 120_000,
    interval: 20,
  })
  const share = async () => (await listShares(context, commune.id, { eventId: event }))[0]
  const withdraw = async () => withdrawShare(context, by, (await share())?.id ?? 0)
  return { clock, neighbour: createNeighbour(sandbox, email), sandbox, share, tambour, withdraw }
}

it('a neighbour reads its mail after a while, and accepts on the page that it leads to', async () => {
  const { clock, neighbour, sandbox, share } = await offered()
  expect(await neighbour.runOnce(clock.now())).toEqual([])
  clock.advance(opensAfterMs)
  const other = createNeighbour(sandbox, 'mairie@bussy.exemple.fr')
  expect(await other.runOnce(clock.now())).toEqual([])
  expect(await share()).toMatchObject({ state: 'proposed' })
  expect(await neighbour.runOnce(clock.now())).toHaveLength(1)
  expect(await share()).toMatchObject({
    state: 'accepted',
    answeredBy: 'Secrétariat',
    steps: [{ what: 'proposed' }, { what: 'accepted', via: 'link' }],
  })
  // What is answered stays so, also for one that has forgotten what it read.
  expect(await neighbour.runOnce(clock.now())).toEqual([])
  expect(await createNeighbour(sandbox, email).runOnce(clock.now())).toEqual([])
})

it('a neighbour leaves alone what was taken back', async () => {
  const { clock, neighbour, share, withdraw } = await offered()
  await withdraw()
  clock.advance(opensAfterMs)
  expect(await neighbour.runOnce(clock.now())).toEqual([])
  expect(await share()).toMatchObject({ state: 'withdrawn' })
})

it('a neighbour keeps a mail for later whose page is not served just then', async () => {
  const { clock, neighbour, tambour } = await offered()
  clock.advance(opensAfterMs)
  await tambour.drain()
  for (const _ of [1, 2]) {
    await expect(neighbour.runOnce(clock.now())).rejects.toThrow(TypeError)
  }
})

it('a neighbour asks once where the page says no', async () => {
  const asked: string[] = []
  const server = createServer((request, answer) => {
    asked.push(request.method ?? '')
    answer.statusCode = request.method === 'POST' ? 409 : 200
    answer.end('<form method="post"><input name="act" value="accept"></form>')
  })
  const port = await listenOn(server, 0, () => server.address())
  onTestFinished(() => void server.close())
  const { sandbox, clock } = await openVillage()
  const text = `Répondre :\nhttp://127.0.0.1:${port}/partage/1-1-abc`
  await createTransport(sandbox.smtpUrl).sendMail({ from: 'a@exemple.fr', to: email, text })
  const neighbour = createNeighbour(sandbox, email)
  clock.advance(opensAfterMs)
  expect(await neighbour.runOnce(clock.now())).toEqual([])
  expect(await neighbour.runOnce(clock.now())).toEqual([])
  expect(asked).toEqual(['GET', 'POST'])
})

it('a form is sent as a browser without script would send it', () => {
  const page = `<input name="outside" value="1">
    <form method="post" enctype="multipart/form-data">
      <input type="hidden" name="act" value="propose"><input name="title" value="L&rsquo;été">
      <input type="checkbox" name="without" value="1"><input type="file" name="file">
      <textarea name="text">Deux
lignes</textarea><button>Envoyer</button>
    </form>
    <form method="post"><input name="act" value="answer"></form>`
  expect(formsIn(page)).toEqual([
    { isMultipart: true, fields: { act: 'propose', title: 'L’été', text: 'Deux\nlignes' } },
    { isMultipart: false, fields: { act: 'answer' } },
  ])
})
