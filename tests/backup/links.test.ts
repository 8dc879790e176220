import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { approvalMails } from '../../server/approval/mail.ts'
import { makeBackup } from '../../server/backup/make-backup.ts'
import { restore } from '../../server/backup/restore.ts'
import { addMember, saveCommittee } from '../../server/committees/committees.ts'
import { memberLink } from '../../server/committees/link.ts'
import { addRecipient } from '../../server/digest/recipients.ts'
import { sendDigestNow } from '../../server/digest/send-digest.ts'
import { createEvent } from '../../server/events/plan-event.ts'
import { createApp } from '../../server/http/app.ts'
import { sendMails } from '../../server/mail/outbox.ts'
import { addPartner, changePartner } from '../../server/partners/partners.ts'
import { partnerNew } from '../../server/partners/shapes.ts'
import { addMedia } from '../../server/pictures/media.ts'
import { publicPictureUrl } from '../../server/pictures/public-picture.ts'
import { mediaByIds } from '../../server/pictures/rows.ts'
import { shareMails } from '../../server/shares/mail.ts'
import { proposeEvent, writeAgain } from '../../server/shares/propose.ts'
import { feast } from '../support/approval.ts'
import { anApprover, needApproval } from '../support/builders/approval.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aCommitteeToSave, aMemberToAdd } from '../support/builders/committees.ts'
import { anOffer } from '../support/builders/partners.ts'
import { testClock } from '../support/clock.ts'
import { ball, formOf, stampIn } from '../support/committees.ts'
import { testContext } from '../support/context.ts'
import { type DatabaseKind, itOnBoth, newDatabaseUrl } from '../support/database/databases.ts'
import { fakeMailer } from '../support/fake-mailer.ts'
import { fakeNetwork } from '../support/network/fake-publisher.ts'
import { addChannel, addCommune, byOf, morning } from '../support/publishing.ts'
import { folderOfTest } from '../support/run/temporary-folder.ts'

const publicUrl = 'https://tambour.exemple.fr'
const clock = testClock(morning)
const formPath = '/ecrire/1'

async function emptyUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite'
    ? `file:${join(folderOfTest(), 'tambour.db')}`
    : await newDatabaseUrl(kind, { own: true })
}

async function installation(databaseUrl: string) {
  const network = fakeNetwork()
  const context = await testContext({
    clock,
    connectors: { fake: network.connector },
    settings: { databaseUrl, publicUrl },
  })
  const mailer = fakeMailer()
  context.mailer = mailer
  const app = await createApp(context, 'tests')
  return {
    context,
    mails: mailer.mails,
    request: (path: string, init?: RequestInit) => app.request(path, init),
  }
}

type Installation = Awaited<ReturnType<typeof installation>>

const by = byOf(1)

/** What there is when the backup is made: a form, a neighbour, its offer, a committee and an approver. */
async function begin({ context }: Installation) {
  await addCommune(context)
  await aChannel(context, 1, { connector: 'form', config: {}, secrets: null, publishes: 0 })
  await addChannel({ context, communeId: 1 }, 'village')
  await addPartner(context, by, partnerNew.parse({ name: 'L’Épine', ...one('premier') }))
  await createEvent(context, by, { ...feast, times: [] })
  await createEvent(context, by, { ...feast, title: 'Brocante', times: [] })
  await proposeEvent(context, by, offerOf(1))
  await saveCommittee(context, by, null, aCommitteeToSave())
  await addMember(context, by, 1, aMemberToAdd({ name: 'Paul' }))
  const approvers = [anApprover()]
  await needApproval(context, by, { roles: [], approvers })
}

const offerOf = (event: number) => anOffer({ event, partners: [1] })
const one = (name: string) => ({ contacts: [{ name, email: `${name}@exemple.fr` }] })

/**
 * One more of each row that a link opens, and their links, by what they open. Called once in each of two
 * installations that went apart, it gives both rows of the same numbers to different people.
 */
async function more(
  { context, mails, request }: Installation,
  name: string,
  background: string,
): Promise<Record<string, string>> {
  const mailTo = (reader: string, page: string) => {
    const mail = mails.findLast(({ to, text }) => to.startsWith(reader) && text.includes(page))
    return new RegExp(`${publicUrl}(${page}\\S+)`).exec(mail?.text ?? '')?.[1] ?? ''
  }
  const text = `Ce que ${name} seul peut lire`
  const opened = stampIn(await (await request(formPath)).text())
  clock.advance(20_000)
  const letter = { name, email: `${name}@exemple.fr`, phone: '', text, site: '', stamp: opened }
  const body = new URLSearchParams(letter)
  const sent = await request(formPath, { method: 'POST', body })
  const thread = sent.headers.get('location')?.replace('?envoye=1', '') ?? ''

  const both = { contacts: [...one('premier').contacts, ...one(name).contacts] }
  await changePartner(context, by, 1, partnerNew.parse({ name: 'L’Épine', ...both }))
  await sendMails(context, shareMails)
  await writeAgain(context, by, 1)
  await sendMails(context, shareMails)
  const older = mailTo(name, '/partage/')
  await proposeEvent(context, by, offerOf(2))
  await sendMails(context, shareMails)
  await createEvent(context, by, { ...feast, title: `Bal de ${name}`, channels: [2] })
  await sendMails(context, approvalMails)
  await addRecipient(context.db, by.communeId, `${name}@exemple.fr`, 0)
  await sendDigestNow(context, by, '2026-W22')
  const { link } = await addMember(context, by, 1, aMemberToAdd({ name }))
  const { id } = await addMedia(context, by, { bytes: await png(background), alt: name })
  const [picture] = await mediaByIds(context.db, 1, [id])
  if (picture === undefined) throw new Error('the picture was not kept')
  return {
    conversation: thread,
    contact: mailTo(name, '/voisin/'),
    offer: mailTo(name, '/partage/'),
    'an older offer': older,
    member: link.slice(publicUrl.length),
    approval: mailTo('maire', '/valider/'),
    digest: mailTo(name, '/api/digest/unsubscribe'),
    picture: publicPictureUrl(context, { ...picture, rendition: null }).slice(publicUrl.length),
  }
}

async function png(background: string): Promise<Uint8Array<ArrayBuffer>> {
  const create = { width: 60, height: 40, channels: 3 as const, background }
  return new Uint8Array(await sharp({ create }).png().toBuffer())
}

/**
 * Two installations that went apart: what `later` did in the first one is not in the backup, from which the
 * second is restored.
 */
async function restored<T>(kind: DatabaseKind, later: (first: Installation) => Promise<T>) {
  clock.set(morning)
  const databaseUrl = await emptyUrl(kind)
  const first = await installation(databaseUrl)
  await begin(first)
  const file = join(folderOfTest(), 'sauvegarde.db')
  const secretKey = Buffer.alloc(32, 7)
  await makeBackup(first.context, { databaseUrl, secretKey, passphrase: null }, file)
  const lost = await later(first)
  const target = { databaseUrl: await emptyUrl(kind), secretKey, secretKeyFile: null }
  await restore(file, target, { passphrase: null, withoutKey: false })
  return { lost, second: await installation(target.databaseUrl) }
}

/** The numbers of the rows that a link names, without its signature, which may begin with a digit itself. */
const numbersIn = (link: string) => /[/=](\d{1,9}(?:-\d{1,9})*)-[\w-]{43}(?![\w-])/.exec(link)?.[1]

describe('after a restore', () => {
  it('a link of later opens nothing, no matter who has its number now', async () => {
    const { lost, second } = await restored('sqlite', async first => {
      const links = await more(first, 'jeanne', '#c04020')
      for (const path of Object.values(links)) {
        expect((await first.request(path)).status, path).toBe(200)
      }
      return links
    })
    const given = await more(second, 'luc', '#2040c0')
    expect(Object.keys(lost)).toHaveLength(8)
    for (const [what, path] of Object.entries(lost)) {
      const now = given[what] ?? ''
      expect((await second.request(now)).status, what).toBe(200)
      expect(numbersIn(path) !== undefined, what).toBe(what !== 'approval')
      expect(numbersIn(path), what).toBe(numbersIn(now))
      const isPicture = what === 'picture'
      for (const method of isPicture ? ['GET'] : ['GET', 'POST']) {
        const body = method === 'POST' ? new URLSearchParams({ act: 'x' }) : null
        const refused = await second.request(path, { method, body })
        expect(refused.status, `${method} ${what}`).toBe(404)
        const page = await refused.text()
        expect(page, what).not.toMatch(/luc|jeanne/i)
        if (!isPicture) expect(page, what).toMatch(/Ce lien ne (mène à rien|sert plus)/)
      }
    }
  })

  itOnBoth('the poster that a refused form named is not another one', async kind => {
    const send = async (
      { context, request }: Installation,
      fields: Record<string, string>,
      poster?: Blob,
    ) => {
      const members = await context.db.selectFrom('committeeMember').selectAll().execute()
      const path = new URL(memberLink(context, members[0] ?? { id: 0, key: '' })).pathname
      const stamp = stampIn(await (await request(path)).text())
      clock.advance(10_000)
      const body = formOf({ ...ball, site: '', stamp, ...fields }, poster)
      return await request(path, { method: 'POST', body })
    }
    const { lost, second } = await restored(kind, async first => {
      const poster = new Blob([await png('#c04020')])
      const refused = await (await send(first, { title: '' }, poster)).text()
      return /name="picture" value="([^"]+)"/.exec(refused)?.[1] ?? ''
    })
    expect(lost).toMatch(/^1-/)
    await addMedia(second.context, by, { bytes: await png('#2040c0'), alt: 'Pour la mairie' })
    expect((await send(second, { picture: lost })).status).toBe(303)
    const proposals = await second.context.db.selectFrom('proposal').select('pictureId').execute()
    expect(proposals).toEqual([{ pictureId: null }])
  })
})
